using System;
using System.Runtime.CompilerServices;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Quantization;

/// <summary>Writes a row by its signs: coded values, codes, or integers for a product.</summary>
internal static class CodedRow
{
    /// <summary>Writes the coded values; <paramref name="values"/> may be the row.</summary>
    [MethodImpl(AggressiveOptimization)]
    public static void WriteValues<T, TRule>(ref float row, int count, ref RowTail tail, in TRule rule, ref float values)
        where T : struct, ILanes<T>
        where TRule : struct, ICodeRule
    {
        nuint whole = RowTail.Whole(count);
        for (nuint offset = 0; offset < whole; offset += (nuint)T.Count)
        {
            rule.Signs(T.LoadF32(ref row, offset), out T s0, out T s1, out T s2, out T s3);
            T.StoreF32(Value(in rule, s0, s1, s2, s3), ref values, offset);
        }

        Block<float> rest = default;
        ref float ends = ref Block<float>.Start(ref rest);
        for (nuint slot = 0; slot < (nuint)count - whole; slot += (nuint)T.Count)
        {
            rule.Signs(RowTail.Load<T>(ref tail, slot), out T s0, out T s1, out T s2, out T s3);
            T.StoreF32(Value(in rule, s0, s1, s2, s3), ref ends, slot);
        }

        CopyRest(ref ends, ref values, whole, count);
    }

    /// <summary>Writes a byte an element: bit p is the sign of plane p.</summary>
    [MethodImpl(AggressiveOptimization)]
    public static void WriteCodes<T, TRule>(ref float row, int count, ref RowTail tail, in TRule rule, ref byte codes)
        where T : struct, ILanes<T>
        where TRule : struct, ICodeRule
    {
        nuint whole = RowTail.Whole(count);
        for (nuint offset = 0; offset < whole; offset += (nuint)T.Count)
        {
            rule.Signs(T.LoadF32(ref row, offset), out T s0, out T s1, out T s2, out T s3);
            T.StoreS32AsU8(Code<T, TRule>(s0, s1, s2, s3), ref codes, offset);
        }

        Block<byte> rest = default;
        ref byte ends = ref Block<byte>.Start(ref rest);
        for (nuint slot = 0; slot < (nuint)count - whole; slot += (nuint)T.Count)
        {
            rule.Signs(RowTail.Load<T>(ref tail, slot), out T s0, out T s1, out T s2, out T s3);
            T.StoreS32AsU8(Code<T, TRule>(s0, s1, s2, s3), ref ends, slot);
        }

        CopyRest(ref ends, ref codes, whole, count);
    }

    /// <summary>
    /// Writes the coded values in place and the signs of each plane as bytes -1 and +1; the sums of those come out.
    /// </summary>
    [MethodImpl(AggressiveOptimization)]
    public static void WriteSigns<T, TRule>(
        ref float row, int count, ref RowTail tail, in TRule rule, ref byte integers, int planeStride, ref int totals)
        where T : struct, ILanes<T>
        where TRule : struct, ICodeRule
    {
        nuint whole = RowTail.Whole(count);
        nuint stride = (nuint)planeStride;
        T positive0 = T.Zero, positive1 = T.Zero, positive2 = T.Zero, positive3 = T.Zero;
        for (nuint offset = 0; offset < whole; offset += (nuint)T.Count)
        {
            rule.Signs(T.LoadF32(ref row, offset), out T s0, out T s1, out T s2, out T s3);
            T.StoreF32(Value(in rule, s0, s1, s2, s3), ref row, offset);
            StoreSign(s0, ref integers, offset);
            positive0 = T.SubtractS32(positive0, s0);
            if (TRule.Planes > 1)
            {
                StoreSign(s1, ref integers, offset + stride);
                positive1 = T.SubtractS32(positive1, s1);
            }

            if (TRule.Planes > 2)
            {
                StoreSign(s2, ref integers, offset + 2 * stride);
                positive2 = T.SubtractS32(positive2, s2);
            }

            if (TRule.Planes > 3)
            {
                StoreSign(s3, ref integers, offset + 3 * stride);
                positive3 = T.SubtractS32(positive3, s3);
            }
        }

        totals = Total(positive0, (int)whole);
        if (TRule.Planes > 1) Unsafe.Add(ref totals, 1) = Total(positive1, (int)whole);
        if (TRule.Planes > 2) Unsafe.Add(ref totals, 2) = Total(positive2, (int)whole);
        if (TRule.Planes > 3) Unsafe.Add(ref totals, 3) = Total(positive3, (int)whole);
        if (whole < (nuint)count) WriteTailSigns<T, TRule>(ref row, count, ref tail, in rule, ref integers, planeStride, ref totals);
    }

