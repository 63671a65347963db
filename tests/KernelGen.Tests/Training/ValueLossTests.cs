using System;
using KernelGen.Training;
using Xunit;

namespace KernelGen.Tests.Training;

public sealed class ValueLossTests
{
    /// <summary>e^-100 is lost beside 1, and e^1000 is no double: the parts of the loss must not meet them.</summary>
    [Theory]
    [InlineData(0, 0, 0.69314718055994531, 0.5)]
    [InlineData(0, 1, 0.69314718055994531, -0.5)]
    [InlineData(100, 1, 3.7200759760208361e-44, 0)]
    [InlineData(-100, 0, 3.7200759760208361e-44, 3.7200759760208361e-44)]
    [InlineData(100, 0, 100, 1)]
    [InlineData(1000, 0.25, 750, 0.75)]
    [InlineData(-1000, 1, 1000, -1)]
    [InlineData(-20, 0.5, 10.000000002061154, -0.49999999793884631)]
    [InlineData(2, 0.3, 1.5269280110429725, 0.58079707797788241)]
    public void BinaryCrossEntropy_IsThatOfItsFormula(double output, double target, double loss, double slope)
    {
        (double foundLoss, double foundSlope) = BinaryCrossEntropy.Of(output, target);
        Assert.Equal(loss, foundLoss, 1e-14 * Math.Abs(loss));
        Assert.Equal(slope, foundSlope, Math.Max(1e-14 * Math.Abs(slope), 1e-43));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void WhatIsNotFinite_ShowsInTheLoss(double output)
    {
        Assert.False(double.IsFinite(BinaryCrossEntropy.Of(output, 0.5).Loss));
        Assert.False(double.IsFinite(SquaredError.Of(output, 0.5).Loss));
    }

    [Fact]
    public void SquaredErrors_HaveTheirSlope() => Assert.Equal((2.25, 3.0), SquaredError.Of(2, 0.5));
}
