using System.Runtime.CompilerServices;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Quantization;

/// <summary>The elementwise kernels of a <see cref="IValueMap"/>, and the sum of mapped magnitudes of a row.</summary>
internal static class MappedRow
{
    /// <summary>Writes mapped values; <paramref name="mapped"/> may be the values.</summary>
    public static void Write<T, TMap>(ref float values, nuint count, ref float mapped)
        where T : struct, ILanes<T>
        where TMap : struct, IValueMap
    {
        nuint done = WriteFrom<T, TMap>(ref values, 0, count, ref mapped);
        if (T.Count > Lanes128.Count) done = WriteFrom<Lanes128, TMap>(ref values, done, count, ref mapped);
        WriteFrom<Lanes32, TMap>(ref values, done, count, ref mapped);
    }

    /// <summary>Turns gradients of mapped values into gradients of the values, in place.</summary>
    public static void Backward<T, TMap>(ref float values, nuint count, ref float gradient)
        where T : struct, ILanes<T>
        where TMap : struct, IValueMap
    {
        nuint done = BackwardFrom<T, TMap>(ref values, 0, count, ref gradient);
        if (T.Count > Lanes128.Count) done = BackwardFrom<Lanes128, TMap>(ref values, done, count, ref gradient);
        BackwardFrom<Lanes32, TMap>(ref values, done, count, ref gradient);
    }

    /// <summary>The sum of |mapped value| of a row, by the sixteen partial sums of all reductions.</summary>
    public static float SumOfMagnitudes<T, TMap>(ref float row, int count)
        where T : struct, ILanes<T>
        where TMap : struct, IValueMap
    {
        RowTail tail = RowTail.Of(ref row, count);
        Block<float> sums = default;
        for (nuint slot = 0; slot < Block<float>.Count; slot += (nuint)T.Count)
        {
            SumSlot<T, TMap>(ref row, count, ref tail, slot, ref sums);
        }

        return PartialSums.Join(ref sums);
    }

    [MethodImpl(AggressiveOptimization)]
    private static void SumSlot<T, TMap>(ref float row, int count, ref RowTail tail, nuint slot, ref Block<float> sums)
        where T : struct, ILanes<T>
        where TMap : struct, IValueMap
    {
        T sum = T.Zero;
        T magnitude = T.BroadcastS32(int.MaxValue);
        nuint whole = RowTail.Whole(count) + slot;
        for (nuint offset = slot; offset < whole; offset += Block<float>.Count)
        {
            sum = T.AddF32(sum, T.And(TMap.Map(T.LoadF32(ref row, offset)), magnitude));
        }

        magnitude = T.And(magnitude, RowTail.Live<T>(count, slot));
        sum = T.AddF32(sum, T.And(TMap.Map(RowTail.Load<T>(ref tail, slot)), magnitude));
        T.StoreF32(sum, ref Block<float>.Start(ref sums), slot);
    }

    [MethodImpl(AggressiveOptimization)]
    private static nuint WriteFrom<T, TMap>(ref float values, nuint start, nuint count, ref float mapped)
        where T : struct, ILanes<T>
        where TMap : struct, IValueMap
    {
        nuint offset = start;
        for (; offset + (nuint)T.Count <= count; offset += (nuint)T.Count)
        {
            T.StoreF32(TMap.Map(T.LoadF32(ref values, offset)), ref mapped, offset);
        }

        return offset;
    }

    [MethodImpl(AggressiveOptimization)]
    private static nuint BackwardFrom<T, TMap>(ref float values, nuint start, nuint count, ref float gradient)
        where T : struct, ILanes<T>
        where TMap : struct, IValueMap
    {
        nuint offset = start;
        for (; offset + (nuint)T.Count <= count; offset += (nuint)T.Count)
        {
            T passed = TMap.Backward(T.LoadF32(ref values, offset), T.LoadF32(ref gradient, offset));
            T.StoreF32(passed, ref gradient, offset);
        }

        return offset;
    }
}
