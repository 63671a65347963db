using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Arithmetic;

/// <summary>
/// e^x with the same bits on every machine: x = k ln 2 + r with |r| &lt;= ln 2 / 2, e^r as a polynomial of degree 6 whose
/// coefficients are minimax for the relative error (3.2e-9), then scaled by 2^k.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Exponential
{
    private const float Log2OfE = 1.44269502f;

    // ln 2 in two floats. k times the first, taken from x in one rounding, is exact.
    private const float Ln2High = 0.693147182f;
    private const float Ln2Low = -1.90465421e-09f;

    // The coefficients of r^2 to r^6 in e^r.
    private const float Second = 0.49999994f, Third = 0.166665211f, Fourth = 0.0416682698f, Fifth = 0.00836867746f, Sixth = 0.00138204114f;

    // Adding 1.5 * 2^23 rounds to an integer, to even on a tie, and leaves that integer in the low bits of the float.
    private const float IntegerShift = 12582912f;
    private const int IntegerShiftBits = 0x4B400000;

    /// <summary>
    /// e^x for every float but NaN: relative error at most 9e-8 (1.1 ulp) where the result is a normal float, 1.1 ulp
    /// below that; infinity above 88.72284, zero below -104; exactly 1 at 0. Not decreasing but for steps of 1 ulp.
    /// </summary>
    [MethodImpl(AggressiveInlining)]
    public static T Exp<T>(T value)
        where T : struct, ILanes<T>
    {
        T bounded = T.MinimumF32(T.MaximumF32(value, T.BroadcastF32(-104f)), T.BroadcastF32(89f));
        T shifted = ShiftedExponent(bounded);
        T mantissa = T.AddF32(LessOne(Remainder(bounded, shifted)), T.BroadcastF32(1f));

        // 2^k in two factors, since k reaches from -150 to 128 and a float's exponent does not. Only the second can round.
        T exponent = T.SubtractS32(shifted, T.BroadcastS32(IntegerShiftBits - 256));
        T half = T.ShiftRight32(exponent, 1);
        T rest = T.SubtractS32(exponent, half);
        T one = T.BroadcastS32(1);
        T first = T.ShiftLeft32(T.SubtractS32(half, one), 23);
        T second = T.ShiftLeft32(T.SubtractS32(rest, one), 23);
        return T.MultiplyF32(T.MultiplyF32(mantissa, first), second);
    }

    /// <summary>e^x of one float, as <see cref="Exp{T}(T)"/>.</summary>
    public static float Exp(float value)
    {
        float result = 0;
        Lanes32.StoreF32(Exp(Lanes32.BroadcastF32(value)), ref result, 0);
        return result;
    }

    /// <summary>
    /// e^x in double precision, for perplexities: relative error at most 5e-16 for |x| &lt;= 700; infinity and zero beyond
    /// the range of doubles.
    /// </summary>
    public static double Exp(double value)
    {
        if (double.IsNaN(value)) return value;
        if (value > 709.8) return double.PositiveInfinity;
        if (value < -745.2) return 0;

        // Trailing zeros in the first part of ln 2 make k times it exact.
        double whole = Math.Floor(value * 1.4426950408889634 + 0.5);
        double rest = value - whole * 0.693147180369123816490 - whole * 1.90821492927058770002e-10;
        double sum = 1.0;
        for (int term = 13; term > 0; term--) sum = 1.0 + sum * rest / term;

        int exponent = (int)whole;
        int half = exponent >> 1;
        return sum * PowerOfTwo(half) * PowerOfTwo(exponent - half);
    }

    /// <summary>e^x for -87.3 &lt;= x &lt;= 88: the result is a normal float; relative error at most 9e-8.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static T ExpWithinNormal<T>(T value)
        where T : struct, ILanes<T>
    {
        T shifted = ShiftedExponent(value);
        T mantissa = T.AddF32(LessOne(Remainder(value, shifted)), T.BroadcastF32(1f));
        return T.AddS32(mantissa, T.ShiftLeft32(shifted, 23));
    }

    /// <summary>
    /// e^-x for |x| &lt;= 87.3 as 2^k (1 + p), both negated. Relative error at most 1e-7 + 1.9e-9 |k|: ln 2 as one float, and p in a
    /// form whose chain of operations is short.
    /// </summary>
    [MethodImpl(AggressiveInlining)]
    internal static NegatedPower<T> NegatedPowerOf<T>(T value)
        where T : struct, ILanes<T>
    {
        T shift = T.BroadcastF32(IntegerShift);
        T shifted = T.FusedMultiplyAddF32(value, T.BroadcastF32(-Log2OfE), shift);
        T rest = T.FusedMultiplyAddF32(T.SubtractF32(shifted, shift), T.BroadcastF32(Ln2High), value);
        T square = T.MultiplyF32(rest, rest);
        T upper = T.FusedMultiplyAddF32(T.BroadcastF32(Fifth), rest, T.BroadcastF32(-Fourth));
        T lower = T.FusedMultiplyAddF32(T.BroadcastF32(Third), rest, T.BroadcastF32(-Second));
        T sum = T.FusedMultiplyAddF32(T.FusedMultiplyAddF32(T.BroadcastF32(-Sixth), square, upper), square, lower);
        return new NegatedPower<T>
        {
            Scale = T.AddS32(T.ShiftLeft32(shifted, 23), T.BroadcastF32(-1f)),
            LessOne = T.FusedMultiplyAddF32(sum, square, rest),
        };
    }

    /// <summary>
    /// e^2x for -10 &lt;= x &lt;= 0 as 2^k (1 + 2 p): 2^(k+1) and p, which is x itself to the float near zero.
    /// </summary>
    [MethodImpl(AggressiveInlining)]
    internal static HalvedPower<T> HalvedPowerOfTwice<T>(T value)
        where T : struct, ILanes<T>
    {
        // The steps of e^r - 1 for r = 2 h, halved: coefficients by powers of two, so that no doubling stands in the chain.
        T shift = T.BroadcastF32(IntegerShift);
        T shifted = T.FusedMultiplyAddF32(value, T.BroadcastF32(2 * Log2OfE), shift);
        T rest = T.FusedMultiplyAddF32(T.SubtractF32(shifted, shift), T.BroadcastF32(-Ln2High / 2), value);
        T square = T.MultiplyF32(rest, rest);
        T upper = T.FusedMultiplyAddF32(T.BroadcastF32(16 * Fifth), rest, T.BroadcastF32(8 * Fourth));
        T lower = T.FusedMultiplyAddF32(T.BroadcastF32(4 * Third), rest, T.BroadcastF32(2 * Second));
        T sum = T.FusedMultiplyAddF32(T.FusedMultiplyAddF32(T.BroadcastF32(32 * Sixth), square, upper), square, lower);
        return new HalvedPower<T>
        {
            TwiceScale = T.AddS32(T.ShiftLeft32(shifted, 23), T.BroadcastF32(2f)),
            HalfLessOne = T.FusedMultiplyAddF32(sum, square, rest),
        };
    }

    /// <summary>A float that holds k = the integer nearest to x / ln 2 in its low bits.</summary>
    [MethodImpl(AggressiveInlining)]
    private static T ShiftedExponent<T>(T value)
        where T : struct, ILanes<T> =>
        T.FusedMultiplyAddF32(value, T.BroadcastF32(Log2OfE), T.BroadcastF32(IntegerShift));

    /// <summary>x - k ln 2.</summary>
    [MethodImpl(AggressiveInlining)]
    private static T Remainder<T>(T value, T shifted)
        where T : struct, ILanes<T>
    {
        T whole = T.SubtractF32(shifted, T.BroadcastF32(IntegerShift));
        T rest = T.FusedMultiplyAddF32(whole, T.BroadcastF32(-Ln2High), value);
        return T.FusedMultiplyAddF32(whole, T.BroadcastF32(-Ln2Low), rest);
    }

    /// <summary>e^r - 1 for |r| &lt;= 0.3467, as r + r^2 q(r): exact to the float at small r.</summary>
    [MethodImpl(AggressiveInlining)]
    private static T LessOne<T>(T rest)
        where T : struct, ILanes<T>
    {
        T sum = T.FusedMultiplyAddF32(T.BroadcastF32(Sixth), rest, T.BroadcastF32(Fifth));
        sum = T.FusedMultiplyAddF32(sum, rest, T.BroadcastF32(Fourth));
        sum = T.FusedMultiplyAddF32(sum, rest, T.BroadcastF32(Third));
        sum = T.FusedMultiplyAddF32(sum, rest, T.BroadcastF32(Second));
        return T.FusedMultiplyAddF32(T.MultiplyF32(sum, rest), rest, rest);
    }

    private static double PowerOfTwo(int exponent) => BitConverter.Int64BitsToDouble((exponent + 1023L) << 52);
}
