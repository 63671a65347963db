using System;
using System.Linq;
using KernelGen.Integers;
using Xunit;

namespace KernelGen.Tests.Integers;

/// <summary>Integer softmax against real arithmetic.</summary>
public sealed class IntegerSoftmaxTests
{
    private const double Unit = 0.0031;

    [Theory]
    [InlineData(8, 6)]
    [InlineData(16, 2.5)]
    [InlineData(32, 1.5)]
    public void Weights_AreThoseOfRealArithmeticUpToAFew256ths(int pieces, double tolerance)
    {
        IntegerSoftmax softmax = Softmax(pieces);
        var random = new Random(5);
        foreach (int count in (int[])[1, 2, 5, 29, 200])
        {
            int[] scores = [.. Enumerable.Range(0, count).Select(_ => random.Next(-1500, 1500))];
            int[] weights = [.. scores];
            softmax.Apply(weights);
            double[] powers = [.. scores.Select(score => Math.Exp(Unit * score))];
            for (int index = 0; index < count; index++)
                Assert.InRange(weights[index], 256 * powers[index] / powers.Sum() - tolerance, 256 * powers[index] / powers.Sum() + tolerance);
        }
    }

    [Fact]
    public void WhatLiesFarBelowTheMaximum_HasNoWeight()
    {
        int[] weights = [1_000_000_000, 0, -1_000_000_000];
        Softmax(16).Apply(weights);
        Assert.Equal([255, 0, 0], weights);
    }

    [Fact]
    public void EqualScores_ShareAlike()
    {
        int[] weights = [7, 7, 7, 7];
        Softmax(16).Apply(weights);
        Assert.Equal([64, 64, 64, 64], weights);
    }

    private static IntegerSoftmax Softmax(int pieces) => new(Requantization.Of(Unit * 2048), IntegerSoftmax.Exponential(pieces));
}