    [MethodImpl(AggressiveOptimization)]
    private static void WriteTailSigns<T, TRule>(
        ref float row, int count, ref RowTail tail, in TRule rule, ref byte integers, int planeStride, ref int totals)
        where T : struct, ILanes<T>
        where TRule : struct, ICodeRule
    {
        Block<float> values = default;
        Block<byte> codes = default;
        ref byte code = ref Block<byte>.Start(ref codes);
        for (nuint slot = 0; slot < Block<float>.Count; slot += (nuint)T.Count)
        {
            rule.Signs(RowTail.Load<T>(ref tail, slot), out T s0, out T s1, out T s2, out T s3);
            T.StoreF32(Value(in rule, s0, s1, s2, s3), ref Block<float>.Start(ref values), slot);
            T.StoreS32AsU8(Code<T, TRule>(s0, s1, s2, s3), ref code, slot);
        }

        nuint whole = RowTail.Whole(count);
        CopyRest(ref Block<float>.Start(ref values), ref row, whole, count);
        for (int plane = 0; plane < TRule.Planes; plane++)
        {
            ref byte target = ref Unsafe.Add(ref integers, (nuint)plane * (nuint)planeStride + whole);
            int total = 0;
            for (int index = 0; index < count - (int)whole; index++)
            {
                int sign = 2 * (Unsafe.Add(ref code, index) >> plane & 1) - 1;
                Unsafe.Add(ref target, index) = (byte)sign;
                total += sign;
            }

            Unsafe.Add(ref totals, plane) += total;
        }
    }

    /// <summary>The sum over planes, ascending, of +- the coefficient.</summary>
    [MethodImpl(AggressiveInlining)]
    private static T Value<T, TRule>(in TRule rule, T s0, T s1, T s2, T s3)
        where T : struct, ILanes<T>
        where TRule : struct, ICodeRule
    {
        T value = Signed(s0, rule.Coefficient(0));
        if (TRule.Planes > 1) value = T.AddF32(value, Signed(s1, rule.Coefficient(1)));
        if (TRule.Planes > 2) value = T.AddF32(value, Signed(s2, rule.Coefficient(2)));
        if (TRule.Planes > 3) value = T.AddF32(value, Signed(s3, rule.Coefficient(3)));
        return value;
    }

    [MethodImpl(AggressiveInlining)]
    private static T Signed<T>(T sign, float coefficient)
        where T : struct, ILanes<T> => T.Select(sign, T.BroadcastF32(coefficient), T.BroadcastF32(-coefficient));

    [MethodImpl(AggressiveInlining)]
    private static T Code<T, TRule>(T s0, T s1, T s2, T s3)
        where T : struct, ILanes<T>
        where TRule : struct, ICodeRule
    {
        T code = T.And(s0, T.BroadcastS32(1));
        if (TRule.Planes > 1) code = T.Or(code, T.And(s1, T.BroadcastS32(2)));
        if (TRule.Planes > 2) code = T.Or(code, T.And(s2, T.BroadcastS32(4)));
        if (TRule.Planes > 3) code = T.Or(code, T.And(s3, T.BroadcastS32(8)));
        return code;
    }

    [MethodImpl(AggressiveInlining)]
    private static void StoreSign<T>(T sign, ref byte integers, nuint offset)
        where T : struct, ILanes<T> =>
        T.StoreS32AsU8(T.Or(T.Xor(sign, T.BroadcastS32(-1)), T.BroadcastS32(1)), ref integers, offset);

    /// <summary>The sum of signs: twice the positive ones less all.</summary>
    private static int Total<T>(T positive, int count)
        where T : struct, ILanes<T>
    {
        Block<int> lanes = default;
        T.StoreS32(positive, ref Block<int>.Start(ref lanes), 0);
        return 2 * PartialSums.Join(ref lanes) - count;
    }

    [MethodImpl(AggressiveInlining)]
    private static void CopyRest<TElement>(ref TElement rest, ref TElement destination, nuint whole, int count)
    {
        for (nuint index = whole; index < (nuint)count; index++) Unsafe.Add(ref destination, index) = Unsafe.Add(ref rest, index - whole);
    }
}
