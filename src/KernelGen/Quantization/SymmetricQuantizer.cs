using System;
using KernelGen.Spec;

namespace KernelGen.Quantization;

/// <summary>
/// Multiples of one step a matrix, which the greatest weight sets: step = max|W| / M, W = step round(W / step), M = 2^(bits - 1) - 1, halves away from zero
/// (papers section 3.2). The gradient passes straight through: no weight lies beyond the greatest.
/// </summary>
internal sealed class SymmetricQuantizer(TensorSpec tensor, WeightSpec weights) : MultipleQuantizer(tensor, weights)
{
    // A matrix of zeros gets a step from which everything stays finite.
    private const float LeastMagnitude = 1e-30f;

    private readonly float[] rowMagnitudes = new float[tensor.Rows];
    private MultipleRounding rounding;

    /// <inheritdoc/>
    public override int Preparations => 1;

    /// <inheritdoc/>
    internal override bool JoinsRows => true;

    /// <summary>The step of the present weights.</summary>
    internal float Step => rounding.Step;

    private int Greatest => (1 << (Weights.Bits - 1)) - 1;

    /// <inheritdoc/>
    public override void PrepareRows<TLanes>(int pass, ref readonly float weights, int firstRow, int rows)
    {
        if (pass > 0) return;
        for (int row = firstRow; row < firstRow + rows; row++)
            rowMagnitudes[row] = LevelRow.Magnitude<TLanes>(ref RowOf(in weights, row), Columns);
    }

    /// <inheritdoc/>
    internal override void CompletePreparation(int pass)
    {
        if (pass > 0) return;
        float magnitude = LeastMagnitude;
        foreach (float each in rowMagnitudes) magnitude = Math.Max(magnitude, each);
        rounding = MultipleRounding.AwayFromZero(magnitude / Greatest, Greatest);
    }

    /// <inheritdoc/>
    protected override MultipleRounding RoundingOf(int row) => rounding;
}
