namespace KernelGen.Quantization;

/// <summary>How weights become multiples of a step.</summary>
/// <param name="Step">The step, above 0.</param>
/// <param name="Least">The least multiple.</param>
/// <param name="Greatest">The greatest multiple.</param>
/// <param name="IsAwayFromZero">Whether halves are rounded away from zero, else to the even multiple.</param>
internal readonly record struct MultipleRounding(float Step, int Least, int Greatest, bool IsAwayFromZero)
{
    /// <summary>From -<paramref name="greatest"/> to +<paramref name="greatest"/>, halves away from zero.</summary>
    public static MultipleRounding AwayFromZero(float step, int greatest) => new(step, -greatest, greatest, true);

    /// <summary>Two's complement of <paramref name="bits"/> bits, halves to the even multiple.</summary>
    public static MultipleRounding OfBits(float step, int bits) => new(step, -(1 << (bits - 1)), (1 << (bits - 1)) - 1, false);
}
