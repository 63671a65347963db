using System.ComponentModel;
using System.Runtime.CompilerServices;
using KernelGen.Lanes;

namespace KernelGen.Arithmetic;

/// <summary>From the exact integer sum of codes to the value of a product.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CodeProduct
{
    /// <summary>
    /// inner + scale * (2 * sum - offset): <paramref name="sum"/> is the sum of code * integer over a row,
    /// <paramref name="offset"/> the doubled zero point times the sum of the integers, both exact. The difference is
    /// rounded to float once and fused into <paramref name="inner"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Add<TLanes>(TLanes inner, TLanes sum, TLanes offset, TLanes scale)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.FusedMultiplyAddF32(
            scale, TLanes.ConvertS32ToF32(TLanes.SubtractS32(TLanes.ShiftLeft32(sum, 1), offset)), inner);

    /// <summary>inner + scale * sum, the exact <paramref name="sum"/> rounded to float once and fused into <paramref name="inner"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Add<TLanes>(TLanes inner, TLanes sum, TLanes scale)
        where TLanes : struct, ILanes<TLanes> => TLanes.FusedMultiplyAddF32(scale, TLanes.ConvertS32ToF32(sum), inner);
}
