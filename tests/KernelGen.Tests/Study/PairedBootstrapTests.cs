using System;
using System.Linq;
using KernelGen.Tests.Quantization;
using QuantizerStudy.Results;
using Xunit;

namespace KernelGen.Tests.Study;

/// <summary>Intervals of paired differences, by seed and block.</summary>
public sealed class PairedBootstrapTests
{
    [Fact]
    public void NoDifference_IsNotDistinguishable()
    {
        Interval interval = PairedBootstrap.Of([new double[5], new double[5]]);
        Assert.Equal(new Interval(0, 0, 0), interval);
        Assert.False(interval.IsDistinguishable);
    }

    [Theory]
    [InlineData(0.25)]
    [InlineData(-0.5)]
    public void ConstantDifference_HasThatInterval(double difference)
    {
        double[] blocks = [.. Enumerable.Repeat(difference, 4)];
        Interval interval = PairedBootstrap.Of([blocks, blocks, blocks]);
        Assert.Equal(new Interval(difference, difference, difference), interval);
        Assert.True(interval.IsDistinguishable);
    }

    [Fact]
    public void EqualDifferences_HaveTheSameInterval() =>
        Assert.Equal(PairedBootstrap.Of(Draw(0.1, trial: 1)), PairedBootstrap.Of(Draw(0.1, trial: 1)));

    [Fact]
    public void SeedsThatDisagree_MakeTheIntervalWideHoweverSureTheirBlocksAre()
    {
        double[] worse = [.. Enumerable.Repeat(1.0, 100)], better = Array.ConvertAll(worse, static value => -value);
        Interval interval = PairedBootstrap.Of([worse, better]);
        Assert.Equal(new Interval(0, -1, 1), interval);
        Assert.False(interval.IsDistinguishable);
    }

    [Fact]
    public void BlocksThatDisagree_MakeTheIntervalWideHoweverManySeedsAgree()
    {
        double[] blocks = [3, -1, 3, -1, 3, -1, 3, -1];
        Interval interval = PairedBootstrap.Of([.. Enumerable.Repeat(blocks, 20)]);
        Assert.Equal(1, interval.Mean);
        Assert.InRange(interval.Low, -1, 0);
        Assert.InRange(interval.High, 2, 3);
    }

    [Fact]
    public void IntervalOfCrossedFactors_Covers()
    {
        const double difference = 0.3;
        const int trials = 30;
        int covered = Enumerable.Range(0, trials)
            .Select(static trial => PairedBootstrap.Of(Draw(difference, trial)))
            .Count(static interval => interval.Low <= difference && difference <= interval.High);
        Assert.InRange(covered, 0.9 * trials, trials);
    }

    [Fact]
    public void UnevenBlocks_AreRefused()
    {
        Assert.Throws<ArgumentException>("differences", static () => PairedBootstrap.Of([]));
        Assert.Throws<ArgumentException>("differences", static () => PairedBootstrap.Of([[]]));
        Assert.Throws<ArgumentException>("differences", static () => PairedBootstrap.Of([[1, 2], [1]]));
    }

    /// <summary>Differences with a part that a seed has in common, one that a block has, and noise.</summary>
    private static double[][] Draw(double difference, int trial)
    {
        const int seeds = 8, blocks = 10;
        float[] drawn = RandomRows.Gaussian(seeds + blocks + seeds * blocks, trial);
        return [.. Enumerable.Range(0, seeds).Select(seed => Enumerable.Range(0, blocks)
            .Select(block => difference + 0.1 * drawn[seed] + 0.2 * drawn[seeds + block] + 0.3 * drawn[seeds + blocks + seed * blocks + block])
            .ToArray())];
    }
}
