using System;

namespace KernelGen.Piecewise;

/// <summary>The integers that a function is approximated on, and what they and its results stand for.</summary>
/// <param name="First">The least integer.</param>
/// <param name="Spacing">Integers from one candidate for a knot to the next.</param>
/// <param name="Points">Candidates for knots.</param>
/// <param name="InputBits">Bits behind the point of the input: the integer q stands for q / 2^InputBits.</param>
/// <param name="OutputBits">Bits behind the point of the output, which has 16 bits.</param>
public sealed record FixedPointGrid(int First, int Spacing, int Points, int InputBits, int OutputBits)
{
    /// <summary>Pre-activations from -8 to 8 with 12 bits behind the point, outputs with 15: the gates of integer-only cells, papers section 3.3.</summary>
    public static FixedPointGrid Gates { get; } = new(-(1 << 15), 16, (1 << 12) + 1, InputBits: 12, OutputBits: 15);

    /// <summary>From -16 to 0 with 11 bits behind the point, outputs with 15: exponentials below a maximum.</summary>
    public static FixedPointGrid BelowMaximum { get; } = new(-(1 << 15), 8, (1 << 12) + 1, InputBits: 11, OutputBits: 15);

    /// <summary>The greatest integer of a knot; inputs beyond either end count as that end.</summary>
    public int Last => First + Spacing * (Points - 1);

    /// <summary>What the candidate of an index stands for.</summary>
    public double InputOf(int point) => (First + (double)Spacing * point) / (1L << InputBits);

    /// <summary>The function at every candidate.</summary>
    public double[] Sample(Func<double, double> function)
    {
        double[] values = new double[Points];
        for (int point = 0; point < Points; point++) values[point] = function(InputOf(point));
        return values;
    }
}
