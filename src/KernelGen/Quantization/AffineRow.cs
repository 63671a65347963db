using System.Runtime.CompilerServices;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Quantization;

/// <summary>
/// The elementwise kernels of affine codes, for weights and activations alike. What fills no whole register is done in
/// narrower ones; every lane type gives equal bits, so that changes nothing.
/// </summary>
internal static class AffineRow
{
    /// <summary>Writes levels; <paramref name="levels"/> may be the values.</summary>
    public static void WriteLevels<T, TMap>(ref float values, nuint count, in AffineCode code, ref float levels)
        where T : struct, ILanes<T>
        where TMap : struct, IValueMap
    {
        nuint done = LevelsFrom<T, TMap>(ref values, 0, count, in code, ref levels);
        if (T.Count > Lanes128.Count) done = LevelsFrom<Lanes128, TMap>(ref values, done, count, in code, ref levels);
        LevelsFrom<Lanes32, TMap>(ref values, done, count, in code, ref levels);
    }

    /// <summary>Writes codes, a word each.</summary>
    public static void WriteCodes<T, TMap>(ref float values, nuint count, in AffineCode code, ref ushort codes)
        where T : struct, ILanes<T>
        where TMap : struct, IValueMap
    {
        ref short words = ref Unsafe.As<ushort, short>(ref codes);
        nuint done = CodesFrom<T, TMap>(ref values, 0, count, in code, ref words);
        CodesFrom<Lanes32, TMap>(ref values, done, count, in code, ref words);
    }

    /// <summary>Writes levels in place and their integers as signed bytes; the integers' sum comes out.</summary>
    public static int WriteBytes<T>(ref float values, nuint count, in AffineCode code, ref byte integers)
        where T : struct, ILanes<T>
    {
        int total = 0;
        nuint done = BytesFrom<T>(ref values, 0, count, in code, ref integers, ref total);
        if (T.Count > Lanes128.Count) done = BytesFrom<Lanes128>(ref values, done, count, in code, ref integers, ref total);
        BytesFrom<Lanes32>(ref values, done, count, in code, ref integers, ref total);
        return total;
    }

    /// <summary>Writes levels in place and their integers as signed words; the integers' sum comes out.</summary>
    public static int WriteWords<T>(ref float values, nuint count, in AffineCode code, ref short integers)
        where T : struct, ILanes<T>
    {
        int total = 0;
        nuint done = WordsFrom<T>(ref values, 0, count, in code, ref integers, ref total);
        if (T.Count > Lanes128.Count) done = WordsFrom<Lanes128>(ref values, done, count, in code, ref integers, ref total);
        WordsFrom<Lanes32>(ref values, done, count, in code, ref integers, ref total);
        return total;
    }

    /// <summary>Writes levels in place and their integers as a low word from 0 to 255 and a high one; the integers' sum comes out.</summary>
    public static int WriteTwoWords<T>(ref float values, nuint count, in AffineCode code, ref short low, ref short high)
        where T : struct, ILanes<T>
    {
        int total = 0;
        nuint done = TwoWordsFrom<T>(ref values, 0, count, in code, ref low, ref high, ref total);
        if (T.Count > Lanes128.Count) done = TwoWordsFrom<Lanes128>(ref values, done, count, in code, ref low, ref high, ref total);
        TwoWordsFrom<Lanes32>(ref values, done, count, in code, ref low, ref high, ref total);
        return total;
    }

    [MethodImpl(AggressiveOptimization)]
    private static nuint LevelsFrom<T, TMap>(ref float values, nuint start, nuint count, in AffineCode code, ref float levels)
        where T : struct, ILanes<T>
        where TMap : struct, IValueMap
    {
        AffineLanes<T> lanes = new(in code);
        nuint offset = start;
        for (; offset + (nuint)T.Count <= count; offset += (nuint)T.Count)
        {
            T integer = lanes.Integer(lanes.Code(TMap.Map(T.LoadF32(ref values, offset))));
            T.StoreF32(T.MultiplyF32(integer, T.BroadcastF32(code.Scale)), ref levels, offset);
        }

        return offset;
    }

