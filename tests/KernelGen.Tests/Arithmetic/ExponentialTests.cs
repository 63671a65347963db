using System;
using KernelGen.Arithmetic;
using KernelGen.Lanes;
using KernelGen.Tests.Lanes;
using Xunit;
using Xunit.Abstractions;

namespace KernelGen.Tests.Arithmetic;

public sealed class ExponentialTests(ITestOutputHelper output)
{
    [Fact]
    public void Exp_StaysWithinItsStatedError()
    {
        float[] values = [.. FloatSweep.Between(-104f, 88.7228f, 6007), .. FloatSweep.Between(-104f, -80f, 17), .. FloatSweep.Between(0.01f, 88.7228f, 293)];
        float[] results = LaneDispatch.Run(LaneTypes.Widest, new LaneFunction("Exp", values));
        double relative = 0, units = 0;
        for (int index = 0; index < values.Length; index++)
        {
            double exact = Math.Exp(values[index]);
            units = Math.Max(units, FloatSweep.UnitsOff(exact, results[index]));
            if (exact >= 1.1754943508222875e-38)
                relative = Math.Max(relative, Math.Abs(results[index] - exact) / exact);
        }

        output.WriteLine($"relative {relative:G4}, {units:G4} ulp");
        Assert.InRange(relative, 0, 9e-8);
        Assert.InRange(units, 0, 1.1);
    }

    [Theory]
    [MemberData(nameof(LaneDispatch.Widths), MemberType = typeof(LaneDispatch))]
    public void Exp_KeepsItsEdges(LaneWidth width)
    {
        float[] values = new float[16];
        float[] edges = [0f, -0f, 88.7229f, 89f, float.MaxValue, float.PositiveInfinity, -104f, -1e30f, float.NegativeInfinity, -103.2789f, 88.72283f];
        edges.CopyTo(values, 0);
        float[] results = LaneDispatch.Run(width, new LaneFunction("Exp", values));
        float infinity = float.PositiveInfinity;
        Assert.Equal([1f, 1f, infinity, infinity, infinity, infinity, 0f, 0f, 0f, float.Epsilon], results[..10]);
        Assert.InRange(results[10], 3.40e38f, float.MaxValue);
    }

    [Fact]
    public void Exp_RisesButForStepsOfOneUnit()
    {
        float[] values = FloatSweep.Between(-104f, 89f, 6007);
        float[] results = LaneDispatch.Run(LaneTypes.Widest, new LaneFunction("Exp", values));
        for (int index = 1; index < results.Length; index++)
            Assert.True(MathF.BitIncrement(results[index]) >= results[index - 1]);
    }

    [Fact]
    public void ExpOfDoubles_StaysWithinItsStatedError()
    {
        double worst = 0;
        for (double value = -700; value <= 700; value += 0.0137)
            worst = Math.Max(worst, Math.Abs(Exponential.Exp(value) / Math.Exp(value) - 1));
        output.WriteLine($"relative {worst:G4}");
        Assert.InRange(worst, 0, 5e-16);
        Assert.Equal(1.0, Exponential.Exp(0.0));
        Assert.Equal(double.PositiveInfinity, Exponential.Exp(710.0));
        Assert.Equal(0.0, Exponential.Exp(-746.0));
        Assert.Equal(double.Epsilon, Exponential.Exp(-744.5));
        Assert.True(double.IsNaN(Exponential.Exp(double.NaN)));
    }

    [Fact]
    public void Log_StaysWithinItsStatedError()
    {
        double worst = 0;
        Random random = new(5);
        for (int index = 0; index < 100_000; index++)
        {
            double value = index % 2 == 0
                ? Math.Pow(2, random.NextDouble() * 2000 - 1000)
                : 1 + (random.NextDouble() - 0.5) * Math.Pow(2, -random.Next(40));
            double exact = Math.Log(value);
            if (exact != 0) worst = Math.Max(worst, Math.Abs(Logarithm.Log(value) / exact - 1));
        }

        output.WriteLine($"relative {worst:G4}");
        Assert.InRange(worst, 0, 5e-16);
        Assert.Equal(0.0, Logarithm.Log(1.0));
        Assert.Equal(double.NegativeInfinity, Logarithm.Log(0.0));
        Assert.Equal(double.PositiveInfinity, Logarithm.Log(double.PositiveInfinity));
        Assert.True(double.IsNaN(Logarithm.Log(-1.0)));
        Assert.Equal(Math.Log(double.Epsilon), Logarithm.Log(double.Epsilon), 12);
    }
}
