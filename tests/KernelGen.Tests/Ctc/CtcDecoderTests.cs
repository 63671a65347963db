using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Ctc;
using Xunit;

namespace KernelGen.Tests.Ctc;

public sealed class CtcDecoderTests
{
    [Fact]
    public void Greedy_JoinsRepeatsAndDropsBlanks()
    {
        int[] labels = new int[8];
        int count = CtcGreedyDecoder.Decode(OneHot([0, 2, 2, 0, 2, 1, 1, 0], 3), 3, labels);
        Assert.Equal([2, 2, 1], labels[..count]);
    }

    [Fact]
    public void Greedy_TakesTheFirstOfEqualLogits()
    {
        int[] labels = new int[2];
        Assert.Equal(1, CtcGreedyDecoder.Decode([0, 5, 5, 5, 1, 1], 3, labels));
        Assert.Equal(1, labels[0]);
    }

    [Fact]
    public void Greedy_SaysHowManyPlacesAreEnough()
    {
        var error = Assert.Throws<ArgumentException>("labels", () => CtcGreedyDecoder.Decode(OneHot([1, 2, 1], 3), 3, new int[2]));
        Assert.Contains("3 places", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Beam_WideEnough_FindsTheLikeliestLabelsAndTheirProbability(int seed)
    {
        const int classes = 3, steps = 6;
        float[] logits = Logits(classes * steps, seed, 2);
        var loss = new CtcLoss(classes, steps, steps);
        (int[] labels, double log) = AllLabels(classes, steps)
            .Where(candidate => CtcLoss.LeastSteps(candidate) <= steps)
            .Select(candidate => (candidate, -loss.Of(logits, candidate)))
            .MaxBy(candidate => candidate.Item2);
        int[] found = new int[steps];
        double probability = new CtcBeamDecoder(classes, steps, width: 1000).Decode(logits, found, out int count);
        Assert.Equal(labels, found[..count]);
        Assert.Equal(log, probability, 1e-12);
    }

    [Fact]
    public void Beam_FindsWhatTheGreedyPathMisses()
    {
        // Blank is the likeliest class of both steps (0.36), "1" by any of its three paths the likeliest labels (0.64).
        float[] logits = [MathF.Log(0.6f), MathF.Log(0.4f), MathF.Log(0.6f), MathF.Log(0.4f)];
        int[] labels = new int[2];
        Assert.Equal(0, CtcGreedyDecoder.Decode(logits, 2, labels));
        double log = new CtcBeamDecoder(2, 2, width: 4).Decode(logits, labels, out int count);
        Assert.Equal([1], labels[..count]);
        Assert.Equal(Math.Log(0.64), log, 1e-6);
    }

    [Fact]
    public void Beam_OfAnyWidth_NeverHoldsAPrefixTwice_SoThatItsProbabilityIsAtMostTheTrueOne()
    {
        const int classes = 5, steps = 40;
        var loss = new CtcLoss(classes, steps, steps);
        for (int seed = 0; seed < 20; seed++)
        {
            float[] logits = Logits(classes * steps, seed, 2);
            double narrow = double.NegativeInfinity;
            foreach (int width in new[] { 1, 3, 8, 50 })
            {
                int[] labels = new int[steps];
                double log = new CtcBeamDecoder(classes, steps, width).Decode(logits, labels, out int count);
                double truth = -loss.Of(logits, labels.AsSpan(0, count));
                Assert.True(log <= truth + 1e-9, $"seed {seed}, width {width}: {log} above {truth}");
                if (width == 50) Assert.True(truth >= narrow - 1e-9, $"seed {seed}: a wide beam found less than a beam of one.");
                if (width == 1) narrow = truth;
            }
        }
    }

    [Fact]
    public void Beam_AllocatesNothing_AndSearchesAgainAlike()
    {
        const int classes = 4, steps = 30;
        float[] logits = Logits(classes * steps, 9, 1);
        var decoder = new CtcBeamDecoder(classes, steps, width: 8);
        int[] first = new int[steps], second = new int[steps];
        double before = decoder.Decode(logits, first, out int count);
        Allocations.Settle();
        long allocated = Allocations.OfThisThread();
        double after = decoder.Decode(logits, second, out int again);
        Assert.Equal(0, Allocations.OfThisThread() - allocated);
        Assert.Equal((before, count), (after, again));
        Assert.Equal(first, second);
    }

    [Fact]
    public void Beam_RefusesTooManySteps_AndTooLittleRoom()
    {
        var decoder = new CtcBeamDecoder(3, mostSteps: 3);
        Assert.Throws<ArgumentException>("logits", () => decoder.Decode(OneHot([1, 2, 1, 2], 3), new int[4], out _));
        Assert.Throws<ArgumentException>("labels", () => decoder.Decode(OneHot([1, 2, 1], 3), new int[2], out _));
        Assert.Throws<ArgumentOutOfRangeException>("width", () => new CtcBeamDecoder(3, 3, width: 0));
    }

    private static float[] OneHot(int[] classes, int count) =>
        [.. classes.SelectMany(label => Enumerable.Range(0, count).Select(index => index == label ? 9f : 0f))];

    private static float[] Logits(int count, int seed, double range)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)(range * (random.NextDouble() - 0.5) * 2))];
    }

    private static IEnumerable<int[]> AllLabels(int classes, int most)
    {
        IEnumerable<int[]> shorter = [[]];
        for (int length = 0; length <= most; length++)
        {
            foreach (int[] labels in shorter) yield return labels;
            shorter = [.. shorter.SelectMany(labels => Enumerable.Range(1, classes - 1).Select(label => labels.Append(label).ToArray()))];
        }
    }
}
