using System;
using System.Linq;
using KernelGen.Arithmetic;
using KernelGen.Lanes;
using KernelGen.Tests.Lanes;
using Xunit;
using Xunit.Abstractions;

namespace KernelGen.Tests.Arithmetic;

public sealed class GatesTests(ITestOutputHelper output)
{
    private static readonly float[] edges =
    [
        0f, -0f, 1f, -1f, float.Epsilon, -float.Epsilon, 1.17549435e-38f, -87f, -87.25f, -88f, -1e30f, 1e30f,
        float.PositiveInfinity, float.NegativeInfinity, 9f, -10f,
    ];

    public static TheoryData<LaneWidth, string> Functions
    {
        get
        {
            TheoryData<LaneWidth, string> rows = [];
            foreach (LaneWidth width in LaneTypes.All)
                foreach (string name in new[] { "Exp", "Sigmoid", "Tanh", "FastSigmoid", "FastTanh" }) rows.Add(width, name);
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Function_GivesTheSameBitsOnEveryLaneType(LaneWidth width, string name)
    {
        float[] values = [.. edges, .. FloatSweep.All(200_003), .. FloatSweep.Between(-20f, 20f, 400_009)];
        float[] results = LaneDispatch.Run(width, new LaneFunction(name, values));
        Func<float, float> plain = name switch
        {
            "Exp" => Exponential.Exp,
            "Sigmoid" => Gates.Sigmoid,
            "Tanh" => Gates.Tanh,
            "FastSigmoid" => FastGates.Sigmoid,
            _ => FastGates.Tanh,
        };
        Assert.Equal(FloatSweep.Bits(values.Select(plain).ToArray()), FloatSweep.Bits(results));
    }

    [Fact]
    public void Sigmoid_StaysWithinItsStatedError()
    {
        float[] values = Sweep();
        float[] results = LaneDispatch.Run(LaneTypes.Widest, new LaneFunction("Sigmoid", values));
        double absolute = 0, relative = 0, far = 0;
        for (int index = 0; index < values.Length; index++)
        {
            double exact = 1 / (1 + Math.Exp(-(double)values[index]));
            double error = Math.Abs(results[index] - exact);
            absolute = Math.Max(absolute, error);
            if (values[index] >= -20) relative = Math.Max(relative, error / exact);
            else if (values[index] >= -87) far = Math.Max(far, error / exact);
            else Assert.InRange(results[index], 0f, 1.7e-38f);
            Assert.InRange(results[index], 0f, 1f);
        }

        output.WriteLine($"absolute {absolute:G4}, relative {relative:G4}, below -20 {far:G4}");
        Assert.InRange(absolute, 0, 1e-7);
        Assert.InRange(far, 0, 4e-7);
        Assert.InRange(relative, 0, 2.5e-7);
    }

    [Fact]
    public void Tanh_StaysWithinItsStatedError()
    {
        float[] values = Sweep();
        float[] results = LaneDispatch.Run(LaneTypes.Widest, new LaneFunction("Tanh", values));
        double absolute = 0, relative = 0;
        for (int index = 0; index < values.Length; index++)
        {
            double exact = Math.Tanh(values[index]);
            double error = Math.Abs(results[index] - exact);
            absolute = Math.Max(absolute, error);
            if (float.IsNormal(values[index])) relative = Math.Max(relative, error / Math.Abs(exact));
            Assert.InRange(results[index], -1f, 1f);
        }

        output.WriteLine($"absolute {absolute:G4}, relative {relative:G4}");
        Assert.InRange(absolute, 0, 1.6e-7);
        Assert.InRange(relative, 0, 2e-7);
    }

    [Theory]
    [InlineData("Tanh")]
    [InlineData("FastTanh")]
    public void Tanh_IsOddToTheBit(string name)
    {
        float[] values = [.. edges, .. FloatSweep.All(20_011)];
        uint[] straight = FloatSweep.Bits(LaneDispatch.Run(LaneTypes.Widest, new LaneFunction(name, values)));
        float[] negated = values.Select(value => -value).ToArray();
        uint[] mirrored = FloatSweep.Bits(LaneDispatch.Run(LaneTypes.Widest, new LaneFunction(name, negated)));
        Assert.Equal(straight.Select(bits => bits ^ 0x80000000u), mirrored);
    }

    [Theory]
    [MemberData(nameof(LaneDispatch.Widths), MemberType = typeof(LaneDispatch))]
    public void Gates_AreExactAtZeroAndAtTheEnds(LaneWidth width)
    {
        float[] tanh = LaneDispatch.Run(width, new LaneFunction("Tanh", edges));
        Assert.Equal(FloatSweep.Bits([0f, -0f]), FloatSweep.Bits(tanh[..2]));
        Assert.Equal([float.Epsilon, -float.Epsilon, 1.17549435e-38f], tanh[4..7]);
        Assert.Equal([-1f, 1f, 1f, -1f], tanh[10..14]);

        float[] sigmoid = LaneDispatch.Run(width, new LaneFunction("Sigmoid", edges));
        Assert.Equal([0.5f, 0.5f], sigmoid[..2]);
        Assert.Equal([1f, 1f], sigmoid[11..13]);
        Assert.Equal(sigmoid[10], sigmoid[13]);
        Assert.InRange(sigmoid[13], 0f, 1.4e-38f);
    }

    [Theory]
    [InlineData("Sigmoid")]
    [InlineData("Tanh")]
    public void Gate_RisesButForStepsOfItsError(string name)
    {
        float[] values = FloatSweep.Between(-20f, 20f, 4099);
        float[] results = LaneDispatch.Run(LaneTypes.Widest, new LaneFunction(name, values));
        for (int index = 1; index < results.Length; index++)
            Assert.True(results[index] >= results[index - 1] - 2.5e-7f * MathF.Abs(results[index - 1]), $"{values[index]:R}");
    }

    [Theory]
    [MemberData(nameof(LaneDispatch.Widths), MemberType = typeof(LaneDispatch))]
    public void NaN_StaysNaN(LaneWidth width)
    {
        float[] values = Enumerable.Repeat(float.NaN, 16).ToArray();
        foreach (string name in new[] { "Tanh", "Sigmoid", "FastTanh", "FastSigmoid" })
            Assert.All(LaneDispatch.Run(width, new LaneFunction(name, values)), value => Assert.True(float.IsNaN(value)));
    }

    private static float[] Sweep() =>
        [.. FloatSweep.All(20_011), .. FloatSweep.Between(-100f, -0.01f, 487), .. FloatSweep.Between(0.01f, 20f, 449)];
}