    [MethodImpl(AggressiveOptimization)]
    private static nuint CodesFrom<T, TMap>(ref float values, nuint start, nuint count, in AffineCode code, ref short codes)
        where T : struct, ILanes<T>
        where TMap : struct, IValueMap
    {
        AffineLanes<T> lanes = new(in code);
        nuint offset = start;
        for (; offset + (nuint)T.Count <= count; offset += (nuint)T.Count)
        {
            T found = lanes.Code(TMap.Map(T.LoadF32(ref values, offset)));
            T.StoreS32AsS16(T.TruncateF32ToS32(found), ref codes, offset);
        }

        return offset;
    }

    [MethodImpl(AggressiveOptimization)]
    private static nuint BytesFrom<T>(
        ref float values, nuint start, nuint count, in AffineCode code, ref byte integers, ref int total)
        where T : struct, ILanes<T>
    {
        // A row that holds no whole register is common in small networks, and the sum of nothing costs as much as that of a register.
        if (start + (nuint)T.Count > count) return start;
        AffineLanes<T> lanes = new(in code);
        T sum = T.Zero;
        nuint offset = start;
        for (; offset + (nuint)T.Count <= count; offset += (nuint)T.Count)
        {
            T integer = lanes.Integer(lanes.Code(T.LoadF32(ref values, offset)));
            T whole = T.TruncateF32ToS32(integer);
            T.StoreF32(T.MultiplyF32(integer, T.BroadcastF32(code.Scale)), ref values, offset);
            T.StoreS32AsU8(whole, ref integers, offset);
            sum = T.AddS32(sum, whole);
        }

        total += SumOf(sum);
        return offset;
    }

    [MethodImpl(AggressiveOptimization)]
    private static nuint WordsFrom<T>(
        ref float values, nuint start, nuint count, in AffineCode code, ref short integers, ref int total)
        where T : struct, ILanes<T>
    {
        if (start + (nuint)T.Count > count) return start;
        AffineLanes<T> lanes = new(in code);
        T sum = T.Zero;
        nuint offset = start;
        for (; offset + (nuint)T.Count <= count; offset += (nuint)T.Count)
        {
            T integer = lanes.Integer(lanes.Code(T.LoadF32(ref values, offset)));
            T whole = T.TruncateF32ToS32(integer);
            T.StoreF32(T.MultiplyF32(integer, T.BroadcastF32(code.Scale)), ref values, offset);
            T.StoreS32AsS16(whole, ref integers, offset);
            sum = T.AddS32(sum, whole);
        }

        total += SumOf(sum);
        return offset;
    }

    [MethodImpl(AggressiveOptimization)]
    private static nuint TwoWordsFrom<T>(
        ref float values, nuint start, nuint count, in AffineCode code, ref short low, ref short high, ref int total)
        where T : struct, ILanes<T>
    {
        if (start + (nuint)T.Count > count) return start;
        AffineLanes<T> lanes = new(in code);
        T sum = T.Zero;
        nuint offset = start;
        for (; offset + (nuint)T.Count <= count; offset += (nuint)T.Count)
        {
            T integer = lanes.Integer(lanes.Code(T.LoadF32(ref values, offset)));
            T whole = T.TruncateF32ToS32(integer);
            T.StoreF32(T.MultiplyF32(integer, T.BroadcastF32(code.Scale)), ref values, offset);

            // Of what is shifted only 16 bits are kept: those above, the sign among them, are not missed.
            T.StoreS32AsS16(T.And(whole, T.BroadcastS32(byte.MaxValue)), ref low, offset);
            T.StoreS32AsS16(T.ShiftRight32(whole, 8), ref high, offset);
            sum = T.AddS32(sum, whole);
        }

        total += SumOf(sum);
        return offset;
    }

    private static int SumOf<T>(T lanes)
        where T : struct, ILanes<T>
    {
        Block<int> sums = default;
        T.StoreS32(lanes, ref Block<int>.Start(ref sums), 0);
        return PartialSums.Join(ref sums);
    }
}
