using System;
using System.Linq;
using KernelGen.Formats;
using KernelGen.Lanes;
using KernelGen.Quantization;
using KernelGen.Spec;
using KernelGen.Tests.Lanes;
using Xunit;

namespace KernelGen.Tests.Quantization;

/// <summary>Golden vectors of the papers' sections 1.8, 2.10 and 7.4, on every lane type.</summary>
public sealed class QuantizerGoldenTests
{
    private static readonly float[] ott = [-1.4f, -1.0f, -0.5f, -0.25f, -0.1f, 0.0f, 0.1f, 0.25f, 0.3f, 0.5f, 0.7f, 1.6f];
    private static readonly float[] g1 = [0.9f, -0.4f, 0.1f, -1.2f, 0.5f, -0.05f, 0.3f, -0.7f];
    private static readonly float[] g2 = [0.31f, -0.08f, 0.55f, -0.47f, 0.02f, 0.9f, -0.66f, -0.21f, 0.13f, -1.05f, 0.4f, -0.3f];

    [Fact]
    public void Binarization_TakesZeroUp() =>
        Check(ott, Quantizer.Binarization, 1, [-1, -1, -1, -1, -1, 1, 1, 1, 1, 1, 1, 1]);

    [Fact]
    public void PowerOfTwoTernarization_TakesAQuarterAway() => Check(
        ott, Quantizer.PowerOfTwoTernarization, 2, [-.5, -.5, -.5, -.5, 0, 0, 0, .5, .5, .5, .5, .5]);

    [Theory]
    [InlineData(1f, new[] { -1.0, -1, -1, 0, 0, 0, 0, 0, 0, 0, 1, 1 })]
    [InlineData(0.5f, new[] { -.5, -.5, -.5, -.5, 0, 0, 0, 0, .5, .5, .5, .5 })]
    public void Ternarization_IsNotSymmetricAtItsThresholds(float bound, double[] expected)
    {
        foreach (LaneWidth width in LaneTypes.All)
        {
            float[] found = LaneDispatch.Run(width, new ThresholdCase(ott, Ternarization.Of(bound)));
            Assert.Equal(expected, found.Select(value => (double)value));
        }
    }

    [Fact]
    public void GlorotBounds_AreThoseOfThePapers()
    {
        Assert.Equal(0.0755929, GlorotBound.Of(new TensorSpec("weight_ih", 3 * 1000, 50), gates: 3), 1e-7);
        Assert.Equal(0.0547723, GlorotBound.Of(new TensorSpec("weight_hh", 3 * 1000, 1000), gates: 3), 1e-7);
        Assert.Equal(0.5 * Math.Sqrt(6.0 / (50 + 4 * 300)), GlorotBound.OfAllGates(new TensorSpec("weight_ih", 4 * 300, 50)), 1e-8);
        Assert.Equal(0.5 * Math.Sqrt(6.0 / (5 * 300)), GlorotBound.OfAllGates(new TensorSpec("weight_hh", 4 * 300, 300)), 1e-8);
    }

    [Theory]
    [InlineData(1, 1.479631, new[] { 1.2, -1.2, 1.2, -1.2, 1.2, -1.2, 1.2, -1.2 })]
    [InlineData(2, 0.126826, new[] { 1.2, -0.4, 0.4, -1.2, 0.4, -0.4, 0.4, -0.4 })]
    [InlineData(3, 0.023420, new[] { .857143, -.514286, .171429, -1.2, .514286, -.171429, .171429, -.857143 })]
    public void Uniform_MeetsItsLevels(int bits, double error, double[] expected) => Check(g1, Quantizer.Uniform, bits, expected, error);

    [Theory]
    [InlineData(2, new[] { 1.2, 0, 0, -1.2, 0, 0, 0, -1.2 })]
    [InlineData(3, new[] { .8, -.4, 0, -1.2, .4, 0, .4, -.8 })]
    [InlineData(4, new[] { .857143, -.342857, .171429, -1.2, .514286, 0, .342857, -.685714 })]
    public void Symmetric_MultipliesAStepThatTheGreatestWeightSets(int bits, double[] expected) => Check(g1, Quantizer.Symmetric, bits, expected);

