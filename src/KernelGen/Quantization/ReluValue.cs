using System.Runtime.CompilerServices;
using KernelGen.Lanes;

namespace KernelGen.Quantization;

/// <summary>A balanced embedding passes through max(0, e); the gradient passes where e > 0 (papers section 6.1).</summary>
internal readonly struct ReluValue : IValueMap
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Map<T>(T value)
        where T : struct, ILanes<T> => T.MaximumF32(T.Zero, value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Backward<T>(T value, T gradient)
        where T : struct, ILanes<T> => T.And(gradient, T.LessF32(T.Zero, value));
}
