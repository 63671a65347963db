using System;

namespace KernelGen.Integers;

/// <summary>
/// Multiplication of integers by a positive real factor: by an integer and a shift, floor(x Multiplier / 2^Shift + 1/2). That is the one rounding of
/// integer-only networks: to the nearest integer, halves up, the same on every machine (papers section 3.2).
/// </summary>
/// <param name="Multiplier">2^30 to 2^31 - 1, so that the factor has 31 significant bits; 0 for a factor too small to show.</param>
/// <param name="Shift">15 to 62.</param>
public readonly record struct Requantization(int Multiplier, int Shift)
{
    private const int MantissaBits = 31, MostShift = 62, WordBits = 32;

    /// <summary>Factors lie below this.</summary>
    public const int FactorsEnd = 1 << 16;

    /// <summary>The factor that integers are multiplied by.</summary>
    public double Factor => Multiplier / (double)(1L << Shift);

    /// <summary>Bits by which an integer is first shifted to the left, so that of the product of 64 bits the high word is what counts: 0 for factors below 1/4.</summary>
    public int Left => Math.Max(0, WordBits + 1 - Shift);

    /// <summary>Bits by which that high word is then shifted to the right, at least one.</summary>
    public int Right => Shift + Left - WordBits;

    /// <summary>The greatest magnitude that is told apart: what lies beyond counts as this, and its product has 28 bits at least.</summary>
    public int Greatest => int.MaxValue >> Left;

    /// <summary>The multiplication by <paramref name="factor"/>.</summary>
    /// <param name="factor">Above 0 and below 2^16.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another factor.</exception>
    public static Requantization Of(double factor)
    {
        if (!(factor > 0 && factor < FactorsEnd)) throw new ArgumentOutOfRangeException(nameof(factor), factor, "Expected a factor above 0 and below 2^16.");
        int exponent = Math.ILogB(factor) + 1;
        long mantissa = (long)Rounding.Nearest(Math.ScaleB(factor, MantissaBits - exponent));
        // A mantissa just below 1 rounds up to it.
        if (mantissa == 1L << MantissaBits) (mantissa, exponent) = (mantissa / 2, exponent + 1);
        int shift = MantissaBits - exponent;
        if (shift <= MostShift) return new Requantization((int)mantissa, shift);
        int lost = shift - MostShift;
        return new Requantization(lost > MantissaBits ? 0 : (int)(mantissa >> lost), MostShift);
    }

    /// <summary>The product, rounded; its magnitude stays below 2^30.</summary>
    /// <param name="value">Any integer; beyond <see cref="Greatest"/> it counts as that.</param>
    public int Apply(int value) => (int)Rounding.ShiftRight((long)Math.Clamp(value, -Greatest, Greatest) * Multiplier, Shift);
}
