using System;
using System.Linq;
using KernelGen.Spec;

namespace KernelGen.Generated.Tests.Training.Plain;

/// <summary>The formulas of section 7.4 for one learned step or clip, in double precision: levels, gradients, and the sum by the number.</summary>
internal sealed class PlainRange
{
    private readonly bool isStep, isSigned;
    private readonly double step, inverseStep, least, greatest;
    private double sum;
    private long count;

    public PlainRange(ActivationSpec activation, double learned)
    {
        isStep = activation.LearnedBy == Quantizer.LearnedStep;
        isSigned = activation.Minimum < 0;
        int codes = (1 << activation.Bits) - 1;
        (least, greatest) = (isStep, isSigned) switch
        {
            (true, true) => (-(1 << (activation.Bits - 1)), (1 << (activation.Bits - 1)) - 1),
            (false, true) => (-0.5 * codes, 0.5 * codes),
            _ => (0.0, codes),
        };
        step = isStep ? learned : learned / greatest;

        // As the code takes it: a value may lie on a tie, as the 0.5 that the sigmoid cell begins with.
        inverseStep = 1f / activation.StepOf((float)learned);
    }

    /// <summary>Whether it is a step.</summary>
    public bool IsStep => isStep;

    /// <summary>Whether values are left as they are and their magnitudes are summed.</summary>
    public bool IsMeasuring { get; set; }

    /// <summary>LSQ's first step by what was measured.</summary>
    public double FirstStep => 2 * sum / count / Math.Sqrt(greatest);

    /// <summary>The gradient by the number.</summary>
    public double Gradient => isStep ? sum / Math.Sqrt(count * greatest) : sum;

    private double Lowest => step * least;

    private double Highest => step * greatest;

    public double[] Measure(double[] values)
    {
        count += values.Length;
        foreach (double value in values) sum += Math.Abs(value);
        return values;
    }

    public double[] Code(double[] values) => [.. values.Select(Level)];

    public double[] Back(double[] gradient, double[] values)
    {
        if (IsMeasuring) return gradient;
        count += values.Length;
        for (int j = 0; j < values.Length; j++) sum += gradient[j] * Derivative(values[j]);
        return [.. gradient.Select((value, j) => Passes(values[j]) ? value : 0)];
    }

    /// <summary>Levels of a signed clip lie half a step beside whole numbers of them; halves go up.</summary>
    private double Level(double value)
    {
        double aside = least - Math.Floor(least);
        return step * Math.Clamp(Math.Floor(value * inverseStep + aside + 0.5) - aside, least, greatest);
    }

    private double Derivative(double value)
    {
        if (isStep) return value <= Lowest ? least : value >= Highest ? greatest : Math.Floor(value * inverseStep + 0.5) - value / step;
        return value >= Highest ? 1 : isSigned && value <= Lowest ? -1 : 0;
    }

    private bool Passes(double value) =>
        isStep ? value >= Lowest && value <= Highest : value < Highest && (isSigned ? value > Lowest : value >= 0);
}
