using System.Runtime.CompilerServices;
using KernelGen.Lanes;
using KernelGen.Spec;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Quantization;

/// <summary>Rows of powers of two.</summary>
internal static class PowerRow
{
    /// <summary>Writes the rounded weights; <paramref name="values"/> may be the weights.</summary>
    public static void WriteValues<T>(ref float weights, nuint count, PowerRounding rounding, ref float values)
        where T : struct, ILanes<T>
    {
        nuint done = ValuesFrom<T>(ref weights, 0, count, rounding, ref values);
        if (T.Count > Lanes128.Count) done = ValuesFrom<Lanes128>(ref weights, done, count, rounding, ref values);
        ValuesFrom<Lanes32>(ref weights, done, count, rounding, ref values);
    }

    /// <summary>The code of a value that is a power of two within the range.</summary>
    public static byte Code(float value, ExponentRange range, int bits)
    {
        int magnitude = System.MathF.ILogB(value) - range.Unit;
        return (byte)(value < 0 ? magnitude | (1 << (bits - 1)) : magnitude);
    }

    [MethodImpl(AggressiveOptimization)]
    private static nuint ValuesFrom<T>(ref float weights, nuint start, nuint count, PowerRounding rounding, ref float values)
        where T : struct, ILanes<T>
    {
        nuint offset = start;
        for (; offset + (nuint)T.Count <= count; offset += (nuint)T.Count)
            T.StoreF32(rounding.Round(T.LoadF32(ref weights, offset)), ref values, offset);
        return offset;
    }
}
