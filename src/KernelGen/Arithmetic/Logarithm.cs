using System;

namespace KernelGen.Arithmetic;

/// <summary>The natural logarithm with the same bits on every machine, for losses and perplexities.</summary>
public static class Logarithm
{
    private const double SquareRootOfTwo = 1.4142135623730951;

    /// <summary>
    /// ln x: relative error at most 5e-16; -infinity at 0, NaN below. x = m 2^e with m between the square roots of 1/2 and 2,
    /// ln m = 2 artanh((m - 1) / (m + 1)) as its series.
    /// </summary>
    public static double Log(double value)
    {
        if (double.IsNaN(value) || double.IsPositiveInfinity(value)) return value;
        if (value <= 0) return value == 0 ? double.NegativeInfinity : double.NaN;

        int exponent = -1023;
        if (!double.IsNormal(value))
        {
            value *= 1L << 54;
            exponent -= 54;
        }

        long bits = BitConverter.DoubleToInt64Bits(value);
        exponent += (int)(bits >> 52);
        double mantissa = BitConverter.Int64BitsToDouble((bits & ((1L << 52) - 1)) | (1023L << 52));
        if (mantissa > SquareRootOfTwo)
        {
            mantissa *= 0.5;
            exponent++;
        }

        double ratio = (mantissa - 1) / (mantissa + 1);
        double square = ratio * ratio;

        // |ratio| <= 0.1716: the term of degree 23 is below 1e-17 of the first.
        double sum = 0;
        for (int degree = 21; degree >= 3; degree -= 2) sum = (sum + 1.0 / degree) * square;

        // Trailing zeros in the first part of ln 2 make e times it exact.
        double low = exponent * 1.90821492927058770002e-10;
        return exponent * 0.693147180369123816490 + (2 * ratio + (2 * ratio * sum + low));
    }
}
