using System;
using System.Linq;
using KernelGen.Lanes;
using KernelGen.Quantization;
using KernelGen.Tests.Lanes;
using Xunit;

namespace KernelGen.Tests.Quantization;

/// <summary>Stochastic codes: the probabilities of the papers' section 1.8, and that a draw depends on nothing but its key.</summary>
public sealed class DrawTests
{
    private const int Draws = 20_000;

    private static readonly float[] ott = [-1.4f, -1.0f, -0.5f, -0.25f, -0.1f, 0.0f, 0.1f, 0.25f, 0.3f, 0.5f, 0.7f, 1.6f];

    [Fact]
    public void BinaryDraws_AreUpWithTheStatedProbability()
    {
        double[] expected = [0, 0, 0.25, 0.375, 0.45, 0.5, 0.55, 0.625, 0.65, 0.75, 0.85, 1];
        double[] found = Shares(1, true, value => value > 0);
        for (int i = 0; i < expected.Length; i++) CheckShare(expected[i], found[i]);
    }

    [Fact]
    public void TernaryDraws_AreNotZeroWithTheStatedProbability()
    {
        double[] expected = [1, 1, 1, .5, .2, 0, .2, .5, .6, 1, 1, 1];
        double[] found = Shares(0.5f, false, value => value != 0);
        for (int i = 0; i < expected.Length; i++) CheckShare(expected[i], found[i]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ADraw_TakesOnlyItsValues_WithTheSignOfTheWeightWhereTernary(bool isBinary)
    {
        foreach (float value in Draw(LaneTypes.Widest, RandomRows.Gaussian(333, 4), 0.7f, isBinary, 1))
            Assert.Contains(value, isBinary ? new[] { -0.7f, 0.7f } : [-0.7f, 0, 0.7f]);
        float[] row = RandomRows.Gaussian(333, 4);
        if (isBinary) return;
        float[] drawn = Draw(LaneTypes.Widest, row, 0.7f, false, 1);
        for (int i = 0; i < row.Length; i++) Assert.True(drawn[i] * row[i] >= 0);
    }

    [Theory]
    [MemberData(nameof(LaneDispatch.Widths), MemberType = typeof(LaneDispatch))]
    public void EveryLaneType_DrawsTheSame(LaneWidth width)
    {
        foreach (int count in new[] { 1, 15, 64, 65, 300 })
        {
            float[] row = RandomRows.Gaussian(count, count);
            foreach (bool isBinary in new[] { true, false })
                Assert.Equal(Draw(LaneWidth.Scalar32, row, 0.5f, isBinary, 7), Draw(width, row, 0.5f, isBinary, 7));
        }
    }

    [Fact]
    public void RowsMatricesUpdatesAndSeeds_DrawApart()
    {
        float[] row = new float[256];
        WeightDraw draw = new(1, 2, 3);
        float[][] drawn =
        [
            .. new[] { draw, draw with { Seed = 2 }, draw with { Stream = 3 }, draw with { Update = 4 } }
                .Select(key => LaneDispatch.Run(LaneTypes.Widest, new DrawCase(row, 1, true, key, 5))),
            LaneDispatch.Run(LaneTypes.Widest, new DrawCase(row, 1, true, draw, 6)),
        ];
        for (int i = 0; i < drawn.Length; i++)
        {
            // Independent signs agree in half of 256 places, give or take 8 each standard deviation.
            for (int j = 0; j < i; j++) Assert.InRange(drawn[i].Zip(drawn[j]).Count(pair => pair.First == pair.Second), 88, 168);
        }
    }

    /// <summary>Four and a half standard deviations of a share of <see cref="Draws"/> draws.</summary>
    private static void CheckShare(double expected, double found) =>
        Assert.InRange(found, expected - Width(expected), expected + Width(expected));

    private static double Width(double share) => 4.5 * Math.Sqrt(share * (1 - share) / Draws);

    private static double[] Shares(float scale, bool isBinary, Func<float, bool> counts)
    {
        int[] counted = new int[ott.Length];
        for (int draw = 0; draw < Draws; draw++)
        {
            float[] values = LaneDispatch.Run(
                LaneTypes.Widest, new DrawCase([.. ott], scale, isBinary, new WeightDraw(1, 0, (ulong)draw), 0));
            for (int i = 0; i < counted.Length; i++) counted[i] += counts(values[i]) ? 1 : 0;
        }

        return Array.ConvertAll(counted, count => (double)count / Draws);
    }

    private static float[] Draw(LaneWidth width, float[] row, float scale, bool isBinary, ulong update) =>
        LaneDispatch.Run(width, new DrawCase([.. row], scale, isBinary, new WeightDraw(1, 2, update), 3));
}
