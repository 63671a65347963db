using System.Runtime.CompilerServices;
using KernelGen.Arithmetic;
using KernelGen.Lanes;

namespace KernelGen.Quantization;

/// <summary>
/// Balanced weights pass through tanh; its derivative 1 - tanh^2 is true, rounding and clipping are taken as identities
/// (papers section 6.2).
/// </summary>
internal readonly struct TanhValue : IValueMap
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Map<T>(T value)
        where T : struct, ILanes<T> => Gates.Tanh(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Backward<T>(T value, T gradient)
        where T : struct, ILanes<T>
    {
        T mapped = Gates.Tanh(value);
        T negative = T.Xor(mapped, T.BroadcastS32(int.MinValue));
        return T.MultiplyF32(gradient, T.FusedMultiplyAddF32(negative, mapped, T.BroadcastF32(1)));
    }
}
