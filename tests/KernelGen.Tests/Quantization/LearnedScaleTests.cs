using System;
using System.Linq;
using KernelGen.Lanes;
using KernelGen.Quantization;
using KernelGen.Spec;
using KernelGen.Tests.Lanes;
using Xunit;

namespace KernelGen.Tests.Quantization;

/// <summary>Learned steps (papers section 7.4), fixed point (section 1.8) and loss-aware scales (section 7.2), on every lane type.</summary>
public sealed class LearnedScaleTests
{
    private static readonly float[] ott = [-1.4f, -1.0f, -0.5f, -0.25f, -0.1f, 0.0f, 0.1f, 0.25f, 0.3f, 0.5f, 0.7f, 1.6f];
    private static readonly float[] g1 = [0.9f, -0.4f, 0.1f, -1.2f, 0.5f, -0.05f, 0.3f, -0.7f];

    [Fact]
    public void LearnedStep_BeginsAtTheStatedStep()
    {
        MatrixQuantizer quantizer = Quantizers(new WeightSpec(Quantizer.LearnedStep, 3), g1.Length)["weight"];
        quantizer.Adopt(g1);
        Assert.Equal(0.599001, quantizer.Extras[0].Values[0], 1e-6);
    }

    [Fact]
    public void LearnedStep_MeetsItsLevelsAndTheGradientOfItsStep()
    {
        double[] levels = [0.9, -0.3, 0, -1.2, 0.6, 0, 0.3, -0.6];
        double[] byStep = [3, .333333, -.333333, -4, .333333, .166667, 0, .333333];

        // The first weight lies at the end of the range, where floats of its decimal digits would fall a rounding short.
        float[] row = [.. g1];
        row[0] = 3 * 0.3f;
        foreach (LaneWidth width in LaneTypes.All)
        {
            for (int column = 0; column < row.Length; column++)
            {
                float[] upstream = new float[row.Length];
                upstream[column] = 1;
                ExtraTensorResult result = LaneDispatch.Run(
                    width, new ExtraTensorCase(new WeightSpec(Quantizer.LearnedStep, 3), row, [[0.3f]], upstream));
                Assert.Equal(levels[column], result.Effective[column], 1e-6);
                Assert.Equal(result.Effective[column], result.Packed.Value(0, column));
                Assert.Equal(0.204124 * byStep[column], result.ByExtras[0][0], 1e-6);
            }
        }
    }

    [Fact]
    public void LearnedStep_PassesGradientsInsideItsRangeOnly()
    {
        float[] row = [0.95f, 0.85f, -1.19f, -1.21f];
        foreach (LaneWidth width in LaneTypes.All)
        {
            ExtraTensorResult result = LaneDispatch.Run(
                width, new ExtraTensorCase(new WeightSpec(Quantizer.LearnedStep, 3), row, [[0.3f]], [1, 1, 1, 1]));
            Assert.Equal([0, 1, 1, 0], result.Gradient);
        }
    }

    [Fact]
    public void FixedPoint_RoundsHalvesAwayFromZero()
    {
        WeightSpec spec = new(Quantizer.FixedPoint, 4) { FractionBits = 2 };
        float[] expected = [-1.5f, -1, -.5f, -.25f, 0, 0, 0, .25f, .25f, .5f, .75f, 1.5f];
        foreach (LaneWidth width in LaneTypes.All)
        {
            ExtraTensorResult result = LaneDispatch.Run(width, new ExtraTensorCase(spec, ott, [], new float[ott.Length]));
            Assert.Equal(expected, result.Effective.Select(value => value + 0f));
            Assert.Equal(expected, Enumerable.Range(0, ott.Length).Select(column => result.Packed.Value(0, column) + 0f));
        }
    }

    [Fact]
    public void FixedPoint_OfOneBitBehindThePoint_IsThePowerOfTwoTernary()
    {
        ExtraTensorResult result = LaneDispatch.Run(
            LaneTypes.Widest, new ExtraTensorCase(new WeightSpec(Quantizer.FixedPoint, 2), ott, [], new float[ott.Length]));
        Assert.Equal([-.5f, -.5f, -.5f, -.5f, 0, 0, 0, .5f, .5f, .5f, .5f, .5f], result.Effective.Select(value => value + 0f));
    }

    [Fact]
    public void LossAwareBinary_WithoutMoments_IsTheMeanMagnitude()
    {
        foreach (LaneWidth width in LaneTypes.All)
            Assert.Equal(0.51875, LaneDispatch.Run(width, new LossAwareCase(Quantizer.LossAwareBinary, 1, g1, null)).Scale, 1e-6);
    }

    [Fact]
    public void LossAwareBinary_WeighsByTheRootOfTheMoments()
    {
        float[] moments = [.. Enumerable.Range(1, 8).Select(i => (float)(i * i))];
        double expected = g1.Select((weight, i) => (i + 1) * Math.Abs(weight)).Sum(value => (double)value) / 36;
        foreach (LaneWidth width in LaneTypes.All)
        {
            LossAwareResult result = LaneDispatch.Run(width, new LossAwareCase(Quantizer.LossAwareBinary, 1, g1, moments));
            Assert.Equal(expected, result.Scale, 1e-6);
            Assert.All(result.Effective, value => Assert.Equal(expected, Math.Abs(value), 1e-6));
        }
    }

    [Fact]
    public void LossAwareTernary_EndsWhereScaleAndSignsAgree()
    {
        float[] row = RandomRows.Gaussian(301, 3), moments = [.. RandomRows.Gaussian(301, 4).Select(value => value * value)];
        LossAwareResult first = LaneDispatch.Run(LaneWidth.Scalar32, new LossAwareCase(Quantizer.LossAwareTernary, 2, row, moments));
        double product = 0, moment = 0;
        for (int i = 0; i < row.Length; i++)
        {
            if (first.Effective[i] == 0) continue;
            product += Math.Sqrt(moments[i]) * Math.Abs(row[i]);
            moment += Math.Sqrt(moments[i]);
        }

        Assert.Equal(product / moment, first.Scale, 1e-5);
        for (int i = 0; i < row.Length; i++) Assert.Equal(Math.Abs(row[i]) > first.Scale / 2, first.Effective[i] != 0);
        foreach (LaneWidth width in LaneTypes.All)
            Assert.Equal(first.Effective, LaneDispatch.Run(width, new LossAwareCase(Quantizer.LossAwareTernary, 2, row, moments)).Effective);
    }

    private static ModelQuantizers Quantizers(WeightSpec spec, int columns) => new(new ModelSpec(
        "Row", new EquatableArray<LayerSpec>(new LinearSpec("", columns, 1, ActivationSpec.Float, spec, false))));
}
