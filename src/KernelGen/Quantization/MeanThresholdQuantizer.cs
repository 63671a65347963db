using System;
using KernelGen.Spec;

namespace KernelGen.Quantization;

/// <summary>
/// Binary and ternary weights whose thresholds and scale follow from mean|W| of a block of rows, such as a gate (Hou et al., papers section 7.2).
/// The rows' sums are floats by the sixteen partial sums of all reductions and are added in double, so that no thread count
/// changes a bit.
/// </summary>
internal abstract class MeanThresholdQuantizer : ThresholdQuantizer
{
    /// <summary>The share of mean|W| up to which a ternary weight is zero.</summary>
    protected const float ZeroShare = 0.7f;

    private readonly float[] rowSums;
    private readonly Thresholds[] thresholds;

    /// <summary>Takes memory for the rows' sums.</summary>
    protected MeanThresholdQuantizer(TensorSpec tensor, WeightSpec weights, int blocks)
        : base(tensor, weights, blocks)
    {
        rowSums = new float[tensor.Rows];
        thresholds = new Thresholds[blocks];
    }

    /// <inheritdoc/>
    public override int Preparations => 1;

    /// <inheritdoc/>
    public override void PrepareRows<TLanes>(int pass, ref readonly float weights, int firstRow, int rows)
    {
        if (pass != 0) return;
        for (int row = firstRow; row < firstRow + rows; row++)
            rowSums[row] = MappedRow.SumOfMagnitudes<TLanes, SameValue>(ref RowOf(in weights, row), Columns);
    }

    /// <inheritdoc/>
    internal override void CompletePreparation(int pass)
    {
        if (pass != 0) return;
        for (int block = 0; block < Blocks; block++)
        {
            double sum = 0;
            foreach (float rowSum in rowSums.AsSpan(block * BlockRows, BlockRows)) sum += rowSum;

            // Sums beyond the range of floats must not end as zeros in a packed model: an infinite scale is refused there.
            float mean = (float)(sum / ((long)BlockRows * Columns));
            thresholds[block] = float.IsFinite(mean) ? Of(mean) : Thresholds.Signs(float.PositiveInfinity);
        }
    }

    /// <inheritdoc/>
    protected sealed override Thresholds ThresholdsOf(int block) => thresholds[block];

    /// <summary>The thresholds of a block by its mean magnitude.</summary>
    protected abstract Thresholds Of(float mean);

    /// <summary>Gives a block another scale.</summary>
    protected void Rescale(int block, float scale) => thresholds[block] = thresholds[block] with { Scale = scale };
}
