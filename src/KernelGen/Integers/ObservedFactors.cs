using System;
using KernelGen.Formats;

namespace KernelGen.Integers;

/// <summary>Multiplications that lead from integers to the codes of an observed range.</summary>
internal static class ObservedFactors
{
    /// <summary>The multiplication by <paramref name="factor"/>.</summary>
    /// <param name="factor">Above 0.</param>
    /// <param name="name">The tensor of the range, for the message.</param>
    /// <exception cref="WeightFormatException">The factor is 2^16 or more; names the tensor.</exception>
    public static Requantization Of(double factor, string name) => factor < Requantization.FactorsEnd
        ? Requantization.Of(factor)
        : throw new WeightFormatException(name, FormattableString.Invariant($"a range of which one integer that leads to it takes {factor} codes"), "a range of which it takes less than 65536");
}
