using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Arithmetic;

/// <summary>The non-linearities of affine layers beside sigmoid and tanh, which <see cref="Gates"/> has.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Activations
{
    /// <summary>max(0, x); +0 for -0.</summary>
    [MethodImpl(AggressiveInlining)]
    public static T Relu<T>(T x)
        where T : struct, ILanes<T> => T.MaximumF32(T.Zero, x);

    /// <summary>min(max(0, x), ceiling).</summary>
    [MethodImpl(AggressiveInlining)]
    public static T ClippedRelu<T>(T x, float ceiling)
        where T : struct, ILanes<T> => T.MinimumF32(Relu(x), T.BroadcastF32(ceiling));

    /// <summary>min(max(-1, x), 1).</summary>
    [MethodImpl(AggressiveInlining)]
    public static T HardTanh<T>(T x)
        where T : struct, ILanes<T> => T.MinimumF32(T.MaximumF32(x, T.BroadcastF32(-1f)), T.BroadcastF32(1f));

    /// <summary>min(max(0, x / 6 + 1 / 2), 1), the line by one fused multiply-add with the float nearest to 1/6.</summary>
    [MethodImpl(AggressiveInlining)]
    public static T HardSigmoid<T>(T x)
        where T : struct, ILanes<T> => ClippedRelu(T.FusedMultiplyAddF32(x, T.BroadcastF32(1f / 6), T.BroadcastF32(0.5f)), 1f);

    /// <summary>The non-linearity of a layer, chosen at run time.</summary>
    /// <param name="activation">Which.</param>
    /// <param name="ceiling">The greatest output of <see cref="LinearActivation.ClippedRelu"/>.</param>
    /// <param name="x">W x + b.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such non-linearity.</exception>
    public static T Apply<T>(LinearActivation activation, float ceiling, T x)
        where T : struct, ILanes<T> => activation switch
        {
            LinearActivation.None => x,
            LinearActivation.Tanh => Gates.Tanh(x),
            LinearActivation.Sigmoid => Gates.Sigmoid(x),
            LinearActivation.Relu => Relu(x),
            LinearActivation.ClippedRelu => ClippedRelu(x, ceiling),
            LinearActivation.HardTanh => HardTanh(x),
            LinearActivation.HardSigmoid => HardSigmoid(x),
            _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "No non-linearity has this number."),
        };
}
