using System;

namespace KernelGen.Spec;

/// <summary>
/// The powers of two that the codes of a matrix stand for. A code is a magnitude m in its low bits and above them a sign, set for
/// negative values. Magnitude m is 2^(<see cref="Unit"/> + m); with a zero, m = 0 is 0 instead.
/// </summary>
/// <param name="Least">The least exponent.</param>
/// <param name="Greatest">The greatest exponent.</param>
/// <param name="HasZero">Whether magnitude 0 is the value 0.</param>
public sealed record ExponentRange(int Least, int Greatest, bool HasZero = false)
{
    /// <summary>The least exponent of any method: that of Ott et al. (papers section 1.3 d).</summary>
    public const int LeastOfAll = -22;

    /// <summary>The greatest exponent of any method: the top code of Ott et al. is 2^10.</summary>
    public const int GreatestOfAll = 10;

    /// <summary>The greatest magnitude m: how far an activation is shifted at most.</summary>
    public int GreatestShift => Greatest - Least + (HasZero ? 1 : 0);

    /// <summary>The exponent of magnitude 0.</summary>
    public int Unit => HasZero ? Least - 1 : Least;

    /// <summary>The factor of a code's integer, ±2^m or 0.</summary>
    public float UnitValue => (float)Math.Pow(2, Unit);

    /// <summary>The integer of a code of <paramref name="bits"/> bits: ±2^m or 0.</summary>
    public long IntegerOf(int code, int bits)
    {
        int magnitude = code & ((1 << (bits - 1)) - 1);
        if (HasZero && magnitude == 0) return 0;
        return code >> (bits - 1) == 0 ? 1L << magnitude : -(1L << magnitude);
    }

    /// <summary>
    /// The powers that <paramref name="bits"/> bits reach, the sign among them: from <paramref name="least"/> or up to
    /// <paramref name="greatest"/> where one is given; with neither the whole range of Ott et al. at 7 bits, with fewer the powers up to 1.
    /// </summary>
    public static ExponentRange OfBits(int bits, int? least = null, int? greatest = null)
    {
        int span = CountOfBits(bits) - 1;
        int top = greatest ?? (least is { } from ? Math.Min(from + span, GreatestOfAll) : bits >= 7 ? GreatestOfAll : 0);
        return new(least ?? Math.Max(top - span, LeastOfAll), top);
    }

    /// <summary>Powers that <paramref name="bits"/> bits tell apart, the sign being one of the bits.</summary>
    public static int CountOfBits(int bits) => 1 << (bits - 1);
}
