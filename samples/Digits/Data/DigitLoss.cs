using System;
using System.Linq;

namespace Digits.Data;

/// <summary>What an image costs.</summary>
internal static class DigitLoss
{
    /// <summary>The cross entropy of outputs before a softmax, in nats.</summary>
    /// <param name="outputs">One output a digit.</param>
    /// <param name="label">The digit that is right.</param>
    public static double Of(float[] outputs, int label)
    {
        float greatest = outputs.Max();
        return Math.Log(outputs.Sum(output => Math.Exp(output - greatest))) + greatest - outputs[label];
    }
}
