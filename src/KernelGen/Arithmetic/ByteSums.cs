using System.ComponentModel;
using System.Runtime.CompilerServices;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Arithmetic;

/// <summary>
/// Sums that grow in unsigned bytes for a run of columns, then in words, then in 32-bit integers. A run begins with a number that keeps its bytes
/// from 0 to 255. Words may wrap on the way: what counts is that the sum of all runs lies within 16 bits.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ByteSums
{
    /// <summary>Adds the bytes of a run to words: all of them, and those of the odd bytes alone.</summary>
    [MethodImpl(AggressiveInlining)]
    public static void Widen<TLanes>(TLanes run, ref TLanes words, ref TLanes odd)
        where TLanes : struct, ILanes<TLanes>
    {
        words = TLanes.AddS16(words, run);
        odd = TLanes.AddS16(odd, TLanes.OddU8(run));
    }

    /// <summary>Adds twice the sums of a higher bit to those of a lower one.</summary>
    [MethodImpl(AggressiveInlining)]
    public static void Join<TLanes>(ref TLanes words, ref TLanes odd, TLanes higherWords, TLanes higherOdd)
        where TLanes : struct, ILanes<TLanes>
    {
        words = TLanes.AddS16(words, TLanes.AddS16(higherWords, higherWords));
        odd = TLanes.AddS16(odd, TLanes.AddS16(higherOdd, higherOdd));
    }

    /// <summary>Stores the sums of the rows, an integer each.</summary>
    /// <param name="words">Sums of the bytes taken as words.</param>
    /// <param name="odd">Sums of the odd bytes.</param>
    /// <param name="begun">What the runs began with, all of them together.</param>
    /// <param name="sums">An integer a row.</param>
    /// <param name="offset">The first of them.</param>
    [MethodImpl(AggressiveInlining)]
    public static void Store<TLanes>(TLanes words, TLanes odd, int begun, ref int sums, nuint offset)
        where TLanes : struct, ILanes<TLanes>
    {
        TakeBegun(ref words, ref odd, begun);
        TLanes.StoreS16AsS32(words, odd, ref sums, offset);
    }

    /// <summary>Adds the sums of the rows to the integers that stand there.</summary>
    /// <inheritdoc cref="Store"/>
    [MethodImpl(AggressiveInlining)]
    public static void Accumulate<TLanes>(TLanes words, TLanes odd, int begun, ref int sums, nuint offset)
        where TLanes : struct, ILanes<TLanes>
    {
        TakeBegun(ref words, ref odd, begun);
        TLanes.AccumulateS16(words, odd, ref sums, offset);
    }

    /// <summary>Turns sums of all bytes into those of the even ones, and takes from both what the runs began with.</summary>
    [MethodImpl(AggressiveInlining)]
    private static void TakeBegun<TLanes>(ref TLanes words, ref TLanes odd, int begun)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes upper = TLanes.And(TLanes.ShiftLeft32(odd, 8), TLanes.BroadcastS32(unchecked((int)0xFF00_FF00)));
        TLanes start = TLanes.BroadcastS32((ushort)begun * 0x0001_0001);
        words = TLanes.SubtractS16(TLanes.SubtractS16(words, upper), start);
        odd = TLanes.SubtractS16(odd, start);
    }
}
