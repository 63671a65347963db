using System;

namespace KernelGen.Integers;

/// <summary>
/// Weights as signed codes about zero with one scale a matrix: w = Scale code, codes from -(2^(bits - 1) - 1) to as much (papers section 3.2).
/// </summary>
public static class SymmetricWeights
{
    /// <summary>The scale at which the greatest magnitude is the greatest code; the least positive one of a matrix of zeros.</summary>
    /// <param name="weights">Finite.</param>
    /// <param name="bits">2 to 8.</param>
    public static double ScaleOf(ReadOnlySpan<float> weights, int bits)
    {
        double greatest = 0;
        foreach (float weight in weights) greatest = Math.Max(greatest, Math.Abs((double)weight));
        return Math.Max(greatest, float.Epsilon) / GreatestCode(bits);
    }

    /// <summary>The nearest code, halves away from zero.</summary>
    public static int CodeOf(double weight, double scale, int bits) =>
        (int)Math.Clamp(Math.Round(weight / scale, MidpointRounding.AwayFromZero), -GreatestCode(bits), GreatestCode(bits));

    /// <summary>The greatest code.</summary>
    public static int GreatestCode(int bits) => (1 << (bits - 1)) - 1;
}
