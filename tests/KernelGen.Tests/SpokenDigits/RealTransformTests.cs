using System;
using System.Linq;
using System.Numerics;
using KernelGen.Arithmetic;
using SpokenDigits.Features;
using Xunit;

namespace KernelGen.Tests.SpokenDigits;

/// <summary>The fast transform beside the sum that it computes.</summary>
public sealed class RealTransformTests
{
    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(64)]
    [InlineData(512)]
    public void Forward_IsTheDirectSum(int size)
    {
        CounterRandom random = new(1, (ulong)size);
        double[] samples = [.. Enumerable.Range(0, size).Select(_ => (double)random.NextFloat(-1, 1))];
        Complex[] spectrum = Transform(samples);
        Assert.Equal((size / 2) + 1, spectrum.Length);
        for (int bin = 0; bin < spectrum.Length; bin++)
            Assert.InRange((spectrum[bin] - Direct(samples, bin)).Magnitude, 0, 1e-12 * size);
    }

    [Fact]
    public void Impulse_HasAllFrequencies()
    {
        double[] samples = new double[16];
        samples[0] = 3;
        Assert.All(Transform(samples), static value => Assert.InRange((value - 3).Magnitude, 0, 1e-15));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(12)]
    [InlineData(-8)]
    public void SizeThatIsNoPowerOfTwo_IsRefused(int size) =>
        Assert.Throws<ArgumentOutOfRangeException>("size", () => new RealTransform(size));

    [Fact]
    public void OtherLengths_AreRefused()
    {
        RealTransform transform = new(8);
        Assert.Throws<ArgumentException>("samples", () => transform.Forward(new double[7], new Complex[5]));
        Assert.Throws<ArgumentException>("spectrum", () => transform.Forward(new double[8], new Complex[8]));
    }

    private static Complex[] Transform(double[] samples)
    {
        RealTransform transform = new(samples.Length);
        Complex[] spectrum = new Complex[transform.Bins];
        transform.Forward(samples, spectrum);
        return spectrum;
    }

    private static Complex Direct(double[] samples, int bin)
    {
        Complex sum = 0;
        for (int index = 0; index < samples.Length; index++)
            sum += samples[index] * Complex.FromPolarCoordinates(1, -2 * Math.PI * bin * index / samples.Length);
        return sum;
    }
}
