using System;
using System.Runtime.CompilerServices;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Quantization;

/// <summary>The fit of <see cref="Alternating"/>, compiled for a lane type and a number of planes.</summary>
internal static class AlternatingFit<T, TPlanes>
    where T : struct, ILanes<T>
    where TPlanes : struct, IPlanes
{
    /// <summary>Finds the coefficients: descending, but without a cycle in the order of the greedy start.</summary>
    public static void Run(ref float row, int count, ref RowTail tail, int cycles, Span<float> alpha)
    {
        // Signs of the last plane need no coefficient of their own; with a fit to follow it is not computed.
        int greedy = cycles > 0 ? Math.Max(1, TPlanes.Count - 1) : TPlanes.Count;
        alpha[0] = MeanMagnitude(ref row, count, ref tail, 0, 0, 0);
        for (int plane = 1; plane < greedy; plane++)
        {
            alpha[plane] = MeanMagnitude(
                ref row, count, ref tail, alpha[0], plane > 1 ? alpha[1] : 0, plane > 2 ? alpha[2] : 0);
        }

        // One plane is done: the mean magnitude is the least-squares fit of the signs.
        if (TPlanes.Count == 1) return;
        SignDots dots = default;
        for (int cycle = 0; cycle < cycles; cycle++)
        {
            if (cycle == 0 || TPlanes.Count == 2)
            {
                if (cycle == 0) alpha[^1] = 0;
                SignDots.Gather<T, SequentialSigns<TPlanes>>(
                    ref row, count, ref tail, Alternating.Signs<TPlanes>(alpha), ref dots);
            }
            else
            {
                SignDots.Gather<T, SearchTree<TPlanes>>(ref row, count, ref tail, new SearchTree<TPlanes>(alpha), ref dots);
            }

            LeastSquares.SolveSorted(TPlanes.Count, count, ref dots, alpha);
        }
    }

    /// <summary>The mean magnitude of what up to three greedy planes leave over; a coefficient of 0 leaves all.</summary>
    private static float MeanMagnitude(ref float row, int count, ref RowTail tail, float first, float second, float third)
    {
        Block<float> sums = default;
        for (nuint slot = 0; slot < Block<float>.Count; slot += (nuint)T.Count)
        {
            SumSlot(ref row, count, ref tail, first, second, third, slot, ref sums);
        }

        return PartialSums.Join(ref sums) / count;
    }

    [MethodImpl(AggressiveOptimization)]
    private static void SumSlot(
        ref float row, int count, ref RowTail tail, float first, float second, float third, nuint slot, ref Block<float> sums)
    {
        T sum = T.Zero;
        T magnitude = T.BroadcastS32(int.MaxValue);
        nuint whole = RowTail.Whole(count) + slot;
        for (nuint offset = slot; offset < whole; offset += Block<float>.Count)
        {
            sum = T.AddF32(sum, T.And(Rest(T.LoadF32(ref row, offset), first, second, third), magnitude));
        }

        magnitude = T.And(magnitude, RowTail.Live<T>(count, slot));
        sum = T.AddF32(sum, T.And(Rest(RowTail.Load<T>(ref tail, slot), first, second, third), magnitude));
        T.StoreF32(sum, ref Block<float>.Start(ref sums), slot);
    }

    [MethodImpl(AggressiveInlining)]
    private static T Rest(T value, float first, float second, float third)
    {
        T rest = SequentialSigns<TPlanes>.Without(value, T.GreaterOrEqualF32(value, T.Zero), first);
        if (TPlanes.Count < 3) return rest;
        rest = SequentialSigns<TPlanes>.Without(rest, T.GreaterOrEqualF32(rest, T.Zero), second);
        return SequentialSigns<TPlanes>.Without(rest, T.GreaterOrEqualF32(rest, T.Zero), third);
    }
}