    [Fact]
    public void BalancedEqual_FillsItsLevelsEqually() =>
        Check(g1, Quantizer.BalancedEqual, 2, [1.2, -0.4, 0.4, -1.2, 1.2, -0.4, 0.4, -1.2]);

    [Theory]
    [InlineData(2000)]
    [InlineData(2500)]
    public void BalancedEqual_FillsTheLevelsOfAnyRow(int columns)
    {
        float[] found = Quantize(RandomRows.Laplace(columns, 3), Quantizer.BalancedEqual, 2, LaneTypes.Widest).Effective;
        Assert.Equal(Enumerable.Repeat(columns / 4, 4), found.GroupBy(value => value).Select(level => level.Count()));
    }

    [Theory]
    [InlineData(1, 0.338105, new[] { 0.51875 })]
    [InlineData(2, 0.100301, new[] { 0.51875, 0.310938 })]
    [InlineData(3, 0.023624, new[] { 0.51875, 0.310938, 0.176563 })]
    public void Greedy_MeetsTheFirstRow(int bits, double error, double[] coefficients) =>
        Check(g1, Quantizer.Greedy, bits, null, error, coefficients);

    [Theory]
    [InlineData(1, 0.338105, new[] { 0.51875 }, null)]
    [InlineData(2, 0.084448, new[] { 0.601667, 0.331667 }, new[] { .933333, -.27, .27, -.933333, .27, -.27, .27, -.933333 })]
    [InlineData(3, 0.013424, new[] { 0.613393, 0.378571, 0.175893 }, new[] { .816071, -.410714, .058929, -1.167857, .410714, -.058929, .410714, -.816071 })]
    public void Refined_MeetsTheFirstRow(int bits, double error, double[] coefficients, double[]? expected) =>
        Check(g1, Quantizer.Refined, bits, expected, error, coefficients);

    [Fact]
    public void Refined_MeetsTheSecondRow() =>
        Check(g2, Quantizer.Refined, 3, null, 0.023806, [0.470931, 0.285588, 0.152598]);

    [Fact]
    public void TernaryWeight_FindsThresholdAndScale() =>
        Check(g1, Quantizer.TernaryWeight, 2, [.74, -.74, 0, -.74, .74, 0, 0, -.74]);

    [Fact]
    public void TerConnect_HasTheSameZeros() => Check(g1, Quantizer.TerConnect, 2, [1, -1, 0, -1, 1, 0, 0, -1]);

    [Fact]
    public void BinaryWeight_ScalesByTheMeanMagnitude() =>
        Check(g1, Quantizer.BinaryWeight, 1, [.51875, -.51875, .51875, -.51875, .51875, -.51875, .51875, -.51875]);

    [Theory]
    [InlineData(1, 7.65, 0.08)]
    [InlineData(2, 0.470, 0.08)]
    [InlineData(3, 0.083, 0.08)]
    [InlineData(4, 0.018, 0.08)]
    public void UniformCodesOfGaussianRows_HaveTheStatedMeanError(int bits, double expected, double tolerance) =>
        CheckMeanError(Quantizer.Uniform, bits, expected, tolerance);

    [Theory]
    [InlineData(1, 0.364)]
    [InlineData(2, 0.125)]
    [InlineData(3, 0.0507)]
    [InlineData(4, 0.0246)]
    public void RefinedCodesOfGaussianRows_HaveTheStatedMeanError(int bits, double expected) =>
        CheckMeanError(Quantizer.Refined, bits, expected, 0.03);

