using System;
using System.Linq;
using Dates.Results;
using QuantizerStudy.Results;
using Xunit;

namespace KernelGen.Tests.Dates;

/// <summary>Shares of dates that were written right, beside each other.</summary>
public sealed class DateScoresTests
{
    [Fact]
    public void WhatIsRightAsOften_IsNotDistinguishable()
    {
        Interval interval = Scores("a", [true, false, true, false]).Minus(Scores("b", [false, true, false, true]));
        Assert.Equal(0, interval.Mean);
        Assert.False(interval.IsDistinguishable);
    }

    [Fact]
    public void WhatIsWrongEverywhere_IsDistinguishable() =>
        Assert.Equal(new Interval(-1, -1, -1), Scores("a", new bool[6], new bool[6]).Minus(Scores("b", All(6), All(6))));

    [Fact]
    public void OtherSeedsOrDates_AreRefused()
    {
        Assert.Throws<ArgumentException>("other", static () => Scores("a", All(4)).Minus(Scores("b", All(4), All(4))));
        Assert.Throws<ArgumentException>("other", static () => Scores("a", All(4)).Minus(Scores("b", All(5))));
    }

    [Fact]
    public void Deviation_IsThatOfTheSeeds()
    {
        Assert.Equal(0, Scores("a", [true, false]).Deviation);
        Assert.Equal(Math.Sqrt(0.125), Scores("a", [true, false], [true, true]).Deviation, 12);
    }

    [Fact]
    public void Tables_CompareWithTheFirst_AndTellOfForms()
    {
        DateScores floats = Scores("float", All(4)) with { PackedBytes = 4_000 }, few = Scores("2 bits", [false, true, true, true]);
        string table = AccuracyTable.Of([floats, few]);
        Assert.Contains("Test dates, none of them trained with: 4, seeds: 1;", table, StringComparison.Ordinal);
        Assert.Contains("| float | 100.00 % ± 0.00 % | – | 4,000 | 1.00x | 9 | 12 |\n", table, StringComparison.Ordinal);
        Assert.Contains("| 2 bits | 75.00 % ± 0.00 % | -25.00 [-75.00, 0.00], not distinguishable | 1,000 | 4.00x | 9 | 12 |\n", table, StringComparison.Ordinal);
        string forms = AccuracyTable.ByForm([floats, few]);
        Assert.Contains("| `{d}` | 2 | 100.00 % | 50.00 % |\n", forms, StringComparison.Ordinal);
        Assert.Contains("| `{m}` | 2 | 100.00 % | 100.00 % |\n", forms, StringComparison.Ordinal);
    }

    private static bool[] All(int count) => [.. Enumerable.Repeat(true, count)];

    private static DateScores Scores(string name, params bool[][] bySeed) =>
        new(name, 1_000, [.. Enumerable.Range(0, bySeed[0].Length).Select(static place => place < 2 ? "{d}" : "{m}")], bySeed, 9.2, 12.1);
}
