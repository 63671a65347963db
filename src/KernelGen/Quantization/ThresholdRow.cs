using System.Runtime.CompilerServices;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Quantization;

/// <summary>The kernels of <see cref="ThresholdQuantizer"/>.</summary>
internal static class ThresholdRow
{
    /// <summary>Writes -s, 0 or +s; <paramref name="values"/> may be the weights.</summary>
    public static void WriteValues<T>(ref float weights, nuint count, in Thresholds thresholds, ref float values)
        where T : struct, ILanes<T>
    {
        nuint done = ValuesFrom<T>(ref weights, 0, count, thresholds, ref values);
        if (T.Count > Lanes128.Count) done = ValuesFrom<Lanes128>(ref weights, done, count, thresholds, ref values);
        ValuesFrom<Lanes32>(ref weights, done, count, thresholds, ref values);
    }

    /// <summary>Writes a byte a weight: bit 0 is clear below the lower threshold, bit 1 is set above the upper one.</summary>
    public static void WriteCodes<T>(ref float weights, nuint count, in Thresholds thresholds, ref byte codes)
        where T : struct, ILanes<T>
    {
        nuint done = CodesFrom<T>(ref weights, 0, count, thresholds, ref codes);
        if (T.Count > Lanes128.Count) done = CodesFrom<Lanes128>(ref weights, done, count, thresholds, ref codes);
        CodesFrom<Lanes32>(ref weights, done, count, thresholds, ref codes);
    }

    /// <summary>The sum and the number of the magnitudes above a threshold, the sum by the sixteen partial sums of all reductions.</summary>
    public static (float Sum, int Count) SumAbove<T>(ref float row, int count, float threshold)
        where T : struct, ILanes<T>
    {
        RowTail tail = RowTail.Of(ref row, count);
        Block<float> sums = default;
        Block<int> counts = default;
        for (nuint slot = 0; slot < Block<float>.Count; slot += (nuint)T.Count)
        {
            SumSlot<T>(ref row, count, ref tail, threshold, slot, ref sums, ref counts);
        }

        return (PartialSums.Join(ref sums), PartialSums.Join(ref counts));
    }

    [MethodImpl(AggressiveOptimization)]
    private static void SumSlot<T>(
        ref float row, int count, ref RowTail tail, float threshold, nuint slot, ref Block<float> sums, ref Block<int> counts)
        where T : struct, ILanes<T>
    {
        T sum = T.Zero, found = T.Zero;
        T limit = T.BroadcastF32(threshold), magnitude = T.BroadcastS32(int.MaxValue);
        nuint whole = RowTail.Whole(count) + slot;
        for (nuint offset = slot; offset < whole; offset += Block<float>.Count)
        {
            T value = T.And(T.LoadF32(ref row, offset), magnitude);
            T above = T.LessF32(limit, value);
            sum = T.AddF32(sum, T.And(value, above));
            found = T.SubtractS32(found, above);
        }

        // Dead lanes of the tail are zero; only a threshold below zero would count them, and there is none.
        T last = T.And(RowTail.Load<T>(ref tail, slot), magnitude);
        T lastAbove = T.LessF32(limit, last);
        T.StoreF32(T.AddF32(sum, T.And(last, lastAbove)), ref Block<float>.Start(ref sums), slot);
        T.StoreS32(T.SubtractS32(found, lastAbove), ref Block<int>.Start(ref counts), slot);
    }

    [MethodImpl(AggressiveOptimization)]
    private static nuint ValuesFrom<T>(ref float weights, nuint start, nuint count, Thresholds thresholds, ref float values)
        where T : struct, ILanes<T>
    {
        T low = T.BroadcastF32(thresholds.Low), high = T.BroadcastF32(thresholds.High);
        T negative = T.BroadcastF32(-thresholds.Scale), positive = T.BroadcastF32(thresholds.Scale);
        nuint offset = start;
        for (; offset + (nuint)T.Count <= count; offset += (nuint)T.Count)
        {
            T weight = T.LoadF32(ref weights, offset);
            T value = T.Or(T.And(T.LessF32(weight, low), negative), T.And(T.LessF32(high, weight), positive));
            T.StoreF32(value, ref values, offset);
        }

        return offset;
    }

    [MethodImpl(AggressiveOptimization)]
    private static nuint CodesFrom<T>(ref float weights, nuint start, nuint count, Thresholds thresholds, ref byte codes)
        where T : struct, ILanes<T>
    {
        T low = T.BroadcastF32(thresholds.Low), high = T.BroadcastF32(thresholds.High);
        T one = T.BroadcastS32(1), two = T.BroadcastS32(2);
        nuint offset = start;
        for (; offset + (nuint)T.Count <= count; offset += (nuint)T.Count)
        {
            T weight = T.LoadF32(ref weights, offset);
            T notBelow = T.AddS32(T.LessF32(weight, low), one);
            T.StoreS32AsU8(T.Or(notBelow, T.And(T.LessF32(high, weight), two)), ref codes, offset);
        }

        return offset;
    }
}
