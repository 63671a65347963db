using System.Runtime.CompilerServices;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Training;

/// <summary>From the values of codes back to codes, counted from the one that stands for 0: floats that hold integers.</summary>
internal static class StepMultiples
{
    /// <summary>level = floor(value / step + 1/2): the code of a value that is a multiple of the step up to the rounding of floats, else the nearest.</summary>
    /// <param name="values">The first value.</param>
    /// <param name="count">How many.</param>
    /// <param name="step">Above 0.</param>
    /// <param name="levels">Receives as many.</param>
    public static void Find<TLanes>(ref float values, int count, double step, ref float levels)
        where TLanes : struct, ILanes<TLanes>
    {
        float inverse = (float)(1 / step);
        nuint done = FindFrom<TLanes>(ref values, (nuint)count, inverse, ref levels, 0);
        FindFrom<Lanes32>(ref values, (nuint)count, inverse, ref levels, done);
    }

    /// <summary>Levels as integers.</summary>
    /// <param name="levels">The first.</param>
    /// <param name="count">How many.</param>
    /// <param name="integers">Receives as many.</param>
    public static void ToIntegers<TLanes>(ref float levels, int count, ref int integers)
        where TLanes : struct, ILanes<TLanes>
    {
        nuint done = ToIntegersFrom<TLanes>(ref levels, (nuint)count, ref integers, 0);
        ToIntegersFrom<Lanes32>(ref levels, (nuint)count, ref integers, done);
    }

    [MethodImpl(AggressiveOptimization)]
    private static nuint ToIntegersFrom<T>(ref float levels, nuint count, ref int integers, nuint start)
        where T : struct, ILanes<T>
    {
        nuint at = start;
        for (; at + (nuint)T.Count <= count; at += (nuint)T.Count) T.StoreS32(T.TruncateF32ToS32(T.LoadF32(ref levels, at)), ref integers, at);
        return at;
    }

    [MethodImpl(AggressiveOptimization)]
    private static nuint FindFrom<T>(ref float values, nuint count, float inverse, ref float levels, nuint start)
        where T : struct, ILanes<T>
    {
        T factor = T.BroadcastF32(inverse), half = T.BroadcastF32(0.5f);
        nuint at = start;
        for (; at + (nuint)T.Count <= count; at += (nuint)T.Count)
            T.StoreF32(T.FloorF32(T.FusedMultiplyAddF32(T.LoadF32(ref values, at), factor, half)), ref levels, at);
        return at;
    }
}
