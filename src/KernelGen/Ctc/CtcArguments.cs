using System;
using System.Globalization;
using KernelGen.Arithmetic;

namespace KernelGen.Ctc;

/// <summary>Argument checks that the loss and both decoders share.</summary>
internal static class CtcArguments
{
    /// <summary>Requires at least one class beside the blank, and a blank that is a class.</summary>
    public static void RequireClasses(int classes, int blank)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        if ((uint)blank < (uint)classes) return;
        throw new ArgumentOutOfRangeException(
            nameof(blank), blank, string.Create(CultureInfo.InvariantCulture, $"The blank is class {blank}; expected 0 to {classes - 1}."));
    }

    /// <summary>Requires whole time steps of finite logits, 1 to <paramref name="most"/> of them, and returns their number.</summary>
    public static int RequireSteps(ReadOnlySpan<float> logits, int classes, int most)
    {
        int steps = KernelArguments.RequireSteps(logits, classes, nameof(logits));
        if (steps >= 1 && steps <= most) return steps;
        throw new ArgumentException(
            string.Create(CultureInfo.InvariantCulture, $"The sequence has {steps} time steps; expected 1 {(most == int.MaxValue ? "or more" : $"to {most}")}."), nameof(logits));
    }

    /// <summary>Log probabilities of the classes of one time step: its logits less the logarithm of the sum of their powers of e.</summary>
    public static void LogSoftmax(ReadOnlySpan<float> logits, Span<double> logs)
    {
        double greatest = logits[0];
        foreach (float logit in logits) greatest = Math.Max(greatest, logit);
        double sum = 0;
        foreach (float logit in logits) sum += Exponential.Exp(logit - greatest);
        double total = Logarithm.Log(sum);
        for (int index = 0; index < logits.Length; index++) logs[index] = logits[index] - greatest - total;
    }
}
