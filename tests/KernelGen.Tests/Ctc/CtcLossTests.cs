using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Ctc;
using KernelGen.Tests.TorchReference;
using Xunit;

namespace KernelGen.Tests.Ctc;

public sealed class CtcLossTests
{
    private const int Classes = 4;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void LossAndGradient_AreThoseOfTorch(int sequence)
    {
        TorchReferenceFile reference = TorchReferenceFile.Read("ctc");
        int[] shape = reference.Shape("logits");
        int steps = reference.Integers("input_lengths")[sequence], classes = shape[2];
        float[] logits = Slice(reference.Floats("logits"), shape, sequence, steps);
        int[] labels = reference.IntegerRows("targets")[sequence];
        float[] gradient = new float[logits.Length];

        var loss = new CtcLoss(classes, shape[0], 8);
        double expected = reference.Doubles("losses")[sequence];
        Assert.Equal(expected, loss.WithGradient(logits, labels, gradient), 1e-6 * expected);
        Assert.Equal(expected, loss.Of(logits, labels), 1e-6 * expected);
        float[] torch = Slice(reference.Floats("dlogits_of_sum"), shape, sequence, steps);
        for (int i = 0; i < torch.Length; i++) Assert.Equal(torch[i], gradient[i], 1e-6f);
    }

    [Theory]
    [InlineData(new int[0])]
    [InlineData(new[] { 1 })]
    [InlineData(new[] { 2, 2 })]
    [InlineData(new[] { 1, 2, 1 })]
    [InlineData(new[] { 3, 3, 1 })]
    public void Loss_IsThatOfAllPathsThatBecomeTheLabels(int[] labels)
    {
        const int steps = 5;
        float[] logits = Logits(steps, seed: 3);
        double probability = 0;
        for (int code = 0; code < (int)Math.Pow(Classes, steps); code++)
        {
            int[] path = [.. Enumerable.Range(0, steps).Select(step => code / (int)Math.Pow(Classes, step) % Classes)];
            if (Collapsed(path).SequenceEqual(labels)) probability += Probability(logits, path);
        }

        Assert.Equal(-Math.Log(probability), new CtcLoss(Classes, steps, 4).Of(logits, labels), 1e-12);
    }

    [Fact]
    public void Gradient_IsThatOfFiniteDifferences_WithTheBlankAnywhere()
    {
        const int steps = 7, blank = 2;
        int[] labels = [1, 1, 3, 0];
        float[] logits = Logits(steps, seed: 4), gradient = new float[logits.Length];
        var loss = new CtcLoss(Classes, steps, labels.Length, blank);
        loss.WithGradient(logits, labels, gradient, factor: 0.5f);
        for (int i = 0; i < logits.Length; i++)
        {
            const float change = 1f / 1024;
            float[] above = [.. logits], below = [.. logits];
            above[i] += change;
            below[i] -= change;
            double slope = (loss.Of(above, labels) - loss.Of(below, labels)) / ((double)above[i] - below[i]);
            Assert.Equal(0.5 * slope, gradient[i], 1e-6);
        }
    }

    [Fact]
    public void Gradient_SumsToZeroAtEveryStep_EvenWhereProbabilitiesAreTiny()
    {
        const int steps = 400;
        float[] logits = [.. Logits(steps, seed: 5).Select(value => 30 * value)], gradient = new float[logits.Length];
        var loss = new CtcLoss(Classes, steps, 100);
        int[] labels = [.. Enumerable.Range(0, 100).Select(index => 1 + (index % 3))];
        Assert.True(double.IsFinite(loss.WithGradient(logits, labels, gradient)));
        for (int step = 0; step < steps; step++) Assert.Equal(0, gradient.AsSpan(step * Classes, Classes).ToArray().Sum(), 1e-5f);
    }

    [Fact]
    public void WhatCannotBe_IsRefusedByName_AndNothingIsWritten()
    {
        var loss = new CtcLoss(Classes, mostSteps: 6, mostLabels: 4);
        float[] logits = Logits(4, seed: 6), gradient = new float[logits.Length];
        Refused("labels", "3 labels take 5 time steps", [1, 1, 1]);
        Refused("labels", "5 labels; expected at most 4", [1, 2, 3, 1, 2]);
        Refused("labels", "Label 4 at position 1", [1, 4]);
        Refused("labels", "Label 0 at position 0", [0]);
        Refused("labels", "Label -1 at position 0", [-1]);
        Assert.All(gradient, value => Assert.Equal(0, value));
        Assert.Contains("7 time steps; expected 1 to 6", Assert.Throws<ArgumentException>("logits", () => loss.Of(Logits(7, 1), [1])).Message, StringComparison.Ordinal);
        Assert.Contains("0 time steps", Assert.Throws<ArgumentException>("logits", () => loss.Of([], [1])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("logits", () => loss.Of(new float[Classes + 1], [1]));
        Assert.Throws<ArgumentException>("gradient", () => loss.WithGradient(logits, [1], new float[3]));
        logits[5] = float.NaN;
        Assert.Contains("position 5", Assert.Throws<ArgumentException>("logits", () => loss.Of(logits, [1])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("blank", () => new CtcLoss(Classes, 4, 4, blank: 4));

        void Refused(string name, string text, int[] labels) =>
            Assert.Contains(text, Assert.Throws<ArgumentException>(name, () => loss.WithGradient(logits, labels, gradient)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Loss_AllocatesNothing()
    {
        var loss = new CtcLoss(Classes, 20, 8);
        float[] logits = Logits(20, seed: 7), gradient = new float[logits.Length];
        int[] labels = [1, 2, 3];
        loss.WithGradient(logits, labels, gradient);
        Allocations.Settle();
        long before = Allocations.OfThisThread();
        loss.WithGradient(logits, labels, gradient);
        Assert.Equal(0, Allocations.OfThisThread() - before);
    }

    private static float[] Slice(float[] values, int[] shape, int sequence, int steps) =>
        [.. Enumerable.Range(0, steps).SelectMany(step => values.Skip(((step * shape[1]) + sequence) * shape[2]).Take(shape[2]))];

    private static float[] Logits(int steps, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, steps * Classes).Select(_ => (float)(3 * random.NextDouble() - 1.5))];
    }

    private static IEnumerable<int> Collapsed(int[] path) => path.Where((label, step) => label != 0 && (step == 0 || path[step - 1] != label));

    private static double Probability(float[] logits, int[] path)
    {
        double product = 1;
        for (int step = 0; step < path.Length; step++)
        {
            double[] powers = [.. logits.Skip(step * Classes).Take(Classes).Select(logit => Math.Exp(logit))];
            product *= powers[path[step]] / powers.Sum();
        }

        return product;
    }
}
