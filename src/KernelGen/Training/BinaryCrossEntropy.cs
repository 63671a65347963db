using System;
using KernelGen.Arithmetic;

namespace KernelGen.Training;

/// <summary>
/// -t log sigmoid(x) - (1 - t) log(1 - sigmoid(x)) as max(x, 0) - x t + log(1 + e^-|x|), whose parts neither overflow nor cancel; its slope is sigmoid(x) - t.
/// </summary>
internal readonly struct BinaryCrossEntropy : IValueLoss
{
    /// <inheritdoc/>
    public static (double Loss, double Slope) Of(double output, double target)
    {
        double power = Exponential.Exp(-Math.Abs(output));
        double sigmoid = (output >= 0 ? 1 : power) / (1 + power);
        return (Math.Max(output, 0) - output * target + LogOfOnePlus(power), sigmoid - target);
    }

    /// <summary>ln(1 + x) for 0 &lt;= x &lt;= 1; what 1 + x loses of a small x is made up for (Kahan).</summary>
    private static double LogOfOnePlus(double value)
    {
        double sum = 1 + value;
        return sum == 1 ? value : Logarithm.Log(sum) * value / (sum - 1);
    }
}
