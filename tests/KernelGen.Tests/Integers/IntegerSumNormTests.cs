using System;
using System.Linq;
using KernelGen.Integers;
using Xunit;

namespace KernelGen.Tests.Integers;

/// <summary>Layer normalisation of sums in integers against the golden vector of papers section 3.5 and real arithmetic.</summary>
public sealed class IntegerSumNormTests
{
    [Fact]
    public void GoldenVector_IsNormalisedWithinTwoUnits()
    {
        int[] values = [100, -200, 400, 50];
        double unit = Math.ScaleB(1, -11);
        IntegerSumNorm.Normalise(values, [1000, 2000, -1500, 500], [0, 10000, 0, -20000], IntegerSumNorm.GuardOf(unit), IntegerSumNorm.ToPreActivations(unit));
        double[] expected = [117.2, -5373.6, -4396.6, -214.9];
        for (int index = 0; index < 4; index++) Assert.InRange(values[index] - expected[index], -2.0, 2.0);
    }

    [Fact]
    public void RandomVectorsOfAPowerOfTwo_AreNormalisedAsInRealArithmetic() => Assert.InRange(GreatestError([2, 4, 16, 64, 256, 1024, 1 << 15]), 0.5, 2.0);

    [Fact]
    public void RandomVectorsOfOtherLengths_AreOffByTheWholeNumberOfTwentyBits()
    {
        // 2^20 / n rounded down makes the variance up to n / 2^20 of the mean square too small.
        double error = GreatestError([3, 10, 37, 100, 300]);
        Assert.InRange(error, 0.5, 8.0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-77)]
    [InlineData(short.MaxValue)]
    [InlineData(short.MinValue)]
    public void AVectorOfOneValue_BecomesItsBiases(int value)
    {
        int[] values = [value, value, value, value];
        IntegerSumNorm.Normalise(values, [1000, 2000, -1500, 500], [0, 10240, -20480, 1 << 30], guard: 4, IntegerSumNorm.ToPreActivations(Math.ScaleB(1, -11)));
        Assert.Equal([0, 20, -40, short.MaxValue], values);
    }

    [Fact]
    public void AVarianceBelowOne_CountsAsItsGuard()
    {
        // One 1 among seven zeros: the variance is 7/64, the mean 1/8, the guard of 4 has the root 2.
        int[] values = [1, 0, 0, 0, 0, 0, 0, 0];
        IntegerSumNorm.Normalise(values, [.. Enumerable.Repeat(4096, 8)], new int[8], guard: 4, Requantization.Of(1));
        Assert.Equal([1792, -256, -256, -256, -256, -256, -256, -256], values);
        Assert.Equal(1, IntegerSumNorm.GuardOf(1e-5));
        Assert.Equal(4, IntegerSumNorm.GuardOf(Math.ScaleB(1, -11)));
    }

    [Fact]
    public void InverseRoots_AreThoseToTwentyEightBits()
    {
        var random = new Random(9);
        foreach (int variance in (int[])[1, 2, 3, 4, 5, 15, 16, 17, (1 << 30) - 1, 1 << 30, int.MaxValue, .. Enumerable.Range(0, 1000).Select(_ => 1 + (random.Next() >> random.Next(31)))])
        {
            (int reciprocal, int back) = IntegerSumNorm.InverseRootOf(variance);
            double found = Math.ScaleB(reciprocal, -back) * Math.Sqrt(variance);

            // The root of a small variance has few bits before its point, and 16 behind it.
            Assert.InRange(found, 1 - Math.ScaleB(1, -28), 1 + Math.ScaleB(1, -16) / Math.Sqrt(variance) + Math.ScaleB(1, -28));
        }
    }

    private static double GreatestError(int[] counts)
    {
        var random = new Random(4);
        double greatest = 0;
        foreach (int count in counts)
        {
            foreach (int magnitude in (int[])[200, 3000, 12000])
            {
                int[] values = [.. Enumerable.Range(0, count).Select(_ => random.Next(-magnitude, magnitude) + magnitude / 4)];
                int[] gains = [.. Enumerable.Range(0, count).Select(_ => random.Next(-short.MaxValue, short.MaxValue))], biases = [.. gains.Select(_ => random.Next(-2_000_000, 2_000_000))];
                double unit = Math.ScaleB(1, -14);
                double[] expected = Real(values, gains, biases, unit);
                IntegerSumNorm.Normalise(values, gains, biases, IntegerSumNorm.GuardOf(unit), IntegerSumNorm.ToPreActivations(unit));
                for (int index = 0; index < count; index++)
                    greatest = Math.Max(greatest, Math.Abs(values[index] - Math.Clamp(expected[index], short.MinValue, short.MaxValue)));
            }
        }

        return greatest;
    }

    private static double[] Real(int[] values, int[] gains, int[] biases, double unit)
    {
        double mean = values.Average(), deviation = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
        return [.. values.Select((value, index) => ((value - mean) / deviation * gains[index] + biases[index] / 1024.0) * unit * 4096)];
    }
}
