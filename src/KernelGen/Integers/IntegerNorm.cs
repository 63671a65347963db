using System;
using System.Numerics;
using KernelGen.Spec;

namespace KernelGen.Integers;

/// <summary>
/// Normalisation of a vector of integers: (a - mean) / (deviation + epsilon), which does not depend on what a unit of a stands for, so that sums of products
/// are normalised as they are. The arithmetic is ours (Sari et al. 2022 publish none, papers section 3.1).
/// </summary>
/// <remarks>
/// The vector is shifted until its greatest magnitude has 14 bits. A difference from the mean then has 16, the sum of squares is exact in two sums of 32 bits,
/// the deviation has 8 bits behind the point, and of its reciprocal, one division a vector, 15 significant bits are taken.
/// </remarks>
public static class IntegerNorm
{
    /// <summary>Bits behind the point of normalised values, which lie from -16 to 16.</summary>
    public const int NormalBits = 11;

    /// <summary>Most values of a vector: of more a sum of squares would not be proved to fit.</summary>
    public const int MostValues = 1 << 15;

    /// <summary>Bits behind the point of epsilon, in units of the integers or of their squares.</summary>
    public const int EpsilonBits = 16;

    private const int MagnitudeBits = 14, DeviationBits = 8, ReciprocalBits = 14;

    // A deviation of less than 1/16 of the shifted integers counts as 1/16, so that the reciprocal is shifted to the right only.
    private const uint LeastDeviation = 1 << (DeviationBits - 4);

    /// <summary>What stands for the epsilon of real values whose integers have a unit of <paramref name="unit"/>.</summary>
    /// <param name="epsilon">Added to the variance, or to the mean absolute deviation; not negative.</param>
    /// <param name="unit">Above 0.</param>
    /// <param name="form">The deviation.</param>
    public static long EpsilonOf(double epsilon, double unit, DeviationForm form)
    {
        double units = form == DeviationForm.Standard ? epsilon / (unit * unit) : epsilon / unit;
        return (long)Math.Min(Rounding.Nearest(Math.ScaleB(units, EpsilonBits)), 1L << 60);
    }

    /// <summary>Normalises a vector.</summary>
    /// <param name="values">1 to <see cref="MostValues"/> integers, above -2^31.</param>
    /// <param name="normal">As many normalised values of 16 bits, <see cref="NormalBits"/> of them behind the point.</param>
    /// <param name="form">The deviation.</param>
    /// <param name="epsilon">What <see cref="EpsilonOf"/> gives.</param>
    public static void Normalise(ReadOnlySpan<int> values, Span<int> normal, DeviationForm form, long epsilon)
    {
        int greatest = 0, sum = 0;
        foreach (int value in values) greatest = Math.Max(greatest, Math.Abs(value));
        int shift = ShiftOf(greatest);
        for (int index = 0; index < values.Length; index++)
        {
            normal[index] = (int)Rounding.Shift(values[index], shift);
            sum += normal[index];
        }

        int mean = (int)Rounding.Divide(sum, values.Length);
        long total = 0;
        for (int index = 0; index < values.Length; index++)
        {
            int difference = normal[index] -= mean;
            total += form == DeviationForm.Standard ? (long)difference * difference : Math.Abs(difference);
        }

        (int reciprocal, int back) = ReciprocalOf(Deviation(total, values.Length, shift, form, epsilon));
        foreach (ref int difference in normal[..values.Length]) difference = Rounding.To16(Rounding.ShiftRight(difference * reciprocal, back));
    }

    /// <summary>Bits by which a vector is shifted to the right, or to the left where they are negative, until its greatest magnitude has 14.</summary>
    internal static int ShiftOf(int greatest) => BitLength((uint)greatest) - MagnitudeBits;

    /// <summary>The deviation of shifted integers, 8 bits behind the point.</summary>
    /// <param name="total">The sum of the squares, or of the magnitudes, of the differences from the mean.</param>
    /// <param name="count">How many they are.</param>
    /// <param name="shift">By how much they were shifted.</param>
    /// <param name="form">The deviation.</param>
    /// <param name="epsilon">What is added.</param>
    internal static uint Deviation(long total, int count, int shift, DeviationForm form, long epsilon)
    {
        uint deviation = form == DeviationForm.Standard
            ? IntegerRoot.Of((ulong)((total << (2 * DeviationBits)) / count + Epsilon(epsilon, 2 * shift, EpsilonBits - 2 * DeviationBits)))
            : (uint)Math.Min((total << DeviationBits) / count + Epsilon(epsilon, shift, EpsilonBits - DeviationBits), int.MaxValue);
        return Math.Max(deviation, LeastDeviation);
    }

    /// <summary>The reciprocal of a deviation, and the bits by which its product with a difference is shifted to the right, so that 11 stand behind the point.</summary>
    internal static (int Reciprocal, int Back) ReciprocalOf(uint deviation)
    {
        int bits = BitLength(deviation);
        return ((int)((1UL << (bits + ReciprocalBits)) / deviation), bits + ReciprocalBits - DeviationBits - NormalBits);
    }

    /// <summary>gain z + bias: gains of 16 bits, biases and results with 12 bits behind the point.</summary>
    /// <param name="normal">A normalised value.</param>
    /// <param name="gain">Its gain.</param>
    /// <param name="gainBits">Bits behind the point of gains, at least 5: the result then has 26 bits at most.</param>
    public static int Scale(int normal, int gain, int gainBits) => (int)Rounding.ShiftRight(normal * gain, ScaleShift(gainBits));

    /// <summary>Bits by which the product of a normalised value and its gain is shifted to the right, so that 12 stand behind the point.</summary>
    public static int ScaleShift(int gainBits) => gainBits + NormalBits - BinaryPoint.PreActivationBits;

    private static long Epsilon(long epsilon, int shift, int bits)
    {
        // Shifted integers are 2^-shift of what they were, their squares 2^-(2 shift).
        int count = shift + bits;
        return count >= 0 ? epsilon >> Math.Min(count, 63) : epsilon > 1L << (60 + count) ? 1L << 60 : epsilon << -count;
    }

    private static int BitLength(uint value) => 32 - BitOperations.LeadingZeroCount(value);
}
