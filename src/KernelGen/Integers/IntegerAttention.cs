using System.ComponentModel;
using System.Runtime.CompilerServices;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Integers;

/// <summary>
/// Attention of one query over the rows of a memory, in integers: keys lie unit after unit, so that the lanes are the rows of the memory. All sums are exact, whatever
/// their order (the softmax is that of papers section 3.2; the rest is ours).
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class IntegerAttention
{
    /// <summary>Scores q . k_t of the rows t of the memory.</summary>
    /// <param name="query">q, <paramref name="units"/> codes counted from the one that stands for 0.</param>
    /// <param name="keys">k, [units, stride]: unit u of row t at u * stride + t, counted alike.</param>
    /// <param name="units">Units of a key, 1 to <see cref="Spec.IntegerSpec.MostUnits"/>.</param>
    /// <param name="stride">Integers from one unit to the next, a multiple of 16.</param>
    /// <param name="length">Rows of the memory, 1 to <paramref name="stride"/>.</param>
    /// <param name="scores">Receives a score a row, and behind its <paramref name="length"/> integers what is to be ignored, up to <paramref name="stride"/>.</param>
    [MethodImpl(AggressiveOptimization)]
    public static void Scores<T>(ref int query, ref int keys, int units, int stride, int length, ref int scores)
        where T : struct, ILanes<T>
    {
        for (nuint row = 0; row < (nuint)length; row += (nuint)T.Count)
        {
            T sum = T.Zero;
            for (nuint unit = 0, at = row; unit < (nuint)units; unit++, at += (nuint)stride)
                sum = T.AddS32(sum, T.MultiplyS32(T.BroadcastS32(Unsafe.Add(ref query, unit)), T.LoadS32(ref keys, at)));
            T.StoreS32(sum, ref scores, row);
        }
    }

    /// <summary>Pre-activations q + k_t of one unit over the rows t of the memory, 16 bits.</summary>
    /// <param name="query">q of the unit, 12 bits behind the point.</param>
    /// <param name="keys">k of the unit, alike.</param>
    /// <param name="length">Rows of the memory, 1 or more.</param>
    /// <param name="sums">Receives a sum a row, in memory that holds whole registers.</param>
    [MethodImpl(AggressiveOptimization)]
    public static void Add<T>(int query, ref int keys, int length, ref int sums)
        where T : struct, ILanes<T>
    {
        T all = T.BroadcastS32(query);
        for (nuint row = 0; row < (nuint)length; row += (nuint)T.Count)
            T.StoreS32(IntegerLanes.To16(T.AddS32(all, T.LoadS32(ref keys, row))), ref sums, row);
    }

    /// <summary>Adds the share of one unit, v tanh(q + k_t), to the scores of the rows t of the memory.</summary>
    /// <param name="weight">v of the unit, 16 bits.</param>
    /// <param name="bent">The hyperbolic tangents, 15 bits behind the point.</param>
    /// <param name="length">Rows of the memory, 1 or more.</param>
    /// <param name="scores">A score a row, in memory that holds whole registers.</param>
    [MethodImpl(AggressiveOptimization)]
    public static void AddShare<T>(int weight, ref int bent, int length, ref int scores)
        where T : struct, ILanes<T>
    {
        T all = T.BroadcastS32(weight);
        for (nuint row = 0; row < (nuint)length; row += (nuint)T.Count)
        {
            T share = IntegerLanes.ShiftRight(T.MultiplyS32(all, T.LoadS32(ref bent, row)), BinaryPoint.GateBits);
            T.StoreS32(T.AddS32(T.LoadS32(ref scores, row), share), ref scores, row);
        }
    }

    /// <summary>Replaces scores by what the exponential of <see cref="IntegerSoftmax"/> is taken of: how far they lie below the greatest, 11 bits behind the point, -16 at least.</summary>
    /// <param name="scores">The first, in memory that holds whole registers.</param>
    /// <param name="length">Rows of the memory, 1 or more.</param>
    /// <param name="toGrid">From scores to inputs of the exponential.</param>
    [MethodImpl(AggressiveOptimization)]
    public static void BelowGreatest<T>(ref int scores, int length, Requantization toGrid)
        where T : struct, ILanes<T>
    {
        int most = int.MinValue;
        for (int row = 0; row < length; row++) most = System.Math.Max(most, Unsafe.Add(ref scores, row));
        T greatest = T.BroadcastS32(most), least = T.BroadcastS32(short.MinValue);
        for (nuint row = 0; row < (nuint)length; row += (nuint)T.Count)
        {
            T below = IntegerLanes.Requantize(T.SubtractS32(greatest, T.LoadS32(ref scores, row)), toGrid);
            T.StoreS32(T.MaximumS32(T.SubtractS32(T.Zero, below), least), ref scores, row);
        }
    }

    /// <summary>Codes of the context sum_t a_t m_t; no byte is written behind the last.</summary>
    /// <param name="weights">a, <paramref name="length"/> weights in 256ths.</param>
    /// <param name="memory">m, <paramref name="length"/> rows of codes counted from the one that stands for 0.</param>
    /// <param name="size">Codes of a row.</param>
    /// <param name="length">Rows, 1 to <see cref="IntegerSoftmax.MostScores"/>.</param>
    /// <param name="by">From sums to codes.</param>
    /// <param name="codes">Receives the first of <paramref name="size"/> codes.</param>
    public static void Context<T>(ref int weights, ref int memory, int size, int length, Recoding by, ref byte codes)
        where T : struct, ILanes<T>
    {
        nuint done = ContextFrom<T>(ref weights, ref memory, 0, (nuint)size, (nuint)length, by, ref codes);
        ContextFrom<Lanes32>(ref weights, ref memory, done, (nuint)size, (nuint)length, by, ref codes);
    }

    /// <summary>The sums of the context themselves.</summary>
    /// <param name="weights">a, <paramref name="length"/> weights in 256ths.</param>
    /// <param name="memory">m, <paramref name="length"/> rows of codes counted from the one that stands for 0.</param>
    /// <param name="stride">Integers from one row to the next.</param>
    /// <param name="size">Codes of a row.</param>
    /// <param name="length">Rows, 1 to <see cref="IntegerSoftmax.MostScores"/>.</param>
    /// <param name="sums">Receives the first of <paramref name="size"/> sums.</param>
    internal static void ContextSums<T>(ref int weights, ref int memory, int stride, int size, int length, ref int sums)
        where T : struct, ILanes<T>
    {
        nuint done = SumsFrom<T>(ref weights, ref memory, (nuint)stride, 0, (nuint)size, (nuint)length, ref sums);
        SumsFrom<Lanes32>(ref weights, ref memory, (nuint)stride, done, (nuint)size, (nuint)length, ref sums);
    }

    [MethodImpl(AggressiveOptimization)]
    private static nuint ContextFrom<T>(ref int weights, ref int memory, nuint first, nuint size, nuint length, Recoding by, ref byte codes)
        where T : struct, ILanes<T>
    {
        nuint column = first;
        for (; column + (nuint)T.Count <= size; column += (nuint)T.Count)
            T.StoreS32AsU8(RecodingLanes.Code(Sum<T>(ref weights, ref memory, size, column, length), by), ref codes, column);
        return column;
    }

    [MethodImpl(AggressiveOptimization)]
    private static nuint SumsFrom<T>(ref int weights, ref int memory, nuint stride, nuint first, nuint size, nuint length, ref int sums)
        where T : struct, ILanes<T>
    {
        nuint column = first;
        for (; column + (nuint)T.Count <= size; column += (nuint)T.Count)
            T.StoreS32(Sum<T>(ref weights, ref memory, stride, column, length), ref sums, column);
        return column;
    }

    /// <summary>sum_t a_t m_t of a register of columns.</summary>
    [MethodImpl(AggressiveInlining)]
    private static T Sum<T>(ref int weights, ref int memory, nuint stride, nuint column, nuint length)
        where T : struct, ILanes<T>
    {
        T sum = T.Zero;
        for (nuint row = 0, at = column; row < length; row++, at += stride)
            sum = T.AddS32(sum, T.MultiplyS32(T.BroadcastS32(Unsafe.Add(ref weights, row)), T.LoadS32(ref memory, at)));
        return sum;
    }
}
