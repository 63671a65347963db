using System;
using System.Linq;
using KernelGen.Lanes;
using KernelGen.Spec;
using KernelGen.Tests.Lanes;
using Xunit;

namespace KernelGen.Tests.Quantization;

/// <summary>Weight normalisation around quantized rows (papers section 7.2).</summary>
public sealed class NormalisedWeightsTests
{
    private static readonly float[] g1 = [0.9f, -0.4f, 0.1f, -1.2f, 0.5f, -0.05f, 0.3f, -0.7f];

    [Fact]
    public void TernaryRow_MeetsTheStatedValuesAndGradients()
    {
        double[] expected = [.894427, -.894427, 0, -.894427, .894427, 0, 0, -.894427];
        double[] byRow = [.290689, .044721, .335410, .268328, .737902, .670820, .782624, .715542];
        foreach (LaneWidth width in LaneTypes.All)
        {
            ExtraTensorResult result = Run(Quantizer.TernaryWeight, 2, g1, 2, [.. Enumerable.Range(1, 8).Select(j => j / 8f)], width);
            for (int j = 0; j < 8; j++)
            {
                Assert.Equal(expected[j], result.Effective[j], 1e-6);
                Assert.Equal(byRow[j], result.Gradient[j], 1e-6);
            }

            Assert.Equal(-0.447214, result.ByExtras[0][0], 1e-6);
        }
    }

    [Theory]
    [InlineData(Quantizer.FullPrecision, 32)]
    [InlineData(Quantizer.Alternating, 2)]
    [InlineData(Quantizer.BinaryWeight, 1)]
    [InlineData(Quantizer.Uniform, 4)]
    [InlineData(Quantizer.Exponential, 7)]
    public void EffectiveRow_HasTheGainAsItsNorm_AndThePackedRowIsIt(Quantizer quantizer, int bits)
    {
        float[] row = RandomRows.Gaussian(77, 5);
        foreach (LaneWidth width in LaneTypes.All)
        {
            ExtraTensorResult result = Run(quantizer, bits, row, -1.7f, new float[row.Length], width);
            Assert.Equal(1.7, Math.Sqrt(result.Effective.Sum(value => (double)value * value)), 1e-5);
            for (int j = 0; j < row.Length; j++) Assert.Equal(result.Effective[j], result.Packed.Value(0, j), 1e-6);
        }
    }

    [Fact]
    public void ScaleOfTheMethod_DoesNotMatter()
    {
        float[] row = RandomRows.Gaussian(40, 6);
        float[] scaled = Run(Quantizer.TernaryWeight, 2, row, 1, new float[40], LaneTypes.Widest).Effective;
        float[] unscaled = Run(Quantizer.TerConnect, 2, row, 1, new float[40], LaneTypes.Widest).Effective;
        for (int j = 0; j < row.Length; j++) Assert.Equal(scaled[j], unscaled[j], 1e-6);
    }

    [Fact]
    public void RowOfZeros_StaysZeroAndPassesNothing()
    {
        ExtraTensorResult result = Run(
            Quantizer.FullPrecision, 32, new float[9], 3, [.. Enumerable.Repeat(1f, 9)], LaneTypes.Widest);
        Assert.All(result.Effective, value => Assert.Equal(0, value));
        Assert.All(result.Gradient, value => Assert.Equal(0, value));
        Assert.Equal(0, result.ByExtras[0][0]);
    }

    [Fact]
    public void EveryLaneType_GivesTheSameBits()
    {
        float[] row = RandomRows.Gaussian(123, 7), upstream = RandomRows.Gaussian(123, 8);
        ExtraTensorResult expected = Run(Quantizer.Alternating, 3, row, 0.9f, upstream, LaneWidth.Scalar32);
        foreach (LaneWidth width in LaneTypes.All)
        {
            ExtraTensorResult found = Run(Quantizer.Alternating, 3, row, 0.9f, upstream, width);
            Assert.Equal(expected.Effective, found.Effective);
            Assert.Equal(expected.Gradient, found.Gradient);
            Assert.Equal(expected.ByExtras[0], found.ByExtras[0]);
            Assert.Equal(expected.Packed.Coefficients, found.Packed.Coefficients);
        }
    }

    private static ExtraTensorResult Run(Quantizer quantizer, int bits, float[] row, float gain, float[] upstream, LaneWidth width) =>
        LaneDispatch.Run(width, new ExtraTensorCase(
            new WeightSpec(quantizer, bits) { Normalised = true }, row, [[gain]], upstream));
}
