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

    /// <summary>Replaces the scores of a row by their weights.</summary>
    /// <param name="scores">1 to <see cref="MostScores"/> scores, no two of which differ by 2^31; then as many weights in 256ths, 255 at most.</param>
    public void Apply(Span<int> scores)
    {
        int greatest = int.MinValue;
        foreach (int score in scores) greatest = Math.Max(greatest, score);
        foreach (ref int score in scores) score = exponential.At(Math.Max(-toGrid.Apply(greatest - score), short.MinValue));
        Share(scores);
    }

    /// <summary>Replaces the exponentials of a row by their share of the sum: one division a row.</summary>
    /// <param name="powers">1 to <see cref="MostScores"/> exponentials of 16 bits, the greatest of which is that of 0; then weights in 256ths, 255 at most.</param>
    /// <returns>The sum that they are shares of.</returns>
    public static int Share(Span<int> powers)
    {
        int sum = 0;
        foreach (int power in powers) sum += power;
        int bits = 32 - BitOperations.LeadingZeroCount((uint)sum);
        int reciprocal = (int)((1L << (bits + ReciprocalBits)) / sum);
        foreach (ref int power in powers)
            power = (int)Math.Min(Rounding.ShiftRight((long)power * reciprocal, bits + ReciprocalBits - WeightBits), byte.MaxValue);
        return sum;
    }
}
