using System;
using System.Linq;
using KernelGen.Piecewise;
using Xunit;

namespace KernelGen.Tests.Piecewise;

/// <summary>Knots of piecewise-linear functions against the golden vectors of papers section 3.5 and against all choices of few knots.</summary>
public sealed class KnotsTests
{
    private static readonly double[] exponential = [.. Enumerable.Range(0, 17).Select(point => Math.Exp(-8 + 0.5 * point))];

    [Theory]
    [InlineData(6, new[] { -8, -5, -3, -2, -1, -0.5, 0 }, 0.028477)]
    [InlineData(4, new[] { -8.0, -3, -2, -1, 0 }, 0.077409)]
    [InlineData(2, new[] { -8.0, -1, 0 }, 0.213080)]
    public void ExponentialOnSeventeenPoints_KeepsThePublishedKnots(int pieces, double[] expected, double error)
    {
        int[] knots = Knots.Place(exponential, pieces, KnotPlacement.Adaptive);
        Assert.Equal(expected, knots.Select(knot => -8 + 0.5 * knot));
        Assert.Equal(error, Knots.GreatestError(exponential, knots), 6);
    }

    [Fact]
    public void EveryRemoval_RaisesTheSquaredErrorLeast()
    {
        double[] values = [.. Enumerable.Range(0, 40).Select(point => Math.Sin(0.3 * point) + 0.01 * point * point)];
        int[] knots = Knots.Place(values, 39, KnotPlacement.Adaptive);
        for (int pieces = 38; pieces >= 1; pieces--)
        {
            int[] best = [.. knots[1..^1].Select(gone => knots.Where(knot => knot != gone).ToArray()).MinBy(left => SquaredError(values, left))!];
            knots = Knots.Place(values, pieces, KnotPlacement.Adaptive);
            Assert.Equal(best, knots);
        }
    }

    [Fact]
    public void OfKnotsThatServeAlike_TheLowestGoes() =>
        Assert.Equal([0, 2, 3, 4], Knots.Place([0.0, 1, 0, 1, 0], 3, KnotPlacement.Adaptive));

    [Theory]
    [InlineData(1, new[] { 0, 10 })]
    [InlineData(2, new[] { 0, 5, 10 })]
    [InlineData(3, new[] { 0, 3, 7, 10 })]
    [InlineData(10, new[] { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 })]
    public void EquidistantKnots_AreEquallyFarApartUpToAPoint(int pieces, int[] expected) =>
        Assert.Equal(expected, Knots.Place(new double[11], pieces, KnotPlacement.Equidistant));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void AFunctionThatIsNotFinite_IsRefusedWithItsPoint(double value)
    {
        double[] values = [0, 1, value, 3];
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => Knots.Place(values, 2, KnotPlacement.Adaptive));
        Assert.Contains("at point 2 of its grid; expected a finite value", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(17)]
    public void PiecesThatTheGridCannotHave_AreRefused(int pieces) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Knots.Place(exponential, pieces, KnotPlacement.Adaptive));

    private static double SquaredError(double[] values, int[] knots)
    {
        double sum = 0;
        for (int piece = 0; piece + 1 < knots.Length; piece++)
        {
            (int first, int last) = (knots[piece], knots[piece + 1]);
            for (int point = first; point < last; point++)
                sum += Math.Pow(values[point] - (values[first] + (values[last] - values[first]) * (point - first) / (last - first)), 2);
        }

        return sum;
    }
}
