using System.Runtime.CompilerServices;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Quantization;

/// <summary>Rows of multiples of a step, by <see cref="MultipleRounding"/>.</summary>
internal static class MultipleRow
{
    // Added to a float below 2^22 it leaves no bits for a fraction: the sum is rounded to an integer, halves to the even one.
    private const float Integers = 3 << 22;

    /// <summary>Writes the rounded weights; <paramref name="values"/> may be the weights.</summary>
    public static void WriteValues<T>(ref float weights, nuint count, in MultipleRounding rounding, ref float values)
        where T : struct, ILanes<T>
    {
        nuint done = ValuesFrom<T>(ref weights, 0, count, rounding, ref values);
        if (T.Count > Lanes128.Count) done = ValuesFrom<Lanes128>(ref weights, done, count, rounding, ref values);
        ValuesFrom<Lanes32>(ref weights, done, count, rounding, ref values);
    }

    /// <summary>Writes the multiples less the least one, a word each.</summary>
    public static void WriteCodes<T>(ref float weights, nuint count, in MultipleRounding rounding, ref ushort codes)
        where T : struct, ILanes<T>
    {
        ref short words = ref Unsafe.As<ushort, short>(ref codes);
        nuint done = CodesFrom<T>(ref weights, 0, count, rounding, ref words);
        if (T.Count > Lanes128.Count) done = CodesFrom<Lanes128>(ref weights, done, count, rounding, ref words);
        CodesFrom<Lanes32>(ref weights, done, count, rounding, ref words);
    }

    /// <summary>The multiples of a register of weights in units of the step, limited to the range and not yet rounded.</summary>
    [MethodImpl(AggressiveInlining)]
    public static T Limited<T>(T weight, in MultipleRounding rounding)
        where T : struct, ILanes<T>
    {
        T share = T.DivideF32(weight, T.BroadcastF32(rounding.Step));
        return T.MinimumF32(T.MaximumF32(share, T.BroadcastF32(rounding.Least)), T.BroadcastF32(rounding.Greatest));
    }

    /// <summary>Rounds what <see cref="Limited"/> gives.</summary>
    [MethodImpl(AggressiveInlining)]
    public static T Round<T>(T limited, in MultipleRounding rounding)
        where T : struct, ILanes<T>
    {
        if (!rounding.IsAwayFromZero) return T.SubtractF32(T.AddF32(limited, T.BroadcastF32(Integers)), T.BroadcastF32(Integers));
        T sign = T.And(limited, T.BroadcastS32(int.MinValue));
        T magnitude = T.And(limited, T.BroadcastS32(int.MaxValue));

        // A half is exact at the magnitudes of a code, so that the sum of a number just below it and one half stays below one.
        T floor = T.FloorF32(magnitude);
        T up = T.And(T.GreaterOrEqualF32(T.SubtractF32(magnitude, floor), T.BroadcastF32(0.5f)), T.BroadcastF32(1));

        // A negative zero becomes a positive one, which is what a code stands for.
        return T.AddF32(T.Or(T.AddF32(floor, up), sign), T.Zero);
    }

    [MethodImpl(AggressiveOptimization)]
    private static nuint ValuesFrom<T>(ref float weights, nuint start, nuint count, MultipleRounding rounding, ref float values)
        where T : struct, ILanes<T>
    {
        T step = T.BroadcastF32(rounding.Step);
        nuint offset = start;
        for (; offset + (nuint)T.Count <= count; offset += (nuint)T.Count)
            T.StoreF32(T.MultiplyF32(step, Round(Limited(T.LoadF32(ref weights, offset), in rounding), in rounding)), ref values, offset);
        return offset;
    }

    [MethodImpl(AggressiveOptimization)]
    private static nuint CodesFrom<T>(ref float weights, nuint start, nuint count, MultipleRounding rounding, ref short codes)
        where T : struct, ILanes<T>
    {
        T least = T.BroadcastS32(rounding.Least);
        nuint offset = start;
        for (; offset + (nuint)T.Count <= count; offset += (nuint)T.Count)
        {
            T multiple = Round(Limited(T.LoadF32(ref weights, offset), in rounding), in rounding);
            T.StoreS32AsS16(T.SubtractS32(T.TruncateF32ToS32(multiple), least), ref codes, offset);
        }

        return offset;
    }
}
