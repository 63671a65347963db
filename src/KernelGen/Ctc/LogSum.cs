using KernelGen.Arithmetic;

namespace KernelGen.Ctc;

/// <summary>Sums of probabilities that are held as natural logarithms; minus infinity is a probability of zero.</summary>
internal static class LogSum
{
    /// <summary>ln(e^<paramref name="left"/> + e^<paramref name="right"/>).</summary>
    public static double Of(double left, double right)
    {
        (double greater, double lesser) = left > right ? (left, right) : (right, left);
        return double.IsNegativeInfinity(lesser) ? greater : greater + Logarithm.Log(1 + Exponential.Exp(lesser - greater));
    }
}
