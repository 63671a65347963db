using System;
using KernelGen.Integers;

namespace KernelGen.Piecewise;

/// <summary>
/// The functions that piecewise-linear ones stand for, in double precision, from additions, multiplications and divisions alone: those of the C library
/// differ between systems, and with them knots would. Errors stay below 1e-15.
/// </summary>
public static class RealFunctions
{
    // ln 2 = High + Low; High ends in 32 zero bits, so that multiples of it are exact.
    private const double High = 0.693147180369123816490, Low = 1.90821492927058770002e-10;

    private const int Terms = 14;

    /// <summary>e^x; 0 below -700, from where on a float would not show it.</summary>
    /// <param name="x">At most 700.</param>
    public static double Exponential(double x)
    {
        if (double.IsNaN(x) || x > 700) throw new ArgumentOutOfRangeException(nameof(x), x, "Expected a number of at most 700.");
        if (x < -700) return 0;
        double power = Rounding.Nearest(x / (High + Low));
        double rest = x - power * High - power * Low;
        double sum = 1;
        for (int term = Terms; term > 0; term--) sum = 1 + rest * sum / term;
        return sum * BitConverter.Int64BitsToDouble((long)(1023 + power) << 52);
    }

    /// <summary>1 / (1 + e^-x).</summary>
    public static double Sigmoid(double x) => x >= 0 ? 1 / (1 + Exponential(-x)) : Exponential(x) / (1 + Exponential(x));

    /// <summary>(e^x - e^-x) / (e^x + e^-x).</summary>
    public static double Tanh(double x)
    {
        double falling = Exponential(-2 * Math.Abs(x));
        double magnitude = (1 - falling) / (1 + falling);
        return x < 0 ? -magnitude : magnitude;
    }
}
