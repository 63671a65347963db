using System;
using System.Numerics;
using KernelGen.Formats;
using KernelGen.Integers;
using KernelGen.Spec;
using Xunit;

namespace KernelGen.Tests.Integers;

/// <summary>Codes, integer products and their requantization against the golden vectors of papers section 3.5 and exact arithmetic.</summary>
public sealed class RequantizationTests
{
    // The published codes are unsigned.
    private const int Signed = 128;

    private static readonly double[] activations = [-0.9, -0.31, 0, 0.42, 1.1];
    private static readonly float[] weights = [0.5f, -0.25f, 0.1f, 0, -0.4f];

    [Fact]
    public void ActivationCodes_AreThePublishedOnes()
    {
        CodeRange range = CodeRange.Over(-0.9, 1.1, 8);
        Assert.Equal(0.00784313725, range.Step, 11);
        Assert.Equal(115, range.Zero + Signed);
        int[] codes = Array.ConvertAll(activations, value => (int)range.CodeOf(value));
        Assert.Equal([0, 75, 115, 169, 255], Array.ConvertAll(codes, code => code + Signed));
        double[] expected = [-0.901961, -0.313725, 0, 0.423529, 1.098039];
        for (int index = 0; index < codes.Length; index++) Assert.Equal(expected[index], range.ValueOf(codes[index]), 6);
    }

    [Fact]
    public void WeightCodesProductAndRequantizedSum_AreThePublishedOnes()
    {
        ModelSpec spec = new("Golden", new EquatableArray<LayerSpec>(new LinearSpec("", 5, 1, ActivationSpec.Float, new WeightSpec(Quantizer.Symmetric, 8), false)));
        TensorSet tensors = new();
        tensors.Add("weight", 1, 5, weights);
        IntegerMatrix matrix = new(PackedModel.Pack(spec, tensors).Matrix("weight"));
        double scale = matrix.Unit;
        Assert.Equal(0.00393700787, scale, 9);
        int[] codes = Array.ConvertAll(matrix.Row(0).ToArray(), code => (int)code);
        Assert.Equal([127, -64, 25, 0, -102], codes);
        CodeRange range = CodeRange.Over(-0.9, 1.1, 8);
        int sum = 0;
        for (int index = 0; index < codes.Length; index++) sum += codes[index] * (range.CodeOf(activations[index]) - range.Zero);
        Assert.Equal(-26325, sum);
        var requantization = Requantization.Of(0.5 / 127 * range.Step / 0.01);
        Assert.Equal(1697563112, requantization.Multiplier);
        Assert.Equal(31 + 8, requantization.Shift);
        Assert.Equal(0.00308784931, requantization.Factor, 11);
        Assert.Equal(-81, requantization.Apply(sum));
    }

    [Fact]
    public void EveryProduct_IsTheExactOneRoundedHalvesUp()
    {
        var random = new Random(1);
        for (int trial = 0; trial < 20_000; trial++)
        {
            var requantization = Requantization.Of(Math.ScaleB(0.5 + random.NextDouble() / 2, random.Next(-30, 17)));
            int value = random.Next(int.MinValue, int.MaxValue), within = Math.Clamp(value, -requantization.Greatest, requantization.Greatest);
            BigInteger doubled = 2 * (BigInteger)within * requantization.Multiplier + (BigInteger.One << requantization.Shift);
            Assert.Equal(doubled >> (requantization.Shift + 1), requantization.Apply(value));
            Assert.InRange(requantization.Right, 1, 30);
        }
    }

    [Theory]
    [InlineData(0.5, 1 << 30, 31)]
    [InlineData(1, 1 << 30, 30)]
    [InlineData(0.99999999999, 1 << 30, 30)]
    [InlineData(1e-30, 0, 62)]
    public void Factors_HaveMantissasOf31Bits(double factor, int multiplier, int shift) =>
        Assert.Equal(new Requantization(multiplier, shift), Requantization.Of(factor));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(65536)]
    public void OtherFactors_AreRefused(double factor) => Assert.Throws<ArgumentOutOfRangeException>(() => Requantization.Of(factor));

    [Theory]
    [InlineData(0, 0, "has collapsed")]
    [InlineData(1, -1, "in that order")]
    [InlineData(double.NaN, 1, "expected finite numbers")]
    public void RangesThatAreNone_AreRefused(double minimum, double maximum, string reason)
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => CodeRange.Over(minimum, maximum, 8));
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Division_RoundsHalvesUp()
    {
        for (int value = -50; value <= 50; value++)
        {
            for (int divisor = 1; divisor < 12; divisor++)
                Assert.Equal((long)Math.Floor((double)value / divisor + 0.5 + 1e-12), Rounding.Divide(value, divisor));
            for (int count = 0; count < 5; count++)
                Assert.Equal((long)Math.Floor(value / Math.Pow(2, count) + 0.5), Rounding.ShiftRight(value, count));
        }
    }
}
