using System;

namespace KernelGen.Integers;

/// <summary>
/// How real values are codes: value = Step (code - Zero), codes from 0 to 2^Bits - 1 (Jacob et al. 2018, papers section 3.2). Zero is a code, so that
/// padding and absent values are exact.
/// </summary>
/// <param name="Step">Distance of neighbouring levels, above 0.</param>
/// <param name="Zero">The code that stands for 0.</param>
/// <param name="Bits">2 to 16.</param>
public readonly record struct AffineRange(double Step, int Zero, int Bits)
{
    /// <summary>The greatest code.</summary>
    public int MaximumCode => (1 << Bits) - 1;

    /// <summary>The range from <paramref name="minimum"/> to <paramref name="maximum"/>, widened to hold 0.</summary>
    /// <param name="minimum">Finite.</param>
    /// <param name="maximum">Finite, not below the minimum.</param>
    /// <param name="bits">2 to 16.</param>
    /// <exception cref="ArgumentException">The range is not finite, upside down, or nothing but 0: it has collapsed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Other bits.</exception>
    public static AffineRange Of(double minimum, double maximum, int bits)
    {
        if (bits is < 2 or > 16) throw new ArgumentOutOfRangeException(nameof(bits), bits, "Expected 2 to 16 bits.");
        if (!double.IsFinite(minimum) || !double.IsFinite(maximum) || minimum > maximum)
            throw new ArgumentException(FormattableString.Invariant($"The range is {minimum} to {maximum}; expected finite numbers in that order."), nameof(minimum));
        (double least, double greatest) = (Math.Min(0, minimum), Math.Max(0, maximum));
        double step = (greatest - least) / ((1 << bits) - 1);
        if (!(step > 0) || !double.IsNormal(step))
            throw new ArgumentException(FormattableString.Invariant($"The range {minimum} to {maximum} has collapsed; expected values of which some are not zero."), nameof(minimum));
        return new AffineRange(step, (int)Math.Floor(-least / step + 0.5), bits);
    }

    /// <summary>The nearest code.</summary>
    public int CodeOf(double value) => (int)Math.Clamp(Math.Floor(value / Step + 0.5) + Zero, 0, MaximumCode);

    /// <summary>What a code stands for.</summary>
    public double ValueOf(int code) => Step * (code - Zero);
}
