using System;
using KernelGen.Piecewise;
using Xunit;

namespace KernelGen.Tests.Piecewise;

/// <summary>Functions made of additions, multiplications and divisions against those of the system.</summary>
public sealed class RealFunctionsTests
{
    [Fact]
    public void Exponential_LiesWithinFourUnitsInTheLastPlace()
    {
        for (double x = -40; x <= 40; x += 0.0371)
            Assert.InRange(RealFunctions.Exponential(x) / Math.Exp(x), 1 - 1e-15, 1 + 1e-15);
    }

    [Fact]
    public void SigmoidAndTanh_LieWithinOneIn10To15()
    {
        for (double x = -30; x <= 30; x += 0.0173)
        {
            Assert.Equal(1 / (1 + Math.Exp(-x)), RealFunctions.Sigmoid(x), 1e-15);
            Assert.Equal(Math.Tanh(x), RealFunctions.Tanh(x), 1e-15);
        }
    }

    [Fact]
    public void FarBelowZero_ExponentialIsZero() => Assert.Equal(0, RealFunctions.Exponential(-701));

    [Theory]
    [InlineData(701)]
    [InlineData(double.NaN)]
    public void WhatWouldOverflow_IsRefused(double x) => Assert.Throws<ArgumentOutOfRangeException>(() => RealFunctions.Exponential(x));
}
