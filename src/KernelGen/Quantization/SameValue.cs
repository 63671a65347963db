using System.Runtime.CompilerServices;
using KernelGen.Lanes;

namespace KernelGen.Quantization;

/// <summary>Values are coded as they are.</summary>
internal readonly struct SameValue : IValueMap
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Map<T>(T value)
        where T : struct, ILanes<T> => value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Backward<T>(T value, T gradient)
        where T : struct, ILanes<T> => gradient;
}
