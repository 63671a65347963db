using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Quantization;

/// <summary>How many values have a magnitude below each of some thresholds.</summary>
internal static class MagnitudeCounts
{
    /// <summary>Number of thresholds.</summary>
    public const int Thresholds = 15;

    // Counts of so many thresholds stay in registers on every lane type.
    private const int Group = 5;

    // Values that stay in the first-level cache for all groups; a lane's count of them fits 32 bits.
    private const nuint Stretch = 4096;

    /// <summary>Counts.</summary>
    /// <param name="values">The first value.</param>
    /// <param name="count">Number of values.</param>
    /// <param name="thresholds">As many as <see cref="Thresholds"/>.</param>
    public static Numbers Below<T>(ref float values, nuint count, ReadOnlySpan<float> thresholds)
        where T : struct, ILanes<T>
    {
        Numbers numbers = default;
        for (nuint start = 0; start < count; start += Stretch)
        {
            ref float first = ref Unsafe.Add(ref values, start);
            int length = (int)nuint.Min(Stretch, count - start);
            RowTail tail = RowTail.Of(ref first, length);
            for (int group = 0; group < Thresholds; group += Group)
                Add<T>(ref first, length, ref tail, thresholds.Slice(group, Group), numbers[group..]);
        }

        return numbers;
    }

    private static void Add<T>(ref float values, int count, ref RowTail tail, ReadOnlySpan<float> thresholds, Span<long> numbers)
        where T : struct, ILanes<T>
    {
        Lanes counts = default;
        ref int start = ref Unsafe.As<Lanes, int>(ref counts);
        for (nuint slot = 0; slot < Block<int>.Count; slot += (nuint)T.Count)
            CountSlot<T>(ref values, count, ref tail, ref MemoryMarshal.GetReference(thresholds), slot, ref start);
        for (int index = 0; index < Group; index++) numbers[index] += PartialSums.Join(ref counts[index]);
    }

    /// <summary>Counts in the lanes of a slot of every sixteen values.</summary>
    [MethodImpl(AggressiveOptimization)]
    private static void CountSlot<T>(ref float values, int count, ref RowTail tail, ref float thresholds, nuint slot, ref int counts)
        where T : struct, ILanes<T>
    {
        T magnitude = T.BroadcastS32(int.MaxValue);
        T threshold0 = T.BroadcastF32(thresholds), threshold1 = T.BroadcastF32(Unsafe.Add(ref thresholds, 1));
        T threshold2 = T.BroadcastF32(Unsafe.Add(ref thresholds, 2)), threshold3 = T.BroadcastF32(Unsafe.Add(ref thresholds, 3));
        T threshold4 = T.BroadcastF32(Unsafe.Add(ref thresholds, 4));
        T count0 = T.Zero, count1 = T.Zero, count2 = T.Zero, count3 = T.Zero, count4 = T.Zero;
        nuint whole = RowTail.Whole(count) + slot;
        for (nuint offset = slot; offset < whole; offset += Block<int>.Count)
        {
            T value = T.And(T.LoadF32(ref values, offset), magnitude);
            // A mask of a lane that is below is -1.
            count0 = T.SubtractS32(count0, T.LessF32(value, threshold0));
            count1 = T.SubtractS32(count1, T.LessF32(value, threshold1));
            count2 = T.SubtractS32(count2, T.LessF32(value, threshold2));
            count3 = T.SubtractS32(count3, T.LessF32(value, threshold3));
            count4 = T.SubtractS32(count4, T.LessF32(value, threshold4));
        }

        T live = RowTail.Live<T>(count, slot), last = T.And(RowTail.Load<T>(ref tail, slot), magnitude);
        T.StoreS32(T.SubtractS32(count0, T.And(T.LessF32(last, threshold0), live)), ref counts, slot);
        T.StoreS32(T.SubtractS32(count1, T.And(T.LessF32(last, threshold1), live)), ref counts, slot + Block<int>.Count);
        T.StoreS32(T.SubtractS32(count2, T.And(T.LessF32(last, threshold2), live)), ref counts, slot + 2 * Block<int>.Count);
        T.StoreS32(T.SubtractS32(count3, T.And(T.LessF32(last, threshold3), live)), ref counts, slot + 3 * Block<int>.Count);
        T.StoreS32(T.SubtractS32(count4, T.And(T.LessF32(last, threshold4), live)), ref counts, slot + 4 * Block<int>.Count);
    }

    /// <summary>A number a threshold.</summary>
    [InlineArray(Thresholds)]
    public struct Numbers
    {
        private long first;
    }

    /// <summary>The sixteen lanes' counts of every threshold of a group.</summary>
    [InlineArray(Group)]
    private struct Lanes
    {
        private Block<int> first;
    }
}