    /// <summary>The papers' formulas in doubles: sections 2.3, 6.2, 1.8 and 7.4 at bits beyond a byte.</summary>
    [Theory]
    [InlineData(Quantizer.Uniform, 16)]
    [InlineData(Quantizer.Uniform, 9)]
    [InlineData(Quantizer.BalancedMean, 16)]
    [InlineData(Quantizer.BalancedMean, 12)]
    [InlineData(Quantizer.FixedPoint, 16)]
    public void WideCodes_AreThoseOfTheFormula(Quantizer quantizer, int bits)
    {
        double levels = Math.Pow(2, bits) - 1, mean = g1.Average(value => Math.Abs(Math.Tanh(value)));
        foreach (LaneWidth width in LaneTypes.All)
        {
            QuantizedResult found = Quantize(g1, quantizer, bits, width);
            for (int i = 0; i < g1.Length; i++)
            {
                (double code, double value) = quantizer switch
                {
                    Quantizer.Uniform => Of((g1[i] / (double)1.2f + 1) / 2 * levels, code => 1.2 * (2 * code / levels - 1)),
                    Quantizer.BalancedMean => Of((Math.Tanh(g1[i]) / (2.5 * mean) + 0.5) * levels, code => 2.5 * mean * (code / levels - 0.5)),
                    _ => Of((Math.Clamp(g1[i], -1, 1) + 1) * 32768 - 1, code => (code + 1 - 32768) / 32768),
                };
                if (quantizer == Quantizer.FixedPoint) (code, value) = (Math.Min(code, 65534), Math.Min(value, 32767 / 32768.0));
                if (quantizer == Quantizer.FixedPoint) (code, value) = (Math.Max(code, 0), Math.Max(value, -32767 / 32768.0));
                Assert.InRange(found.Packed.Code(0, 0, i), code - 1, code + 1);
                Assert.Equal(value, found.Effective[i], 1.01 / levels * 2.5);
                Assert.Equal(found.Effective[i], found.Packed.Value(0, i));
            }
        }

        (double Code, double Value) Of(double place, Func<double, double> value)
        {
            double code = Math.Clamp(Math.Floor(place + 0.5), 0, levels);
            return (code, value(code));
        }
    }

    private static void CheckMeanError(Quantizer quantizer, int bits, double expected, double tolerance)
    {
        double mean = Enumerable.Range(0, 100).Average(seed =>
        {
            float[] row = RandomRows.Gaussian(1024, seed);
            return Error(row, Quantize(row, quantizer, bits, LaneTypes.Widest).Effective);
        });
        Assert.InRange(mean, (1 - tolerance) * expected, (1 + tolerance) * expected);
    }

    private static void Check(
        float[] row, Quantizer quantizer, int bits, double[]? expected, double? error = null, double[]? coefficients = null)
    {
        foreach (LaneWidth width in LaneTypes.All)
        {
            QuantizedResult result = Quantize(row, quantizer, bits, width);
            for (int i = 0; expected is not null && i < row.Length; i++) Assert.Equal(expected[i], result.Effective[i], 1e-6);
            if (error is { } relative) Assert.Equal(relative, Error(row, result.Effective), 1e-6);
            for (int i = 0; coefficients is not null && i < coefficients.Length; i++)
                Assert.Equal(coefficients[i], result.Packed.Alpha(i, 0), 1e-6);
        }
    }

    private static QuantizedResult Quantize(float[] row, Quantizer quantizer, int bits, LaneWidth width)
    {
        ModelSpec spec = new("Golden", new EquatableArray<LayerSpec>(
            new LinearSpec("", row.Length, 1, ActivationSpec.Float, new WeightSpec(quantizer, bits), false)));
        TensorSet weights = new();
        weights.Add("weight", 1, row.Length, [.. row]);
        return LaneDispatch.Run(width, new QuantizeModelCase(spec, weights, 1))["weight"];
    }

    private static double Error(float[] row, float[] found) =>
        row.Zip(found, (exact, coded) => Math.Pow((double)exact - coded, 2)).Sum() / row.Sum(value => (double)value * value);
}
