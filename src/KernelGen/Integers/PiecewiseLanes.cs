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
    /// <param name="count">A multiple of 16.</param>
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
                T maskA = T.GreaterS32(valueA, before), maskB = T.GreaterS32(valueB, before), maskC = T.GreaterS32(valueC, before), maskD = T.GreaterS32(valueD, before);
                slopeA = T.Select(maskA, next, slopeA);
                slopeB = T.Select(maskB, next, slopeB);
                slopeC = T.Select(maskC, next, slopeC);
                slopeD = T.Select(maskD, next, slopeD);
                offsetA = T.Select(maskA, moved, offsetA);
                offsetB = T.Select(maskB, moved, offsetB);
                offsetC = T.Select(maskC, moved, offsetC);
                offsetD = T.Select(maskD, moved, offsetD);
            }

            T.StoreS32(T.ShiftRightS32(T.AddS32(T.MultiplyS32(slopeA, valueA), offsetA), shift), ref values, at);
            T.StoreS32(T.ShiftRightS32(T.AddS32(T.MultiplyS32(slopeB, valueB), offsetB), shift), ref values, b);
            T.StoreS32(T.ShiftRightS32(T.AddS32(T.MultiplyS32(slopeC, valueC), offsetC), shift), ref values, c);
            T.StoreS32(T.ShiftRightS32(T.AddS32(T.MultiplyS32(slopeD, valueD), offsetD), shift), ref values, d);
        }

        for (; at < (nuint)count; at += (nuint)T.Count)
        {
            T value = T.LoadS32(ref values, at), own = T.BroadcastS32(slope), start = T.BroadcastS32(offset);
            for (nuint piece = 1; piece < pieces; piece++)
            {
                T mask = T.GreaterS32(value, T.BroadcastS32(Unsafe.Add(ref knot, piece - 1) - 1));
                own = T.Select(mask, T.BroadcastS32(Unsafe.Add(ref slope, piece)), own);
                start = T.Select(mask, T.BroadcastS32(Unsafe.Add(ref offset, piece)), start);
            }

            T.StoreS32(T.ShiftRightS32(T.AddS32(T.MultiplyS32(own, value), start), shift), ref values, at);
        }
    }
}
