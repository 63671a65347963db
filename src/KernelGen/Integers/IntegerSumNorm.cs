using System;
using System.ComponentModel;
using System.Numerics;

namespace KernelGen.Integers;

/// <summary>
/// Layer normalisation of a gate's pre-activations, the sums of both products, as TensorFlow Lite has it in integers (LN_int of papers section 3.3). The inverse
/// root and the last factor are ours: a root of 16 bits behind the point, its reciprocal of 30 bits and a <see cref="Requantization"/>; and normalised values have 4 bits
/// more than there, so that gains of 16 bits do not show their rounding.
/// </summary>
/// <remarks>The mean and its differences have 10 bits behind the point, the variance none. 2^20 / n is a whole number: for n that is no power of two it is rounded down.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class IntegerSumNorm
{
    /// <summary>Bits behind the point of the mean; biases have as many more than gains.</summary>
    public const int NormalBits = 10;

    /// <summary>Most values of a vector.</summary>
    public const int MostValues = 1 << 15;

    private const int RootBits = 16, ReciprocalBits = 29, SquareBits = 2 * NormalBits, FinerBits = 4, GuardFactor = 10_000;

    /// <summary>What stands for a variance below 1: max(1, floor(10000 s)).</summary>
    /// <param name="gainUnit">What a gain of 1 stands for, s; above 0 and at most 1.</param>
    public static int GuardOf(double gainUnit) => Math.Max(1, (int)(GuardFactor * gainUnit));

    /// <summary>From gains times normalised values, in units of gains, to pre-activations.</summary>
    /// <param name="gainUnit">What a gain of 1 stands for.</param>
    public static Requantization ToPreActivations(double gainUnit) => Requantization.Of(Math.ScaleB(gainUnit, BinaryPoint.PreActivationBits));

    /// <summary>Replaces pre-activations by normalised ones.</summary>
    /// <param name="values">1 to <see cref="MostValues"/> integers of 16 bits in any unit; then of 16 bits, 12 behind the point.</param>
    /// <param name="gains">As many gains of 16 bits.</param>
    /// <param name="biases">As many biases, in units of 2^-10 of a gain's.</param>
    /// <param name="guard">What <see cref="GuardOf"/> gives.</param>
    /// <param name="toPreActivations">What <see cref="ToPreActivations"/> gives.</param>
    public static void Normalise(Span<int> values, ReadOnlySpan<int> gains, ReadOnlySpan<int> biases, int guard, Requantization toPreActivations)
    {
        long sum = 0, squares = 0;
        foreach (int value in values)
        {
            sum += value;
            squares += (long)value * value;
        }

        int mean = (int)((sum << NormalBits) / values.Length);
        long variance = (squares * ((1 << SquareBits) / values.Length) - (long)mean * mean) / (1 << SquareBits);
        (int reciprocal, int back) = InverseRootOf(variance < 1 ? guard : (int)variance);
        for (int index = 0; index < values.Length; index++)
        {
            long normal = Rounding.ShiftRight((long)((values[index] << NormalBits) - mean) * reciprocal, back - FinerBits);
            long scaled = Rounding.DivideByPower(normal * gains[index] + ((long)biases[index] << FinerBits), NormalBits + FinerBits);
            values[index] = Rounding.To16(toPreActivations.Apply((int)Math.Clamp(scaled, -int.MaxValue, int.MaxValue)));
        }
    }

    /// <summary>1 / sqrt(variance) as an integer above 2^29 - 1 and the bits by which a product with it is shifted to the right.</summary>
    /// <param name="variance">1 to 2^31 - 1.</param>
    internal static (int Reciprocal, int Back) InverseRootOf(int variance)
    {
        ulong root = IntegerRoot.Of((ulong)variance << (2 * RootBits));
        int bits = BitOperations.Log2(root) + 1;
        return ((int)((1UL << (bits + ReciprocalBits)) / root), bits + ReciprocalBits - RootBits);
    }
}
