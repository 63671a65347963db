using System;
using System.Linq;
using KernelGen.Piecewise;
using Xunit;

namespace KernelGen.Tests.Piecewise;

/// <summary>Piecewise-linear functions from integers to integers against the functions they stand for.</summary>
public sealed class IntegerFunctionTests
{
    public static TheoryData<string, KnotPlacement, int, double> Errors => new()
    {
        // The greatest error, as a share of 1, that pieces may have: what was measured, rounded up.
        { "sigmoid", KnotPlacement.Adaptive, 4, 0.125 },
        { "sigmoid", KnotPlacement.Adaptive, 8, 0.023 },
        { "sigmoid", KnotPlacement.Adaptive, 16, 0.0076 },
        { "sigmoid", KnotPlacement.Adaptive, 32, 0.0016 },
        { "tanh", KnotPlacement.Adaptive, 4, 0.25 },
        { "tanh", KnotPlacement.Adaptive, 8, 0.079 },
        { "tanh", KnotPlacement.Adaptive, 16, 0.016 },
        { "tanh", KnotPlacement.Adaptive, 32, 0.0032 },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public void GreatestErrors_StayBelowTheirBounds(string name, KnotPlacement placement, int pieces, double bound)
    {
        double error = GreatestError(name, placement, pieces);
        Assert.InRange(error, bound / 2, bound);
    }

    [Theory]
    [InlineData("sigmoid")]
    [InlineData("tanh")]
    public void AdaptiveKnots_HaveSmallerErrorsThanEquidistantOnes(string name)
    {
        foreach (int pieces in (int[])[8, 16, 32])
            Assert.True(GreatestError(name, KnotPlacement.Adaptive, pieces) < GreatestError(name, KnotPlacement.Equidistant, pieces), $"{name} of {pieces} pieces");
    }

    [Fact]
    public void AFineTable_HasThePublishedValuesUpToOne()
    {
        Assert.InRange(Of("sigmoid", KnotPlacement.Equidistant, 1024).At(4096), 23954, 23956);
        Assert.InRange(Of("tanh", KnotPlacement.Equidistant, 1024).At(4096), 24955, 24957);
    }

    [Theory]
    [InlineData("sigmoid")]
    [InlineData("tanh")]
    public void NoProduct_NeedsMoreThan32Bits(string name)
    {
        foreach (int pieces in (int[])[1, 4, 16, 64])
        {
            IntegerFunction function = Of(name, KnotPlacement.Adaptive, pieces);
            for (int piece = 0; piece < pieces; piece++)
            {
                long run = function.KnotPlaces[piece + 1] - function.KnotPlaces[piece];
                Assert.InRange(function.Slopes[piece], short.MinValue, short.MaxValue);
                Assert.InRange(Math.Abs(function.Slopes[piece] * run) + (1 << function.Shift), 0, int.MaxValue);
            }
        }
    }

    [Fact]
    public void BeyondTheEnds_ValuesStayAndSlopesAreZero()
    {
        IntegerFunction tanh = Of("tanh", KnotPlacement.Adaptive, 16);
        Assert.Equal(tanh.At(1 << 15), tanh.At(1 << 20));
        Assert.Equal(tanh.At(-(1 << 15)), tanh.At(-(1 << 20)));
        Assert.Equal(0, tanh.SlopeAt((1 << 15) + 1));
        Assert.Equal(0, tanh.SlopeAt(-(1 << 15) - 1));
    }

    [Fact]
    public void Slopes_AreThoseOfThePieces()
    {
        IntegerFunction sigmoid = Of("sigmoid", KnotPlacement.Adaptive, 16);
        for (int input = -32_768; input < 32_700; input += 97)
        {
            if (Enumerable.Range(input, 65).Any(sigmoid.KnotPlaces.Contains)) continue;
            double rise = sigmoid.At(input + 64) - sigmoid.At(input);
            Assert.InRange(64.0 * sigmoid.SlopeAt(input) / (1 << sigmoid.Shift), rise - 1, rise + 1);
        }
    }

    [Fact]
    public void AFunctionThatIsTooSteep_IsRefused()
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => IntegerFunction.Of(x => x < 0 ? -1 : 1, new FixedPointGrid(0, 1, 2, 0, 15) with { First = -1 }, 1));
        Assert.Contains("expected at most 32767", refusal.Message, StringComparison.Ordinal);
    }

    private static IntegerFunction Of(string name, KnotPlacement placement, int pieces) => IntegerFunction.Of(Real(name), FixedPointGrid.Gates, pieces, placement);

    private static Func<double, double> Real(string name) => name == "tanh" ? RealFunctions.Tanh : RealFunctions.Sigmoid;

    private static double GreatestError(string name, KnotPlacement placement, int pieces)
    {
        IntegerFunction function = Of(name, placement, pieces);
        return Enumerable.Range(short.MinValue, 1 << 16).Max(input => Math.Abs(function.At(input) / 32768.0 - Real(name)(input / 4096.0)));
    }
}
