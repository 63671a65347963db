using System.Runtime.CompilerServices;
using KernelGen.Lanes;
using KernelGen.Spec;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Quantization;

/// <summary>
/// Rounding to a power of two (Ott et al., papers section 1.3 d): with 2^e the greatest power not above |w|, e at least the least and
/// below the greatest exponent of the range, the value is 2^(e+1) where |w| is above 1.5 * 2^e, else 2^e. Drawn, it is 2^(e+1) with
/// probability |w| / 2^e - 1, so that the mean is w. The sign of 0 is minus.
/// </summary>
internal readonly struct PowerRounding : IDrawRule
{
    private const int ExponentField = 0x7F80_0000;

    private readonly float least;
    private readonly float greatest;

    public PowerRounding(ExponentRange range)
    {
        least = range.UnitValue;
        greatest = (float)System.Math.Pow(2, range.Greatest);
    }

    /// <summary>The deterministic form.</summary>
    [MethodImpl(AggressiveInlining)]
    public T Round<T>(T weight)
        where T : struct, ILanes<T> => Choose(weight, T.BroadcastF32(0.5f));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public T Choose<T>(T weight, T uniform)
        where T : struct, ILanes<T>
    {
        // Limited to the range, the greatest power is its own and needs no step up.
        T magnitude = T.And(weight, T.BroadcastS32(int.MaxValue));
        T limited = T.MinimumF32(T.MaximumF32(magnitude, T.BroadcastF32(least)), T.BroadcastF32(greatest));
        T power = T.And(limited, T.BroadcastS32(ExponentField));
        T fraction = T.SubtractF32(T.DivideF32(limited, power), T.BroadcastF32(1));
        T rounded = T.AddF32(power, T.And(T.LessF32(uniform, fraction), power));
        return T.Xor(rounded, T.Select(T.LessF32(T.Zero, weight), T.Zero, T.BroadcastS32(int.MinValue)));
    }
}
