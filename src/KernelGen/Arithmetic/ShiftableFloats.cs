using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using KernelGen.Lanes;
using KernelGen.Spec;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Arithmetic;

/// <summary>
/// Float activations made ready for products by powers of two: an integer added to the exponent field multiplies a float by a power,
/// exactly, but for zero, for numbers without a leading one, and beyond the range. So a value is given as its bits and a mask.
/// </summary>
/// <remarks>
/// Magnitudes below 2^-126 count as 0: their mask is clear. Magnitudes from 2^95 on, infinity and NaN among them, count as the
/// greatest float below 2^95, which no shift of at most 32 takes out of the range.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ShiftableFloats
{
    private const int LeastNormal = 1 << 23;

    // Ranges of exponents lie between the least and the greatest of all: the rules refuse an attribute, and packing a spec, that leaves
    // them. So at most 32 is added, and a field of at most 221 stays below 255, that of infinity.
    private const int GreatestShift = ExponentRange.GreatestOfAll - ExponentRange.LeastOfAll;
    private const int Greatest = ((254 - GreatestShift) << 23) - 1;

    /// <summary>Writes bits and masks, all bits set or clear; behind the last activation both are clear.</summary>
    /// <param name="values">The activations, and whatever stands behind them up to <paramref name="padded"/>.</param>
    /// <param name="count">How many.</param>
    /// <param name="padded">How many bits and masks, a multiple of 16.</param>
    /// <param name="bits">Sign, exponent and fraction of each.</param>
    /// <param name="live">The mask of each.</param>
    [MethodImpl(AggressiveOptimization)]
    public static void Write<TLanes>(ref readonly float values, int count, int padded, ref int bits, ref int live)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes magnitudeBits = TLanes.BroadcastS32(int.MaxValue), greatest = TLanes.BroadcastS32(Greatest);
        TLanes least = TLanes.BroadcastS32(LeastNormal);
        for (nuint index = 0; index < (nuint)padded; index += (nuint)TLanes.Count)
        {
            TLanes value = TLanes.LoadF32(in values, index);
            TLanes magnitude = TLanes.And(value, magnitudeBits);
            TLanes limited = TLanes.Select(TLanes.LessF32(magnitude, greatest), magnitude, greatest);
            TLanes mask = TLanes.GreaterOrEqualF32(limited, least);
            TLanes signed = TLanes.Select(magnitudeBits, limited, value);
            TLanes.StoreS32(TLanes.And(signed, mask), ref bits, index);
            TLanes.StoreS32(mask, ref live, index);
        }

        // A code of padding is a power of two like any other.
        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref bits, count), padded - count).Clear();
        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref live, count), padded - count).Clear();
    }
}
