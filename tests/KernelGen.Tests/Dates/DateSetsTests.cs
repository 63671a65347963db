using System;
using System.Collections.Generic;
using System.Linq;
using Dates.Data;
using Dates.Grammar;
using KernelGen.Arithmetic;
using Xunit;

namespace KernelGen.Tests.Dates;

/// <summary>Pairs to train, to validate and to test with.</summary>
public sealed class DateSetsTests
{
    private static readonly DateSetSizes small = new(Training: 600, Validation: 30, Test: 50);

    [Fact]
    public void Sets_ShareNoDate()
    {
        DateSetSizes sizes = new();
        DateSets sets = DateSets.Draw(1, sizes);
        IReadOnlyList<DatePair> test = sets.OpenTest();
        Assert.Equal((sizes.Training, sizes.Validation, sizes.Test), (sets.Training.Count, sets.Validation.Count, test.Count));
        string[] targets = [.. sets.Training.Concat(sets.Validation).Concat(test).Select(static pair => pair.Target)];
        Assert.Equal(targets.Length, targets.Distinct().Count());
    }

    [Fact]
    public void EveryForm_IsDrawnAboutAsOften()
    {
        int[] counts = [.. DateSets.Draw(1, new DateSetSizes()).Training.CountBy(static pair => pair.Form.Template).Select(static form => form.Value)];
        Assert.Equal(DateForms.All.Count, counts.Length);
        Assert.All(counts, static count => Assert.InRange(count, 700, 1050));
    }

    [Fact]
    public void TheSameSeed_GivesTheSamePairs_AndAnotherOneOthers()
    {
        Assert.Equal(Sources(1), Sources(1));
        Assert.NotEqual(Sources(1), Sources(2));

        static string[] Sources(ulong seed)
        {
            DateSets sets = DateSets.Draw(seed, small);
            return [.. sets.Training.Concat(sets.Validation).Concat(sets.OpenTest()).Select(static pair => pair.Source)];
        }
    }

    [Fact]
    public void TheTestSet_IsOpenedOnce()
    {
        DateSets sets = DateSets.Draw(1, small);
        Assert.Equal(50, sets.OpenTest().Count);
        Assert.Throws<InvalidOperationException>(sets.OpenTest);
    }

    [Theory]
    [InlineData(36_500, 20, 6)]
    [InlineData(int.MaxValue, int.MaxValue, 1)]
    [InlineData(0, 1, 1)]
    [InlineData(1, -1, 1)]
    [InlineData(1, 1, 0)]
    public void EmptySets_AndMorePairsThanDates_AreRefused(int training, int validation, int test)
    {
        DateTextException refused = Assert.Throws<DateTextException>(() => DateSets.Draw(1, new DateSetSizes(training, validation, test)));
        Assert.EndsWith("expected some of each, 36525 in all at most: a date each.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Batches_HoldEveryPairOnce_AndPairsOfMuchTheSameLength()
    {
        IReadOnlyList<DatePair> pairs = DateSets.Draw(1, small).Training;
        DatePair[][] batches = [.. DateBatches.Of(pairs, 64, new CounterRandom(1, 1))];
        Assert.Equal(10, batches.Length);
        Assert.Equal(9, batches.Count(static batch => batch.Length == 64));
        Assert.Equal(pairs.Select(static pair => pair.Source).Order(), batches.SelectMany(static batch => batch).Select(static pair => pair.Source).Order());
        int read = batches.Sum(static batch => batch.Length * batch.Max(static pair => pair.Source.Length));
        Assert.InRange(read, 0, 1.15 * pairs.Sum(static pair => pair.Source.Length));
    }

    [Fact]
    public void Batches_ComeInAnotherOrderEachTime()
    {
        IReadOnlyList<DatePair> pairs = DateSets.Draw(1, small).Training;
        CounterRandom random = new(1, 1);
        string[] first = Sources(random), second = Sources(random);
        Assert.NotEqual(first, second);
        Assert.Equal(first, Sources(new CounterRandom(1, 1)));

        string[] Sources(CounterRandom random) => [.. DateBatches.Of(pairs, 64, random).SelectMany(static batch => batch).Select(static pair => pair.Source)];
    }
}
