using System;
using System.Linq;
using KernelGen.Integers;
using Xunit;

namespace KernelGen.Tests.Integers;

/// <summary>Integer normalisation against real arithmetic.</summary>
public sealed class IntegerNormTests
{
    [Theory]
    [InlineData(DeviationForm.Standard, new[] { 0.281594, -1.126376, 1.689564, 0.046932, -0.891714 })]
    [InlineData(DeviationForm.MeanAbsolute, new[] { 0.348837, -1.395349, 2.093023, 0.05814, -1.104651 })]
    public void PublishedVector_IsNormalisedToThePublishedValues(DeviationForm form, double[] expected)
    {
        // 0.5, -1, 2, 0.25, -0.75 in units of 1/1000.
        int[] normal = new int[5];
        IntegerNorm.Normalise([500, -1000, 2000, 250, -750], normal, form, 0);
        for (int index = 0; index < 5; index++) Assert.Equal(expected[index], normal[index] / 2048.0, 0.0015);
    }

    [Theory]
    [InlineData(DeviationForm.Standard)]
    [InlineData(DeviationForm.MeanAbsolute)]
    public void RandomVectors_AreNormalisedAsInRealArithmetic(DeviationForm form)
    {
        var random = new Random(3);
        foreach (int count in (int[])[2, 7, 64, 450, 4096])
        {
            foreach (int magnitude in (int[])[40, 3000, 1 << 20, 1 << 29])
            {
                int[] values = [.. Enumerable.Range(0, count).Select(_ => (int)(magnitude * (random.NextDouble() + random.NextDouble() - 0.8)))];
                int[] normal = new int[count];
                double unit = 0.01, real = 0.2;
                IntegerNorm.Normalise(values, normal, form, IntegerNorm.EpsilonOf(real, unit, form));
                double[] expected = Real([.. values.Select(value => value * unit)], form, real);
                // The greatest of 14 bits is rounded by half a unit, the mean by as much; the reciprocal has 15 bits.
                double tolerance = 0.001 + 4e-4 * expected.Max(Math.Abs);
                for (int index = 0; index < count; index++)
                    Assert.InRange(normal[index] / 2048.0, Math.Clamp(expected[index] - tolerance, -16, 16), Math.Clamp(expected[index] + tolerance, -16, 16));
            }
        }
    }

    [Theory]
    [InlineData(DeviationForm.Standard)]
    [InlineData(DeviationForm.MeanAbsolute)]
    public void AVectorOfOneValue_BecomesZero(DeviationForm form)
    {
        int[] normal = [1, 2, 3];
        IntegerNorm.Normalise([-77, -77, -77], normal, form, 0);
        Assert.Equal([0, 0, 0], normal);
        IntegerNorm.Normalise([0, 0, 0], normal, form, 5);
        Assert.Equal([0, 0, 0], normal);
    }

    [Theory]
    [InlineData(DeviationForm.Standard)]
    [InlineData(DeviationForm.MeanAbsolute)]
    public void APowerOfTwoAsUnit_ChangesNothing(DeviationForm form)
    {
        int[] values = [3000, -1200, 77, 16000, -9000], times = [.. values.Select(value => 256 * value)], first = new int[5], second = new int[5];
        IntegerNorm.Normalise(values, first, form, 0);
        IntegerNorm.Normalise(times, second, form, 0);
        Assert.Equal(first, second);
    }

    [Fact]
    public void Roots_AreThoseRoundedDown()
    {
        foreach (ulong value in (ulong[])[0, 1, 2, 3, 4, 24, 25, 26, uint.MaxValue, (1UL << 62) - 1, 1UL << 62, ulong.MaxValue])
        {
            UInt128 root = IntegerRoot.Of(value);
            Assert.True(root * root <= value && (root + 1) * (root + 1) > value, $"{root} for {value}");
        }

        for (uint root = 1; root < 2000; root++)
        {
            Assert.Equal(root - 1, IntegerRoot.Of((ulong)root * root - 1));
            Assert.Equal(root, IntegerRoot.Of((ulong)root * root));
        }
    }

    private static double[] Real(double[] values, DeviationForm form, double epsilon)
    {
        double mean = values.Average();
        double deviation = form == DeviationForm.Standard
            ? Math.Sqrt(values.Average(value => (value - mean) * (value - mean)) + epsilon)
            : values.Average(value => Math.Abs(value - mean)) + epsilon;
        return [.. values.Select(value => (value - mean) / deviation)];
    }
}
