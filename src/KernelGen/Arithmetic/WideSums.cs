using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Arithmetic;

/// <summary>Exact sums of 64 bits in two registers of 32-bit halves.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class WideSums
{
    /// <summary>Adds a 64-bit number to a sum, both in halves, without a comparison.</summary>
    [MethodImpl(AggressiveInlining)]
    public static void Add<TLanes>(ref TLanes low, ref TLanes high, TLanes addedLow, TLanes addedHigh)
        where TLanes : struct, ILanes<TLanes>
    {
        // A carry leaves the top bit where both had one, or where one had it and the sum has it no more.
        TLanes sum = TLanes.AddS32(low, addedLow);
        TLanes cleared = TLanes.Xor(sum, TLanes.BroadcastS32(-1));
        TLanes carry = TLanes.Or(TLanes.And(low, addedLow), TLanes.And(TLanes.Or(low, addedLow), cleared));
        high = TLanes.AddS32(TLanes.AddS32(high, addedHigh), TLanes.ShiftRight32(carry, 31));
        low = sum;
    }

    /// <summary>inner + scale * sum: the sum is rounded to float once and fused into <paramref name="inner"/>.</summary>
    /// <param name="inner">What stands already.</param>
    /// <param name="low">The lower halves in memory.</param>
    /// <param name="high">The upper halves in memory.</param>
    /// <param name="offset">The first of them.</param>
    /// <param name="scale">The factor.</param>
    [MethodImpl(AggressiveOptimization)]
    public static TLanes Scale<TLanes>(TLanes inner, ref int low, ref int high, nuint offset, TLanes scale)
        where TLanes : struct, ILanes<TLanes>
    {
        Span<float> rounded = stackalloc float[16];
        for (int lane = 0; lane < TLanes.Count; lane++)
        {
            nuint index = offset + (nuint)lane;
            rounded[lane] = ((long)Unsafe.Add(ref high, index) << 32) | (uint)Unsafe.Add(ref low, index);
        }

        return TLanes.FusedMultiplyAddF32(scale, TLanes.LoadF32(ref rounded[0], 0), inner);
    }
}
