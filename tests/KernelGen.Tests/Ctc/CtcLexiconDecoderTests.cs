using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Ctc;
using Xunit;

namespace KernelGen.Tests.Ctc;

public sealed class CtcLexiconDecoderTests
{
    // Equal neighbours within a word and between words, a word that begins another one, and one label that two words share.
    private static readonly int[][] words = [[1, 2], [2], [1, 1], [3, 1, 2]];

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(3, 0.4)]
    [InlineData(4, -0.7)]
    [InlineData(5, 2)]
    [InlineData(6, 0)]
    public void BestPath_IsThatOfASearchThroughAllPaths(int seed, double penalty)
    {
        const int classes = 4, steps = 6;
        float[] logits = Logits(classes * steps, seed, 3);
        double[] logs = LogSoftmax(logits, classes);
        double expected = AllPaths(classes, steps).Select(path => WordScore(path, penalty) + path.Select((label, step) => logs[(step * classes) + label]).Sum()).Max();
        int[] found = new int[steps];
        double score = new CtcLexiconDecoder(words, classes, steps, penalty).Decode(logits, found, out int count);
        Assert.Equal(expected, score, 1e-9);
        Assert.True(count * penalty <= -score + 1e-9, "A path of these words costs more than the search says.");
    }

    [Fact]
    public void BestPath_IsFoundForManyDrawnLogits()
    {
        const int classes = 4, steps = 5;
        int[][] paths = [.. AllPaths(classes, steps)];
        CtcLexiconDecoder decoder = new(words, classes, steps);
        int[] found = new int[steps];
        for (int seed = 100; seed < 150; seed++)
        {
            float[] logits = Logits(classes * steps, seed, 4);
            double[] logs = LogSoftmax(logits, classes);
            int[] best = paths.Where(static path => !double.IsNegativeInfinity(WordScore(path, 0))).MaxBy(path => path.Select((label, step) => logs[(step * classes) + label]).Sum())!;
            decoder.Decode(logits, found, out int count);
            Assert.Equal(Joined(best), found.Take(count).SelectMany(static word => words[word]));
        }
    }

    [Fact]
    public void Words_AreToldApartByTheirLabels()
    {
        int[] found = new int[9];
        new CtcLexiconDecoder([[1, 2, 3], [4, 2, 5]], 6, 9).Decode(OneHot([1, 2, 2, 3, 4, 0, 2, 5, 0], 6), found, out int count);
        Assert.Equal([0, 1], found[..count]);
    }

    [Fact]
    public void LabelsOfNoWord_AreTakenForTheNearestOne()
    {
        // "1 2 5" is no word: "1 2 3" has one label wrong, "4 2 5" has another, which is likelier here.
        float[] logits = OneHot([1, 2, 5], 6);
        logits[4] = 8;
        int[] found = new int[3];
        new CtcLexiconDecoder([[1, 2, 3], [4, 2, 5]], 6, 3).Decode(logits, found, out int count);
        Assert.Equal([1], found[..count]);
    }

    [Fact]
    public void AWordTwice_NeedsABlankBetweenEqualLabels()
    {
        int[] found = new int[5];
        CtcLexiconDecoder decoder = new([[1, 2, 1]], 3, 5);
        decoder.Decode(OneHot([1, 2, 1, 2, 1], 3), found, out int joined);
        Assert.True(joined < 2, "Five steps hold the word once: six labels and a blank take seven.");
        decoder = new([[1, 2]], 3, 5);
        decoder.Decode(OneHot([1, 2, 1, 2, 0], 3), found, out int apart);
        Assert.Equal([0, 0], found[..apart]);
    }

    [Fact]
    public void APenalty_LeavesWordsOut()
    {
        float[] logits = [0, 1, 0, 1];
        int[] found = new int[2];
        Assert.Equal(2 * Math.Log(1 / (1 + Math.Exp(-1))), new CtcLexiconDecoder([[1]], 2, 2).Decode(logits, found, out int one), 1e-9);
        Assert.Equal(1, one);
        Assert.Equal(2 * Math.Log(1 / (1 + Math.E)), new CtcLexiconDecoder([[1]], 2, 2, wordPenalty: 2.5).Decode(logits, found, out int none), 1e-9);
        Assert.Equal(0, none);
    }

    [Fact]
    public void Search_AllocatesNothing_AndSearchesAgainAlike()
    {
        const int classes = 4, steps = 30;
        float[] logits = Logits(classes * steps, 9, 2);
        CtcLexiconDecoder decoder = new(words, classes, steps);
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
    public void WhatDoesNotFit_IsRefused()
    {
        CtcLexiconDecoder decoder = new([[1]], 2, mostSteps: 3);
        Assert.Throws<ArgumentException>("logits", () => decoder.Decode(OneHot([1, 0, 1, 0], 2), new int[4], out _));
        Assert.Throws<ArgumentException>("words", () => decoder.Decode(OneHot([1, 0, 1], 2), new int[1], out _));
        Assert.Throws<ArgumentException>("words", static () => new CtcLexiconDecoder([], 3, 3));
        Assert.Throws<ArgumentException>("words", static () => new CtcLexiconDecoder([[1], []], 3, 3));
        Assert.Throws<ArgumentException>("words", static () => new CtcLexiconDecoder([[1, 3]], 3, 3));
        Assert.Throws<ArgumentException>("words", static () => new CtcLexiconDecoder([[0]], 3, 3));
        Assert.Throws<ArgumentException>("wordPenalty", static () => new CtcLexiconDecoder([[1]], 3, 3, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("mostSteps", static () => new CtcLexiconDecoder([[1]], 3, 0));
        Assert.Throws<ArgumentOutOfRangeException>("blank", static () => new CtcLexiconDecoder([[1]], 3, 3, blank: 3));
    }

    /// <summary>Minus the least penalty of words that have a path's labels; minus infinity where none have.</summary>
    private static double WordScore(int[] path, double penalty)
    {
        int[] labels = Joined(path);
        double[] best = [0, .. labels.Select(static _ => double.NegativeInfinity)];
        for (int end = 1; end <= labels.Length; end++)
        {
            foreach (int[] word in words)
            {
                if (end >= word.Length && labels.AsSpan(end - word.Length, word.Length).SequenceEqual(word))
                    best[end] = Math.Max(best[end], best[end - word.Length] - penalty);
            }
        }

        return best[^1];
    }

    /// <summary>The labels of a path: repeats joined, blanks dropped.</summary>
    private static int[] Joined(int[] path) => [.. path.Where((label, step) => label != 0 && (step == 0 || path[step - 1] != label))];

    private static IEnumerable<int[]> AllPaths(int classes, int steps)
    {
        IEnumerable<int[]> paths = [[]];
        for (int step = 0; step < steps; step++) paths = [.. paths.SelectMany(path => Enumerable.Range(0, classes).Select(label => path.Append(label).ToArray()))];
        return paths;
    }

    private static double[] LogSoftmax(float[] logits, int classes) =>
        [.. logits.Chunk(classes).SelectMany(static step => step.Select(logit => logit - Math.Log(step.Sum(static other => Math.Exp(other)))))];

    private static float[] OneHot(int[] classes, int count) =>
        [.. classes.SelectMany(label => Enumerable.Range(0, count).Select(index => index == label ? 9f : 0f))];

    private static float[] Logits(int count, int seed, double range)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)(range * (random.NextDouble() - 0.5) * 2))];
    }
}
