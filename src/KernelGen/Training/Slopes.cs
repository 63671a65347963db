using System.ComponentModel;
using System.Runtime.CompilerServices;
using KernelGen.Lanes;

namespace KernelGen.Training;

/// <summary>Derivatives of the non-linearities of cells and affine layers, from what the functions gave.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Slopes
{
    /// <summary>s * (1 - s) where s is a sigmoid.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sigmoid<T>(T result)
        where T : struct, ILanes<T> => T.MultiplyF32(result, T.SubtractF32(T.BroadcastF32(1f), result));

    /// <summary>1 - t^2 where t is a hyperbolic tangent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Tanh<T>(T result)
        where T : struct, ILanes<T> => T.SubtractF32(T.BroadcastF32(1f), T.MultiplyF32(result, result));

    /// <summary>1 where max(0, x) is above 0, else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Relu<T>(T result)
        where T : struct, ILanes<T> => T.And(T.LessF32(T.Zero, result), T.BroadcastF32(1f));

    /// <summary>1 where min(max(0, x), ceiling) lies between its ends, else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T ClippedRelu<T>(T result, float ceiling)
        where T : struct, ILanes<T> => T.And(T.LessF32(result, T.BroadcastF32(ceiling)), Relu(result));

    /// <summary>1 where min(max(-1, x), 1) lies between its ends, else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T HardTanh<T>(T result)
        where T : struct, ILanes<T> => T.And(
            T.And(T.LessF32(T.BroadcastF32(-1f), result), T.LessF32(result, T.BroadcastF32(1f))), T.BroadcastF32(1f));

    /// <summary>1/6 where min(max(0, x / 6 + 1 / 2), 1) lies between its ends, else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T HardSigmoid<T>(T result)
        where T : struct, ILanes<T> => T.MultiplyF32(ClippedRelu(result, 1f), T.BroadcastF32(1f / 6));
}
