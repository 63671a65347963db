using System;
using System.Linq;
using KernelGen.Text;
using QuantizerStudy.Results;
using SpokenDigits.Results;
using Xunit;

namespace KernelGen.Tests.SpokenDigits;

/// <summary>Word error rates beside each other.</summary>
public sealed class RecogniserScoresTests
{
    [Fact]
    public void Difference_IsThatOfTheRatesHoweverLongTheStrings()
    {
        RecogniserScores first = Scores("a", [MadeUp.Errors(0, 1), MadeUp.Errors(3, 7)]), second = Scores("b", [MadeUp.Errors(1, 1), MadeUp.Errors(0, 7)]);
        Interval interval = first.Minus(second);
        Assert.Equal(first.Total.Rate - second.Total.Rate, interval.Mean, 12);
        Assert.False(interval.IsDistinguishable);
    }

    [Fact]
    public void WhatIsWorseInEveryString_IsDistinguishable()
    {
        ErrorRate[] good = [.. Enumerable.Repeat(MadeUp.Errors(1, 4), 20)], bad = [.. Enumerable.Repeat(MadeUp.Errors(2, 4), 20)];
        Interval interval = Scores("bad", bad, bad).Minus(Scores("good", good, good));
        Assert.Equal(new Interval(0.25, 0.25, 0.25), interval);
        Assert.True(interval.IsDistinguishable);
    }

    [Fact]
    public void OtherSeedsOrStrings_AreRefused()
    {
        ErrorRate[] errors = [MadeUp.Errors(1, 4)], longer = [MadeUp.Errors(1, 5)];
        Assert.Throws<ArgumentException>("other", () => Scores("a", errors).Minus(Scores("b", errors, errors)));
        Assert.Throws<ArgumentException>("others", () => Scores("a", errors).Minus(Scores("b", longer)));
    }

    [Fact]
    public void Deviation_IsThatOfTheSeeds()
    {
        Assert.Equal(0, Scores("a", [MadeUp.Errors(1, 4)]).Deviation);
        Assert.Equal(Math.Sqrt(0.5) / 4, Scores("a", [MadeUp.Errors(1, 4)], [MadeUp.Errors(2, 4)]).Deviation, 12);
    }

    [Fact]
    public void Table_ComparesWithTheFirst()
    {
        ErrorRate[] good = [MadeUp.Errors(0, 4), MadeUp.Errors(0, 6)], bad = [MadeUp.Errors(1, 4), MadeUp.Errors(1, 6)];
        string table = WordErrorTable.Of([Scores("float", good) with { PackedBytes = 4_000 }, Scores("2 bits", bad)]);
        Assert.Contains("2 strings with 10 words, seeds: 1;", table, StringComparison.Ordinal);
        Assert.Contains("| float | 0.00 % ± 0.00 % | 0.00 % | 0.00 % | 0.00 % | – | 4,000 | 1.00x | 9 |\n", table, StringComparison.Ordinal);
        Assert.Contains("| 2 bits | 20.00 % ± 0.00 % | 20.00 % | 0.00 % | 0.00 % | +20.00 [+20.00, +20.00] | 1,000 | 4.00x | 9 |\n", table, StringComparison.Ordinal);
    }

    [Fact]
    public void Speakers_HaveRatesOfTheirOwn()
    {
        RecogniserScores scores = Scores("a", [MadeUp.Errors(1, 4), MadeUp.Errors(0, 6)], [MadeUp.Errors(2, 4), MadeUp.Errors(3, 6)]);
        Assert.Equal(MadeUp.Errors(3, 8), scores.Of("ann"));
        Assert.Equal(MadeUp.Errors(3, 12), scores.Of("bob"));
        Assert.Contains("| word error rate of | ann | bob |\n", WordErrorTable.BySpeaker([scores]), StringComparison.Ordinal);
        Assert.Contains("| a | 37.50 % | 25.00 % |\n", WordErrorTable.BySpeaker([scores]), StringComparison.Ordinal);
    }

    private static RecogniserScores Scores(string name, params ErrorRate[][] bySeed) =>
        new(name, 1_000, [.. Enumerable.Range(0, bySeed[0].Length).Select(static index => index == 0 ? "ann" : "bob")], bySeed, 9.2);
}
