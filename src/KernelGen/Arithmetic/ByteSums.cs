using System.ComponentModel;
using System.Runtime.CompilerServices;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Arithmetic;

/// <summary>
/// Sums that grow in signed bytes for a run of steps, then in words, then in 32-bit integers. A run begins at 128 in place of 0, so that
/// its bytes are unsigned and widening is a mask for the even ones and a shift for the odd ones. Words may wrap on the way: what counts is
/// that the sum of all runs lies within 16 bits.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ByteSums
{
    private const int Start = 128;

    /// <summary>What the bytes of a run begin with.</summary>
    [MethodImpl(AggressiveInlining)]
    public static TLanes Begin<TLanes>()
        where TLanes : struct, ILanes<TLanes> => TLanes.BroadcastU8(Start);

    /// <summary>The even bytes of a run, as words.</summary>
    [MethodImpl(AggressiveInlining)]
    public static TLanes Even<TLanes>(TLanes run)
        where TLanes : struct, ILanes<TLanes> => TLanes.And(run, TLanes.BroadcastS32(0x00FF_00FF));

    /// <summary>Takes away what <paramref name="runs"/> runs began with and adds the words to the integers of their rows.</summary>
    /// <param name="even">Sums of the even bytes of the runs.</param>
    /// <param name="odd">Sums of the odd bytes.</param>
    /// <param name="runs">Their number.</param>
    /// <param name="sums">An integer a row.</param>
    /// <param name="offset">The first of them.</param>
    [MethodImpl(AggressiveInlining)]
    public static void Accumulate<TLanes>(TLanes even, TLanes odd, int runs, ref int sums, nuint offset)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes begun = TLanes.BroadcastS32((ushort)(-Start * runs) * 0x0001_0001);
        TLanes.AccumulateS16(TLanes.AddS16(even, begun), TLanes.AddS16(odd, begun), ref sums, offset);
    }
}
