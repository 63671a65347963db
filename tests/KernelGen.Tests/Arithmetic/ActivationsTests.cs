using System;
using KernelGen.Arithmetic;
using KernelGen.Lanes;
using KernelGen.Spec;
using KernelGen.Training;
using Xunit;

namespace KernelGen.Tests.Arithmetic;

/// <summary>The non-linearities of affine layers and their derivatives against what their definitions say.</summary>
public sealed class ActivationsTests
{
    private const float Ceiling = 1.25f;
    private static readonly float[] points = [-1e30f, -20, -3.001f, -3, -2.999f, -1.5f, -1, -0.25f, -1e-30f, -0f, 0, 1e-30f, 0.25f, 0.999f, 1, 1.249f, 1.25f, 1.5f, 2.999f, 3.001f, 20, 1e30f];

    public static TheoryData<LinearActivation> All => new(Enum.GetValues<LinearActivation>());

    [Theory]
    [MemberData(nameof(All))]
    public void Values_AreThoseOfTheDefinition(LinearActivation activation)
    {
        foreach (float x in points)
        {
            float expected = activation switch
            {
                LinearActivation.Tanh => MathF.Tanh(x),
                LinearActivation.Sigmoid => (float)(1 / (1 + Math.Exp(-(double)x))),
                LinearActivation.Relu => x > 0 ? x : 0,
                LinearActivation.ClippedRelu => Math.Clamp(x, 0, Ceiling),
                LinearActivation.HardTanh => Math.Clamp(x, -1, 1),
                LinearActivation.HardSigmoid => Math.Clamp((float)(x / 6.0 + 0.5), 0, 1),
                _ => x,
            };
            Assert.True(MathF.Abs(expected - Of(activation, x)) <= 2e-7f * MathF.Max(1, MathF.Abs(expected)), $"{activation}({x}) is {Of(activation, x)}, expected {expected}.");
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Values_LieInTheRangeThatCodesAreMadeFor(LinearActivation activation)
    {
        if (LinearSpec.RangeOf(activation, Ceiling) is not { } range)
        {
            Assert.True(activation is LinearActivation.None or LinearActivation.Relu);
            return;
        }

        foreach (float x in points) Assert.InRange(Of(activation, x), range.Minimum, range.Maximum);
    }

    [Fact]
    public void Relu_OfNegativeZero_IsZeroOnEveryLaneType()
    {
        Assert.Equal(0, BitConverter.SingleToInt32Bits(ReluOf<Lanes32>(-0f)));
        Assert.Equal(0, BitConverter.SingleToInt32Bits(ReluOf<Lanes128>(-0f)));
        Assert.Equal(0, BitConverter.SingleToInt32Bits(ReluOf<Lanes256>(-0f)));
        Assert.Equal(0, BitConverter.SingleToInt32Bits(ReluOf<Lanes512>(-0f)));
    }

    [Fact]
    public void Slopes_AreZeroWhereTheFunctionIsFlat_AndItsSlopeElsewhere()
    {
        Assert.Equal([0f, 1, 0], Slopes3(result => Slopes.ClippedRelu(result, Ceiling), 0, 0.5f, Ceiling));
        Assert.Equal([0f, 1, 0], Slopes3(Slopes.HardTanh, -1, -0.5f, 1));
        Assert.Equal([0f, 1f / 6, 0], Slopes3(Slopes.HardSigmoid, 0, 0.5f, 1));
    }

    private static float[] Slopes3(Func<Lanes32, Lanes32> slope, float low, float inside, float high) => [Read(slope(Lanes32.BroadcastF32(low))), Read(slope(Lanes32.BroadcastF32(inside))), Read(slope(Lanes32.BroadcastF32(high)))];

    private static float Of(LinearActivation activation, float x) => Read(Activations.Apply(activation, Ceiling, Lanes32.BroadcastF32(x)));

    private static float Read(Lanes32 lanes)
    {
        float value = 0;
        Lanes32.StoreF32(lanes, ref value, 0);
        return value;
    }

    private static float ReluOf<T>(float x)
        where T : struct, ILanes<T>
    {
        float[] values = new float[16];
        T.StoreF32(Activations.Relu(T.BroadcastF32(x)), ref values[0], 0);
        return values[0];
    }
}
