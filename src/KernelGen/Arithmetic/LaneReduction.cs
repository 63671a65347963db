using System;
using System.Runtime.CompilerServices;
using KernelGen.Lanes;

namespace KernelGen.Arithmetic;

/// <summary>The one loop of all reductions: sixteen partial results in as many registers as the lane type needs.</summary>
internal static class LaneReduction
{
    /// <summary>Reduces <paramref name="count"/> elements of two rows (or of one, given twice).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Reduce<T, TStep>(TStep step, ref float first, ref float second, int count)
        where T : struct, ILanes<T>
        where TStep : struct, ILaneStep
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        PartialResults partials = default;
        ref float results = ref Unsafe.As<PartialResults, float>(ref partials);
        nuint whole = 0;
        if (T.Count == 1)
        {
            for (nuint index = 0; index < PartialResults.Count; index++) Unsafe.Add(ref results, index) = TStep.Start;
        }
        else
        {
            whole = (nuint)count & ~(nuint)(PartialResults.Count - 1);
            T a = T.BroadcastF32(TStep.Start), b = a, c = a, d = a;
            for (nuint offset = 0; offset < whole; offset += PartialResults.Count)
            {
                a = step.Step(a, ref first, ref second, offset);
                if (T.Count <= 8) b = step.Step(b, ref first, ref second, offset + (nuint)T.Count);
                if (T.Count <= 4)
                {
                    c = step.Step(c, ref first, ref second, offset + 2 * (nuint)T.Count);
                    d = step.Step(d, ref first, ref second, offset + 3 * (nuint)T.Count);
                }
            }

            T.StoreF32(a, ref results, 0);
            if (T.Count <= 8) T.StoreF32(b, ref results, (nuint)T.Count);
            if (T.Count <= 4)
            {
                T.StoreF32(c, ref results, 2 * (nuint)T.Count);
                T.StoreF32(d, ref results, 3 * (nuint)T.Count);
            }
        }

        // What no whole sixteen holds, and everything on the plain lane type, one element at a time to its own partial.
        for (nuint index = whole; index < (nuint)count; index++)
        {
            nuint partial = index % PartialResults.Count;
            Lanes32 result = step.Step(Lanes32.LoadF32(ref results, partial), ref first, ref second, index);
            Lanes32.StoreF32(result, ref results, partial);
        }

        return PartialResults.Join<TStep>(ref partials);
    }
}
