using System;
using KernelGen.Formats;

namespace KernelGen.Integers;

/// <summary>
/// The codes of x + h of a residual layer: two factors with one point, and one rounding behind their sum (papers section 3.1 has residuals of 8 bits; the
/// arithmetic is ours).
/// </summary>
/// <param name="Entering">Steps of the sum that a step of x makes, <paramref name="Shift"/> bits behind the point.</param>
/// <param name="Hidden">Steps of the sum that a step of h makes, as many bits behind it.</param>
/// <param name="Shift">1 to 30.</param>
/// <param name="EnteringZero">The code of x that stands for 0.</param>
/// <param name="HiddenZero">The code of h that stands for 0.</param>
/// <param name="Zero">The code of the sum that stands for 0.</param>
/// <param name="Least">The least code of the sum.</param>
/// <param name="Greatest">The greatest code of the sum.</param>
public readonly record struct SumOfCodes(int Entering, int Hidden, int Shift, int EnteringZero, int HiddenZero, int Zero, int Least, int Greatest)
{
    // Codes counted from their zeros have 9 bits with the sign: both products stay below 2^29, and their sum and half a unit below 2^30 and a little.
    private const int FactorBits = 21, MostShift = 30;

    /// <summary>The code of the sum.</summary>
    /// <param name="entering">A code of x.</param>
    /// <param name="hidden">A code of h.</param>
    public int Apply(int entering, int hidden) => Math.Clamp(
        (int)Rounding.ShiftRight(Entering * (entering - EnteringZero) + Hidden * (hidden - HiddenZero), Shift) + Zero, Least, Greatest);

    /// <summary>The sum of the codes of two ranges.</summary>
    /// <param name="entering">What codes of x stand for.</param>
    /// <param name="hidden">What codes of h stand for.</param>
    /// <param name="sum">What codes of the sum stand for.</param>
    /// <param name="name">The tensor of the range of the sum, for the message.</param>
    /// <exception cref="WeightFormatException">A step of x or h is 2^20 steps of the sum or more; names the tensor.</exception>
    internal static SumOfCodes Of(CodeRange entering, CodeRange hidden, CodeRange sum, string name)
    {
        double first = entering.Step / sum.Step, second = hidden.Step / sum.Step, greatest = Math.Max(first, second);
        int shift = Math.Min(FactorBits - 1 - Math.ILogB(greatest), MostShift);
        if (shift < 1)
            throw new WeightFormatException(name, FormattableString.Invariant($"a range of which a summand's step takes {greatest} codes"), "a range of which it takes less than 2^20");
        return new SumOfCodes(Factor(first), Factor(second), shift, entering.Zero, hidden.Zero, sum.Zero, sum.Least, sum.Greatest);

        int Factor(double factor) => (int)Math.Min(Rounding.Nearest(Math.ScaleB(factor, shift)), (1 << FactorBits) - 1);
    }
}
