using System.ComponentModel;
using System.Runtime.CompilerServices;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Arithmetic;

/// <summary>
/// Attention of one query over the rows of a memory, with the same bits on every lane type: keys lie unit after unit, so that the lanes are the rows of the
/// memory, and every sum grows one fused multiply-add at a time.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Attention
{
    /// <summary>
    /// a = softmax(q . k_t / sqrt(units)) over the rows t of the memory; sums over the units ascending, the product with 1 / sqrt(units) last.
    /// </summary>
    /// <param name="query">q, <paramref name="units"/> values.</param>
    /// <param name="keys">k, [units, stride]: unit u of row t at u * stride + t.</param>
    /// <param name="units">Units of a key, 1 or more.</param>
    /// <param name="stride">Floats from one unit to the next, a multiple of 16.</param>
    /// <param name="length">Rows of the memory, 1 to <paramref name="stride"/>.</param>
    /// <param name="weights">Receives a, and behind its <paramref name="length"/> values what is to be ignored, up to <paramref name="stride"/>.</param>
    public static void ScaledDot<T>(ref float query, ref float keys, int units, int stride, int length, ref float weights)
        where T : struct, ILanes<T>
    {
        DotScores<T>(ref query, ref keys, (nuint)units, (nuint)stride, (nuint)length, FactorOf(units), ref weights);
        Softmax.InPlace<T>(ref weights, length);
    }

    /// <summary>a = softmax(v . tanh(q + k_t)) over the rows t of the memory; sums over the units ascending.</summary>
    /// <param name="query">q, <paramref name="units"/> values.</param>
    /// <param name="keys">k, [units, stride]: unit u of row t at u * stride + t.</param>
    /// <param name="score">v, <paramref name="units"/> values.</param>
    /// <param name="units">Units of a key, 1 or more.</param>
    /// <param name="stride">Floats from one unit to the next, a multiple of 16.</param>
    /// <param name="length">Rows of the memory, 1 to <paramref name="stride"/>.</param>
    /// <param name="weights">Receives a, and behind its <paramref name="length"/> values what is to be ignored, up to <paramref name="stride"/>.</param>
    public static void Additive<T>(ref float query, ref float keys, ref float score, int units, int stride, int length, ref float weights)
        where T : struct, ILanes<T>
    {
        AdditiveScores<T>(ref query, ref keys, ref score, (nuint)units, (nuint)stride, (nuint)length, ref weights);
        Softmax.InPlace<T>(ref weights, length);
    }

    /// <summary>The context c = sum_t a_t m_t, t ascending.</summary>
    /// <param name="weights">a, <paramref name="length"/> values.</param>
    /// <param name="memory">m, <paramref name="length"/> rows.</param>
    /// <param name="stride">Floats from one row to the next.</param>
    /// <param name="size">Values of a row.</param>
    /// <param name="length">Rows, 1 or more.</param>
    /// <param name="context">Receives c.</param>
    public static void Context<T>(ref float weights, ref float memory, int stride, int size, int length, ref float context)
        where T : struct, ILanes<T>
    {
        nuint done = ContextFrom<T>(ref weights, ref memory, (nuint)stride, 0, (nuint)size, (nuint)length, ref context);
        ContextFrom<Lanes32>(ref weights, ref memory, (nuint)stride, done, (nuint)size, (nuint)length, ref context);
    }

    /// <summary>1 / sqrt(units).</summary>
    public static float FactorOf(int units) => 1f / float.Sqrt(units);

    [MethodImpl(AggressiveOptimization)]
    private static void DotScores<T>(ref float query, ref float keys, nuint units, nuint stride, nuint length, float factor, ref float scores)
        where T : struct, ILanes<T>
    {
        for (nuint row = 0; row < length; row += (nuint)T.Count)
        {
            T sum = T.Zero;
            for (nuint unit = 0; unit < units; unit++)
                sum = T.FusedMultiplyAddF32(T.BroadcastF32(Unsafe.Add(ref query, unit)), T.LoadF32(ref keys, unit * stride + row), sum);
            T.StoreF32(T.MultiplyF32(sum, T.BroadcastF32(factor)), ref scores, row);
        }
    }

    [MethodImpl(AggressiveOptimization)]
    private static void AdditiveScores<T>(ref float query, ref float keys, ref float score, nuint units, nuint stride, nuint length, ref float scores)
        where T : struct, ILanes<T>
    {
        for (nuint row = 0; row < length; row += (nuint)T.Count)
        {
            T sum = T.Zero;
            for (nuint unit = 0; unit < units; unit++)
            {
                T bent = Gates.Tanh(T.AddF32(T.BroadcastF32(Unsafe.Add(ref query, unit)), T.LoadF32(ref keys, unit * stride + row)));
                sum = T.FusedMultiplyAddF32(T.BroadcastF32(Unsafe.Add(ref score, unit)), bent, sum);
            }

            T.StoreF32(sum, ref scores, row);
        }
    }

    [MethodImpl(AggressiveOptimization)]
    private static nuint ContextFrom<T>(ref float weights, ref float memory, nuint stride, nuint first, nuint size, nuint length, ref float context)
        where T : struct, ILanes<T>
    {
        nuint column = first;
        for (; column + (nuint)T.Count <= size; column += (nuint)T.Count)
        {
            T sum = T.Zero;
            for (nuint row = 0; row < length; row++)
                sum = T.FusedMultiplyAddF32(T.BroadcastF32(Unsafe.Add(ref weights, row)), T.LoadF32(ref memory, row * stride + column), sum);
            T.StoreF32(sum, ref context, column);
        }

        return column;
    }
}
