using System;
using System.Linq;
using KernelGen.Lanes;
using KernelGen.Quantization;
using KernelGen.Spec;
using KernelGen.Tests.Lanes;
using Xunit;

namespace KernelGen.Tests.Quantization;

/// <summary>Golden vectors of the papers' sections 1.8 (exponential) and 4.6 (DenseShift), on every lane type.</summary>
public sealed class ShiftGoldenTests
{
    private static readonly float[] exponential = [0.3f, 0.7f, -0.7f, 0.75f, 0.76f, 1.0f, -0.05f, 3.1f, 0.0f, 1e-9f, 2000];

    [Fact]
    public void Exponential_RoundsAtTheArithmeticMiddle()
    {
        float least = MathF.Pow(2, -22);
        Check(
            new WeightSpec(Quantizer.Exponential, 7),
            exponential,
            [0.25f, 0.5f, -0.5f, 0.5f, 1, 1, -0.0625f, 4, -least, least, 1024]);
    }

    [Fact]
    public void Exponential_KeepsToItsRange()
    {
        WeightSpec spec = new(Quantizer.Exponential, 3) { Powers = new ExponentRange(-3, 0) };
        Check(spec, exponential, [0.25f, 0.5f, -0.5f, 0.5f, 1, 1, -0.125f, 1, -0.125f, 0.125f, 1]);
    }

    [Theory]
    [InlineData(0.3f, 0.2)]
    [InlineData(0.7f, 0.4)]
    [InlineData(3.1f, 0.55)]
    [InlineData(1f, 0)]
    [InlineData(1e-9f, 0)]
    [InlineData(2000f, 0)]
    public void ExponentialDraws_AreUpWithTheStatedProbability(float weight, double expected)
    {
        const int draws = 20_000;
        float[] drawn = LaneDispatch.Run(LaneTypes.Widest, new PowerDrawCase([.. Enumerable.Repeat(weight, draws)]));
        float least = drawn.Min();
        double share = drawn.Count(value => value > least) / (double)draws;
        Assert.InRange(share, expected - 0.015, expected + 0.015);
        if (weight is > 1e-6f and < 1024) Assert.Equal(weight, drawn.Average(value => (double)value), 0.02 * weight);
    }

    [Fact]
    public void ExponentialDraws_AreTheSameOnEveryLaneType()
    {
        float[] row = RandomRows.Gaussian(333, 4);
        foreach (LaneWidth width in LaneTypes.All)
            Assert.Equal(LaneDispatch.Run(LaneWidth.Scalar32, new PowerDrawCase(row)), LaneDispatch.Run(width, new PowerDrawCase(row)));
    }

    [Theory]
    [InlineData(0.3f, new[] { 0.1f }, 2, 1.414214)]
    [InlineData(-0.2f, new[] { -0.5f }, -1, -1)]
    [InlineData(0f, new[] { 0f }, 1, 1)]
    [InlineData(0.3f, new[] { -1f, -1, -1 }, 1, 1)]
    [InlineData(0.3f, new[] { 1f, -1, 1 }, 2, 1.414214)]
    [InlineData(-0.3f, new[] { 1f, 1, -1 }, -1, -1)]
    [InlineData(-0.3f, new[] { -1f, 1, 1 }, -4, -1.732051)]
    [InlineData(0.3f, new[] { 1f, 1, 1 }, 8, 2)]
    [InlineData(0f, new[] { 0f, 1, 1 }, 4, 1.732051)]
    public void DenseShift_CountsItsVotes(float sign, float[] votes, double expected, double surrogate)
    {
        foreach (LaneWidth width in LaneTypes.All)
        {
            ExtraTensorResult result = Run(Quantizer.DenseShift, votes.Length == 1 ? 2 : 3, sign, votes, width);
            double scale = result.Packed.Alpha(0, 0);
            Assert.Equal(expected, result.Effective[0] / scale, 1e-6);
            Assert.Equal(result.Effective[0], result.Packed.Value(0, 0));

            // The gradient by the sign, which passes Bpm, is the surrogate's magnitude.
            Assert.Equal(Math.Abs(surrogate), result.Gradient[0] / scale, 1e-6);
        }
    }

    [Theory]
    [InlineData(0.3f, new[] { 1f, 1, 1 }, 2, new[] { 0.25, 0.5, 0.75 })]
    [InlineData(0.3f, new[] { 1f, 1, -1 }, 1, new[] { 0, 0, 1.5 })]
    [InlineData(-0.3f, new[] { -1f, 1, 1 }, 1.732051, new[] { -0.288675, -0.288675, -0.577350 })]
    public void DenseShift_PassesTheGradientOfItsSurrogate(float sign, float[] votes, double bySign, double[] byVotes)
    {
        foreach (LaneWidth width in LaneTypes.All)
        {
            ExtraTensorResult result = Run(Quantizer.DenseShift, 3, sign, votes, width);
            double scale = result.Packed.Alpha(0, 0);
            Assert.Equal(bySign, result.Gradient[0] / scale, 1e-6);
            for (int vote = 0; vote < 3; vote++) Assert.Equal(byVotes[vote], result.ByExtras[vote][0] / scale, 1e-6);
        }
    }

