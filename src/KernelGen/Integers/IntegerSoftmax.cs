using System;
using System.Numerics;
using KernelGen.Piecewise;

namespace KernelGen.Integers;

/// <summary>
/// Weights e^s / sum e^s of a row of integer scores: their maximum is subtracted, the exponential is piecewise linear, and one division a row turns sums to
/// weights of 8 bits (papers section 3.2, ours).
/// </summary>
/// <param name="toGrid">From scores to the exponential's inputs, 11 bits behind the point.</param>
/// <param name="exponential">e^x below 0.</param>
public sealed class IntegerSoftmax(Requantization toGrid, IntegerFunction exponential)
{
    /// <summary>Bits behind the point of weights: 255 is the greatest.</summary>
    public const int WeightBits = 8;

    /// <summary>Most scores of a row: of more a sum of exponentials would not be proved to fit 32 bits.</summary>
    public const int MostScores = 1 << 16;

    private const int ReciprocalBits = 14;

    /// <summary>The exponential of <paramref name="pieces"/> pieces on [-16, 0].</summary>
    public static IntegerFunction Exponential(int pieces, KnotPlacement placement = KnotPlacement.Adaptive) =>
        IntegerFunction.Of(RealFunctions.Exponential, FixedPointGrid.BelowMaximum, pieces, placement);

    /// <summary>The weights of a row.</summary>
    /// <param name="scores">1 to <see cref="MostScores"/> scores, no two of which differ by 2^31.</param>
    /// <param name="weights">As many weights in 256ths.</param>
    public void Apply(ReadOnlySpan<int> scores, Span<byte> weights)
    {
        int greatest = int.MinValue, sum = 0;
        foreach (int score in scores) greatest = Math.Max(greatest, score);
        foreach (int score in scores) sum += PowerOf(score, greatest);
        int bits = 32 - BitOperations.LeadingZeroCount((uint)sum);
        int reciprocal = (int)((1L << (bits + ReciprocalBits)) / sum);
        for (int index = 0; index < scores.Length; index++)
        {
            long weight = Rounding.ShiftRight((long)PowerOf(scores[index], greatest) * reciprocal, bits + ReciprocalBits - WeightBits);
            weights[index] = (byte)Math.Min(weight, byte.MaxValue);
        }
    }

    private int PowerOf(int score, int greatest) => exponential.At(Math.Max(-toGrid.Apply(greatest - score), short.MinValue));
}
