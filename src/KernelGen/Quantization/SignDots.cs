using System.Runtime.CompilerServices;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Quantization;

/// <summary>
/// What a least-squares fit of a row needs: the inner product of each plane's signs with the row, and for each pair of planes
/// the number of elements whose signs differ.
/// </summary>
internal struct SignDots
{
    /// <summary>signs of plane p . row.</summary>
    public Block<float> WithRow;

    /// <summary>Elements whose signs differ in planes i and j, i below j, at i + j (j - 1) / 2.</summary>
    public Block<int> Different;

    /// <summary>Gathers both under a rule; sixteen partial sums, so equal bits on every lane type.</summary>
    [SkipLocalsInit]
    [MethodImpl(AggressiveOptimization)]
    public static void Gather<T, TRule>(ref float row, int count, ref RowTail tail, in TRule rule, ref SignDots result)
        where T : struct, ILanes<T>
        where TRule : struct, ICodeRule
    {
        Unsafe.SkipInit(out SignPartials sums);
        for (nuint slot = 0; slot < Block<float>.Count; slot += (nuint)T.Count)
        {
            GatherSlot<T, TRule>(ref row, count, in rule, ref tail, slot, ref sums);
        }

        result.WithRow[0] = PartialSums.Join(ref sums.Dot0);
        if (TRule.Planes < 2) return;
        result.WithRow[1] = PartialSums.Join(ref sums.Dot1);
        result.Different[0] = PartialSums.Join(ref sums.Different01);
        if (TRule.Planes < 3) return;
        result.WithRow[2] = PartialSums.Join(ref sums.Dot2);
        result.Different[1] = PartialSums.Join(ref sums.Different02);
        result.Different[2] = PartialSums.Join(ref sums.Different12);
        if (TRule.Planes < 4) return;
        result.WithRow[3] = PartialSums.Join(ref sums.Dot3);
        result.Different[3] = PartialSums.Join(ref sums.Different03);
        result.Different[4] = PartialSums.Join(ref sums.Different13);
        result.Different[5] = PartialSums.Join(ref sums.Different23);
    }

    /// <summary>The partial sums of one register: elements <paramref name="slot"/> + 16 i and the lanes beside them.</summary>
    [MethodImpl(AggressiveOptimization)]
    private static void GatherSlot<T, TRule>(
        ref float row, int count, in TRule rule, ref RowTail tail, nuint slot, ref SignPartials sums)
        where T : struct, ILanes<T>
        where TRule : struct, ICodeRule
    {
        T dot0 = T.Zero, dot1 = T.Zero, dot2 = T.Zero, dot3 = T.Zero;
        T different01 = T.Zero, different02 = T.Zero, different12 = T.Zero;
        T different03 = T.Zero, different13 = T.Zero, different23 = T.Zero;
        nuint whole = RowTail.Whole(count) + slot;

        // The last round takes the tail. Its dead lanes hold zeros, which add nothing to a product; the counts are masked.
        T live = T.BroadcastS32(-1);
        for (nuint offset = slot; offset <= whole; offset += Block<float>.Count)
        {
            T value;
            if (offset < whole) value = T.LoadF32(ref row, offset);
            else
            {
                value = RowTail.Load<T>(ref tail, slot);
                live = RowTail.Live<T>(count, slot);
            }

            rule.Signs(value, out T s0, out T s1, out T s2, out T s3);
            dot0 = T.AddF32(dot0, Signed(value, s0));
            if (TRule.Planes > 1)
            {
                dot1 = T.AddF32(dot1, Signed(value, s1));
                different01 = Count(different01, s0, s1, live);
            }

            if (TRule.Planes > 2)
            {
                dot2 = T.AddF32(dot2, Signed(value, s2));
                different02 = Count(different02, s0, s2, live);
                different12 = Count(different12, s1, s2, live);
            }

            if (TRule.Planes > 3)
            {
                dot3 = T.AddF32(dot3, Signed(value, s3));
                different03 = Count(different03, s0, s3, live);
                different13 = Count(different13, s1, s3, live);
                different23 = Count(different23, s2, s3, live);
            }
        }

        T.StoreF32(dot0, ref Block<float>.Start(ref sums.Dot0), slot);
        if (TRule.Planes > 1)
        {
            T.StoreF32(dot1, ref Block<float>.Start(ref sums.Dot1), slot);
            T.StoreS32(different01, ref Block<int>.Start(ref sums.Different01), slot);
        }

        if (TRule.Planes > 2)
        {
            T.StoreF32(dot2, ref Block<float>.Start(ref sums.Dot2), slot);
            T.StoreS32(different02, ref Block<int>.Start(ref sums.Different02), slot);
            T.StoreS32(different12, ref Block<int>.Start(ref sums.Different12), slot);
        }

        if (TRule.Planes > 3)
        {
            T.StoreF32(dot3, ref Block<float>.Start(ref sums.Dot3), slot);
            T.StoreS32(different03, ref Block<int>.Start(ref sums.Different03), slot);
            T.StoreS32(different13, ref Block<int>.Start(ref sums.Different13), slot);
            T.StoreS32(different23, ref Block<int>.Start(ref sums.Different23), slot);
        }
    }

    /// <summary>The value times the sign.</summary>
    [MethodImpl(AggressiveInlining)]
    private static T Signed<T>(T value, T sign)
        where T : struct, ILanes<T> => T.Select(sign, value, T.Xor(value, T.BroadcastS32(int.MinValue)));

    /// <summary>One more in live lanes whose signs differ: a set mask is -1.</summary>
    [MethodImpl(AggressiveInlining)]
    private static T Count<T>(T sum, T left, T right, T live)
        where T : struct, ILanes<T> => T.SubtractS32(sum, T.And(T.Xor(left, right), live));
}
