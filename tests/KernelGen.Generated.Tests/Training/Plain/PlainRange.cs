using System;
using System.Linq;
using KernelGen.Spec;

namespace KernelGen.Generated.Tests.Training.Plain;

/// <summary>The formulas of section 7.4 for one learned step or clip, in double precision: levels, gradients, and the sum by the number.</summary>
internal sealed class PlainRange(ActivationSpec activation, double learned)
{
    private readonly bool isSigned = activation.Minimum < 0;
    private double sum;
    private long count;

    private bool IsStep => activation.LearnedBy == Quantizer.LearnedStep;

    private double Least => !isSigned ? 0 : IsStep ? -(1 << (activation.Bits - 1)) : -learned;

    private double Greatest => !IsStep ? learned : isSigned ? (1 << (activation.Bits - 1)) - 1 : (1 << activation.Bits) - 1;

    /// <summary>The gradient by the number.</summary>
    public double Gradient => IsStep ? sum / Math.Sqrt(count * Greatest) : sum;

    public double[] Code(double[] values) => [.. values.Select(Level)];

    public double[] Back(double[] gradient, double[] values)
    {
        count += values.Length;
        for (int j = 0; j < values.Length; j++) sum += gradient[j] * Derivative(values[j]);
        return [.. gradient.Select((value, j) => Passes(values[j]) ? value : 0)];
    }

    private double Level(double value)
    {
        if (IsStep) return learned * Math.Floor(Math.Clamp(value / learned, Least, Greatest) + 0.5);

        // From the middle of the codes, so that zero, which lies between two of them, goes up whatever the roundings.
        int codes = (1 << activation.Bits) - 1;
        double step = (Greatest - Least) / codes, middle = isSigned ? 0.5 * codes : 0;
        return step * (Math.Floor(Math.Clamp(value, Least, Greatest) / step + middle + 0.5) - middle);
    }

    private double Derivative(double value)
    {
        if (!IsStep) return value >= Greatest ? 1 : isSigned && value <= Least ? -1 : 0;
        double share = value / learned;
        return share <= Least ? Least : share >= Greatest ? Greatest : Math.Floor(share + 0.5) - share;
    }

    private bool Passes(double value) => IsStep
        ? value / learned >= Least && value / learned <= Greatest
        : value < Greatest && (isSigned ? value > Least : value >= 0);
}
