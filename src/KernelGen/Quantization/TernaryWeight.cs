using System;
using KernelGen.Spec;

namespace KernelGen.Quantization;

/// <summary>
/// Ternary weight network (TWN, papers section 7.2): the sign where |W| is above 0.7 mean|W| of a block, a gate by default, else 0, times the mean of
/// the block's magnitudes above. Straight-through gradient.
/// </summary>
internal sealed class TernaryWeight : MeanThresholdQuantizer
{
    private readonly (float Sum, int Count)[] above;

    /// <summary>Takes memory for the rows' sums.</summary>
    public TernaryWeight(TensorSpec tensor, WeightSpec weights, int blocks)
        : base(tensor, weights, blocks) => above = new (float, int)[tensor.Rows];

    /// <inheritdoc/>
    public override int Preparations => 2;

    /// <inheritdoc/>
    public override void PrepareRows<TLanes>(int pass, ref readonly float weights, int firstRow, int rows)
    {
        base.PrepareRows<TLanes>(pass, in weights, firstRow, rows);
        if (pass != 1) return;
        for (int row = firstRow; row < firstRow + rows; row++)
            above[row] = ThresholdRow.SumAbove<TLanes>(ref RowOf(in weights, row), Columns, ThresholdsOf(row / BlockRows).High);
    }

    /// <inheritdoc/>
    internal override void CompletePreparation(int pass)
    {
        base.CompletePreparation(pass);
        if (pass != 1) return;
        for (int block = 0; block < Blocks; block++)
        {
            double sum = 0;
            long count = 0;
            foreach ((float rowSum, int rowCount) in above.AsSpan(block * BlockRows, BlockRows))
            {
                sum += rowSum;
                count += rowCount;
            }

            if (float.IsFinite(ThresholdsOf(block).Scale)) Rescale(block, count == 0 ? 0 : (float)(sum / count));
        }
    }

    /// <inheritdoc/>
    protected override Thresholds Of(float mean) => Thresholds.Beyond(ZeroShare * mean, mean);
}
