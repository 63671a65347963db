using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Integers;

/// <summary><see cref="Piecewise.IntegerFunction"/> on lanes, with the same integers.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PiecewiseLanes
{
    private const int Registers = 4;

    /// <summary>Replaces pre-activations of 16 bits by a function of them: of the piece of q, (slope q + offset) / 2^shift, rounded down.</summary>
    /// <param name="values">The first.</param>
    /// <param name="count">How many there are, in memory that holds whole registers.</param>
    /// <param name="knots">Where pieces but the first begin, ascending.</param>
    /// <param name="slopes">The slope of every piece.</param>
    /// <param name="offsets">Its offset.</param>
    /// <param name="shift">0 to 14.</param>
    [MethodImpl(AggressiveOptimization)]
    public static void Apply<T>(ref int values, int count, ReadOnlySpan<int> knots, ReadOnlySpan<int> slopes, ReadOnlySpan<int> offsets, int shift)
        where T : struct, ILanes<T>
    {
        ref int knot = ref MemoryMarshal.GetReference(knots);
        ref int slope = ref MemoryMarshal.GetReference(slopes);
        ref int offset = ref MemoryMarshal.GetReference(offsets);
        nuint at = 0, pieces = (nuint)slopes.Length;

        // Four registers share the loading of a piece; within them of other pieces the selected sum is the same.
        for (; at + Registers * (nuint)T.Count <= (nuint)count; at += Registers * (nuint)T.Count)
        {
            nuint b = at + (nuint)T.Count, c = b + (nuint)T.Count, d = c + (nuint)T.Count;
            T valueA = T.LoadS32(ref values, at), valueB = T.LoadS32(ref values, b), valueC = T.LoadS32(ref values, c), valueD = T.LoadS32(ref values, d);
            T first = T.BroadcastS32(slope), start = T.BroadcastS32(offset);
            T slopeA = first, slopeB = first, slopeC = first, slopeD = first, offsetA = start, offsetB = start, offsetC = start, offsetD = start;
            for (nuint piece = 1; piece < pieces; piece++)
            {
                // q >= knot is q > knot - 1.
                T before = T.BroadcastS32(Unsafe.Add(ref knot, piece - 1) - 1), next = T.BroadcastS32(Unsafe.Add(ref slope, piece)), moved = T.BroadcastS32(Unsafe.Add(ref offset, piece));
                Enter(valueA, before, next, moved, ref slopeA, ref offsetA);
                Enter(valueB, before, next, moved, ref slopeB, ref offsetB);
                Enter(valueC, before, next, moved, ref slopeC, ref offsetC);
                Enter(valueD, before, next, moved, ref slopeD, ref offsetD);
            }

            T.StoreS32(On(valueA, slopeA, offsetA, shift), ref values, at);
            T.StoreS32(On(valueB, slopeB, offsetB, shift), ref values, b);
            T.StoreS32(On(valueC, slopeC, offsetC, shift), ref values, c);
            T.StoreS32(On(valueD, slopeD, offsetD, shift), ref values, d);
        }

        for (; at < (nuint)count; at += (nuint)T.Count)
        {
            T value = T.LoadS32(ref values, at), own = T.BroadcastS32(slope), start = T.BroadcastS32(offset);
            for (nuint piece = 1; piece < pieces; piece++)
            {
                // q >= knot is q > knot - 1.
                T before = T.BroadcastS32(Unsafe.Add(ref knot, piece - 1) - 1);
                Enter(value, before, T.BroadcastS32(Unsafe.Add(ref slope, piece)), T.BroadcastS32(Unsafe.Add(ref offset, piece)), ref own, ref start);
            }

            T.StoreS32(On(value, own, start, shift), ref values, at);
        }
    }

    /// <summary>The function of values on pieces.</summary>
    [MethodImpl(AggressiveInlining)]
    private static T On<T>(T value, T slope, T offset, int shift)
        where T : struct, ILanes<T> =>
        T.ShiftRightS32(T.AddS32(T.MultiplyS32(slope, value), offset), shift);

    /// <summary>Moves the values behind a knot to the piece that begins there.</summary>
    [MethodImpl(AggressiveInlining)]
    private static void Enter<T>(T value, T before, T nextSlope, T nextOffset, ref T slope, ref T offset)
        where T : struct, ILanes<T>
    {
        T mask = T.GreaterS32(value, before);
        slope = T.Select(mask, nextSlope, slope);
        offset = T.Select(mask, nextOffset, offset);
    }
}
