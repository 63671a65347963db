using System.ComponentModel;
using System.Runtime.CompilerServices;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Arithmetic;

/// <summary>
/// Cheaper forms of <see cref="Gates"/>, with the same bits on every machine and lane type: one rational function in place of a power
/// of e, 9 operations in place of 18 for tanh and 10 in place of 16 for sigmoid, the division among them.
/// </summary>
/// <remarks>
/// tanh x = x p(x^2) / q(x^2), both of degree 2, minimax for the absolute error over |x| &lt;= c (5.603e-5) where c is such that the
/// result is 1 there; beyond c the error of 1 is less. The coefficients are ours, found by Remez's exchange and rounded so that no float
/// gives more than 1. An approximate reciprocal in place of the division would differ between processors.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FastGates
{
    private const float Bound = 5.24124479f;

    // p = P0 + P1 x^2 + P2 x^4, q = Q0 + Q1 x^2 + x^4.
    private const float P0 = 80.6339417f, P1 = 8.13819122f, P2 = 0.050945513f;
    private const float Q0 = 80.6536484f, Q1 = 34.9672737f;

    /// <summary>
    /// 1 / (1 + e^-x), in [0, 1], exactly 1/2 at 0, 1 from 10.4825 on and 0 from -10.4825 down. Absolute error at most 2.9e-5. The results
    /// at x and -x add up to 1 within 3e-8. Not decreasing but for steps of 1.8e-7.
    /// </summary>
    [MethodImpl(AggressiveInlining)]
    public static T Sigmoid<T>(T value)
        where T : struct, ILanes<T>
    {
        // 1/2 + tanh(x/2) / 2. The factors are powers of two, so this is half the float that Tanh gives for x/2.
        T half = Quotient(value, 2 * Bound, 4 * P0, P1, P2 / 4, 16 * Q0, 4 * Q1);
        return T.AddF32(half, T.BroadcastF32(0.5f));
    }

    /// <summary>
    /// tanh x, in [-1, 1], odd to the bit, exactly 0 at 0 (-0 at -0), 1 from 5.2413 on. Absolute error at most 5.7e-5, relative error at most
    /// 2.5e-4 for every normal x. Not decreasing but for steps of 3e-7 of the result.
    /// </summary>
    [MethodImpl(AggressiveInlining)]
    public static T Tanh<T>(T value)
        where T : struct, ILanes<T> => Quotient(value, Bound, P0, P1, P2, Q0, Q1);

    /// <summary>The sigmoid of one float, as <see cref="Sigmoid{T}(T)"/>.</summary>
    public static float Sigmoid(float value)
    {
        float result = 0;
        Lanes32.StoreF32(Sigmoid(Lanes32.BroadcastF32(value)), ref result, 0);
        return result;
    }

    /// <summary>tanh of one float, as <see cref="Tanh{T}(T)"/>.</summary>
    public static float Tanh(float value)
    {
        float result = 0;
        Lanes32.StoreF32(Tanh(Lanes32.BroadcastF32(value)), ref result, 0);
        return result;
    }

    /// <summary>x (p0 + p1 x^2 + p2 x^4) / (q0 + q1 x^2 + x^4) of x kept within the bound.</summary>
    [MethodImpl(AggressiveInlining)]
    private static T Quotient<T>(T value, float bound, float p0, float p1, float p2, float q0, float q1)
        where T : struct, ILanes<T>
    {
        T bounded = T.MinimumF32(T.MaximumF32(value, T.BroadcastF32(-bound)), T.BroadcastF32(bound));
        T square = T.MultiplyF32(bounded, bounded);
        T above = T.FusedMultiplyAddF32(T.FusedMultiplyAddF32(square, T.BroadcastF32(p2), T.BroadcastF32(p1)), square, T.BroadcastF32(p0));
        T below = T.FusedMultiplyAddF32(T.AddF32(square, T.BroadcastF32(q1)), square, T.BroadcastF32(q0));
        return T.DivideF32(T.MultiplyF32(bounded, above), below);
    }
}
