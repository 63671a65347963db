using System;
using System.Linq;
using KernelGen.Arithmetic;
using KernelGen.Lanes;
using KernelGen.Tests.Lanes;
using Xunit;
using Xunit.Abstractions;

namespace KernelGen.Tests.Arithmetic;

/// <summary>What the fast forms state. That they give the same bits on every lane type, <see cref="GatesTests"/> shows with the precise ones.</summary>
public sealed class FastGatesTests(ITestOutputHelper output)
{
    private static readonly float[] edges =
    [
        0f, -0f, 5.2413f, -5.2413f, 10.4825f, -10.4825f, 1e30f, -1e30f,
        float.PositiveInfinity, float.NegativeInfinity, float.MaxValue, float.MinValue, 5.25f, -5.25f, 10.5f, -10.5f,
    ];

    [Fact]
    public void Sigmoid_StaysWithinItsStatedErrorAndRange()
    {
        // Beside the sweep every float near the place from which on the result is 1, where rounding could lift it above.
        float[] values = [.. Sweep(), .. FloatSweep.Between(10.3f, 10.5f, 1), .. FloatSweep.Between(-10.5f, -10.3f, 1)];
        float[] results = Run("FastSigmoid", values);
        double absolute = 0;
        for (int index = 0; index < values.Length; index++)
        {
            absolute = Math.Max(absolute, Math.Abs(results[index] - 1 / (1 + Math.Exp(-(double)values[index]))));
            Assert.InRange(results[index], 0f, 1f);
        }

        output.WriteLine($"absolute {absolute:G4}");
        Assert.InRange(absolute, 2e-5, 2.9e-5);
    }

    [Fact]
    public void Tanh_StaysWithinItsStatedErrorAndRange()
    {
        float[] values = [.. Sweep(), .. FloatSweep.Between(5f, 5.25f, 1)];
        float[] results = Run("FastTanh", values);
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
        Assert.InRange(absolute, 4e-5, 5.7e-5);
        Assert.InRange(relative, 0, 2.5e-4);
    }

    [Theory]
    [MemberData(nameof(LaneDispatch.Widths), MemberType = typeof(LaneDispatch))]
    public void Gates_AreExactAtZeroAndReachTheirEnds(LaneWidth width)
    {
        float[] tanh = LaneDispatch.Run(width, new LaneFunction("FastTanh", edges));
        Assert.Equal(FloatSweep.Bits([0f, -0f]), FloatSweep.Bits(tanh[..2]));
        Assert.Equal(edges[2..].Select(value => MathF.Sign(value)), tanh[2..].Select(value => (int)value));

        float[] sigmoid = LaneDispatch.Run(width, new LaneFunction("FastSigmoid", edges));
        Assert.Equal([0.5f, 0.5f], sigmoid[..2]);
        Assert.Equal([1f, 0f, 1f, 0f, 1f, 0f, 1f, 0f], sigmoid[4..12]);
        Assert.Equal([1f, 0f], sigmoid[14..]);
    }

    [Fact]
    public void Sigmoid_IsHalfOfTanhOfTheHalfFromTheMiddleOn()
    {
        float[] values = Sweep();
        float[] halves = Run("FastTanh", values.Select(value => value / 2).ToArray());
        float[] expected = halves.Select(half => 0.5f + half / 2).ToArray();
        Assert.Equal(FloatSweep.Bits(expected), FloatSweep.Bits(Run("FastSigmoid", values)));
    }

    [Fact]
    public void Sigmoid_OfBothSignsAddsUpToOne()
    {
        float[] values = Sweep();
        float[] straight = Run("FastSigmoid", values), mirrored = Run("FastSigmoid", values.Select(value => -value).ToArray());
        for (int index = 0; index < values.Length; index++) Assert.InRange((double)straight[index] + mirrored[index], 1 - 3e-8, 1 + 3e-8);
    }

    [Fact]
    public void Gates_RiseButForStepsOfTheirRounding()
    {
        float[] values = [.. FloatSweep.Between(-20f, 20f, 4099)], near = FloatSweep.Between(5f, 5.25f, 1);
        foreach (float[] row in new[] { values, near })
        {
            float[] tanh = Run("FastTanh", row), sigmoid = Run("FastSigmoid", row);
            for (int index = 1; index < row.Length; index++)
            {
                Assert.True(tanh[index] >= tanh[index - 1] - 3e-7f * MathF.Abs(tanh[index - 1]), $"tanh {row[index]:R}");
                Assert.True(sigmoid[index] >= sigmoid[index - 1] - 1.8e-7f, $"sigmoid {row[index]:R}");
            }
        }
    }

    private static float[] Run(string name, float[] values) => LaneDispatch.Run(LaneTypes.Widest, new LaneFunction(name, values));

    private static float[] Sweep() =>
        [.. FloatSweep.All(20_011), .. FloatSweep.Between(-20f, -0.01f, 449), .. FloatSweep.Between(0.01f, 20f, 449)];
}
