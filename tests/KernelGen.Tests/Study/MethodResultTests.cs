using System;
using QuantizerStudy;
using QuantizerStudy.Results;
using Xunit;

namespace KernelGen.Tests.Study;

/// <summary>What a method came to over its seeds, and against another one.</summary>
public sealed class MethodResultTests
{
    // A thousand characters a block: so many nats are one bit a character.
    private static readonly double bit = 1000 * Math.Log(2);

    private static readonly MethodResult twin = Results.Of(CellKind.Lstm, "Float", 400, [2 * bit, 3 * bit], [2 * bit, 3 * bit], [4 * bit, 5 * bit]);

    [Fact]
    public void Mean_IsOfTheSeedsThatDidNotDiverge()
    {
        MethodResult result = Results.Of(CellKind.Lstm, "Ternarization", 100, [2 * bit, 2 * bit], null, [4 * bit, 4 * bit]);
        Assert.Equal(1, result.Diverged);
        Assert.Equal(3, result.Mean!.Value, 1e-12);
        Assert.Equal(Math.Sqrt(2), result.Deviation!.Value, 1e-12);
        Assert.Null(Results.Of(CellKind.Lstm, "Ternarization", 100, null, null).Mean);
    }

    [Fact]
    public void Difference_IsThatOfPairedSeeds()
    {
        MethodResult result = Results.Of(CellKind.Lstm, "Ternarization", 100, [2.5 * bit, 3.5 * bit], null, [4.5 * bit, 5.5 * bit]);
        Interval difference = result.Minus(twin)!;
        Assert.All([difference.Mean, difference.Low, difference.High], static value => Assert.Equal(0.5, value, 1e-12));
        Assert.Null(Results.Of(CellKind.Lstm, "Ternarization", 100, [null]).Minus(twin));
    }

    [Fact]
    public void OtherText_IsRefused() => Assert.Equal(
        "lstm/Ternarization was measured on 1 blocks and lstm/Float on 2; expected the same text.",
        Assert.Throws<StudyException>(static () => Results.Of(CellKind.Lstm, "Ternarization", 100, [bit]).Minus(twin)).Message);

    [Fact]
    public void DivergedSeedsAndThoseFarAboveTheTwin_Fail() => Assert.Equal(
        2, Results.Of(CellKind.Lstm, "Ternarization", 100, [3 * bit, 3 * bit], [4 * bit, 4 * bit], null).Failures(twin));
}
