using System;
using System.ComponentModel;

namespace KernelGen.Generic;

/// <summary>
/// The exact integers behind the last step of one layer, for tests that hold an emitted kernel against the generic runtime.
/// They are views of the state and change with the next step.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct LayerIntegers
{
    private readonly CodedVector output;

    internal LayerIntegers(LayerState state)
    {
        output = state.Output;
        InputDots = state.InputDots;
        RecurrentDots = state.RecurrentDots;
    }

    /// <summary>Planes of integers of the layer's output; 0 for floats.</summary>
    public int Planes => output.Integers.Length;

    /// <summary>The values of the output: h, a table's row or the sums of an affine layer.</summary>
    public ReadOnlySpan<float> Values => output.Values.AsSpan(0, output.Length);

    /// <summary>beta of each plane of the output.</summary>
    public ReadOnlySpan<float> Coefficients => output.Coefficients;

    /// <summary>The sum of the integers of each plane of the output.</summary>
    public ReadOnlySpan<int> Totals => output.Totals;

    /// <summary>
    /// The exact products of the input matrix, such as D = 2S - zero2 * V: [row][plane of the matrix][plane of the input]; empty
    /// where one of them is float.
    /// </summary>
    public ReadOnlySpan<long> InputDots { get; }

    /// <summary>The same of the recurrent matrix; empty for layers without one.</summary>
    public ReadOnlySpan<long> RecurrentDots { get; }

    /// <summary>The integers v of one plane of the output.</summary>
    public ReadOnlySpan<int> Integers(int plane) => output.Integers[plane];
}