    [Theory]
    [InlineData("---", 0)]
    [InlineData("--+", 1)]
    [InlineData("-+-", 0)]
    [InlineData("-++", 2)]
    [InlineData("+--", 0)]
    [InlineData("+-+", 1)]
    [InlineData("++-", 0)]
    [InlineData("+++", 3)]
    public void DenseShift_TakesEveryPatternOfThreeVotes(string pattern, int steps)
    {
        float[] votes = [.. pattern.Select(side => side == '+' ? 1f : -1)];
        Assert.Equal(steps, Run(Quantizer.DenseShift, 3, 1, votes, LaneTypes.Widest).Packed.Code(0, 0, 0));
    }

    [Theory]
    [InlineData(2, 2.5)]
    [InlineData(3, 11.5)]
    [InlineData(4, 191.5)]
    public void DenseShift_WithRandomSigns_HasTheVarianceOfTheFloatWeights(int bits, double meanSquare)
    {
        int votes = (1 << (bits - 1)) - 1, columns = 1 << votes;
        float[][] sides = [.. Enumerable.Range(0, votes).Select(vote => Enumerable.Range(0, columns).Select(i => ((i >> vote) & 1) == 0 ? -1f : 1).ToArray())];
        WeightSpec spec = new(Quantizer.DenseShift, bits);
        ExtraTensorResult result = LaneDispatch.Run(
            LaneTypes.Widest, new ExtraTensorCase(spec, RandomRows.Gaussian(columns, 1), sides, new float[columns]));
        double scale = result.Packed.Alpha(0, 0);
        Assert.Equal(meanSquare, result.Effective.Average(value => value / scale * (value / scale)), 1e-3);
        Assert.Equal(1 / (3.0 * columns), result.Effective.Average(value => (double)value * value), 1e-6);
    }

    [Theory]
    [InlineData(-1f, -1f, 1f, 1f, 0)]
    [InlineData(-1f, 1f, -1f, 1f, -1)]
    [InlineData(1f, 1f, 1f, -1f, 2)]
    [InlineData(1f, 1f, 1f, 1f, 4)]
    public void SignSparseShift_HasZeroAndThreePowers(float sign, float gate, float first, float second, double expected)
    {
        foreach (LaneWidth width in LaneTypes.All)
        {
            ExtraTensorResult result = Run(Quantizer.SignSparseShift, 3, sign, [gate, first, second], width);
            Assert.Equal(expected, result.Effective[0] / (2 * result.Packed.Alpha(0, 0)), 1e-6);
            Assert.Equal(result.Effective[0], result.Packed.Value(0, 0));
        }
    }

    [Theory]
    [InlineData(Quantizer.DenseShift, 3, new[] { 1f, 2, 4, 8 })]
    [InlineData(Quantizer.SignSparseShift, 3, new[] { 0f, 1, 2, 4 })]
    public void AdoptedWeights_BecomeTheNearestPowers(Quantizer quantizer, int bits, float[] powers)
    {
        ModelSpec model = new("Row", new EquatableArray<LayerSpec>(
            new LinearSpec("", powers.Length, 1, ActivationSpec.Float, new WeightSpec(quantizer, bits), false)));
        MatrixQuantizer matrix = new ModelQuantizers(model)["weight"];
        float[] effective = new float[powers.Length];
        float scale = matrix.Pack<Lanes32>(new float[powers.Length]).Alpha(0, 0) * (quantizer == Quantizer.DenseShift ? 1 : 2);
        float[] weights = [.. powers.Select((power, i) => 1.1f * power * scale * (i % 2 == 0 ? 1 : -1))];
        matrix.Adopt(weights);
        matrix.QuantizeRow<Lanes32>(0, in weights[0], ref effective[0]);
        Assert.Equal(weights.Select(weight => weight / 1.1), effective.Select(value => (double)value), Near);
    }

    private static bool Near(double left, double right) => Math.Abs(left - right) < 1e-6;

    private static ExtraTensorResult Run(Quantizer quantizer, int bits, float sign, float[] extras, LaneWidth width)
    {
        // Seventeen columns, so that every lane type has whole registers and a rest.
        const int columns = 17;
        float[][] filled = [.. extras.Select(value => Enumerable.Repeat(value, columns).ToArray())];
        return LaneDispatch.Run(width, new ExtraTensorCase(
            new WeightSpec(quantizer, bits), [.. Enumerable.Repeat(sign, columns)], filled, [.. Enumerable.Repeat(1f, columns)]));
    }

    private static void Check(WeightSpec spec, float[] row, float[] expected)
    {
        foreach (LaneWidth width in LaneTypes.All)
        {
            ExtraTensorResult result = LaneDispatch.Run(width, new ExtraTensorCase(spec, row, [], new float[row.Length]));
            Assert.Equal(expected, result.Effective);
            Assert.Equal(expected, Enumerable.Range(0, row.Length).Select(column => result.Packed.Value(0, column)));
        }
    }
}
