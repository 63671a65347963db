using System;

namespace KernelGen.Training;

/// <summary>A loss that is the sum of those of the rows of a window.</summary>
/// <typeparam name="TRow">The loss of a row.</typeparam>
internal sealed class RowWindowLoss<TRow> : WindowLoss
    where TRow : struct, IRowLoss
{
    private readonly TrainingGraph graph;
    private readonly TRow rowLoss;
    private readonly OutputBias bias;
    private readonly RangeJob ranges;
    private readonly double[] losses;
    private readonly RangePass alone, together;
    private float factor;

    /// <summary>Serves <paramref name="graph"/>.</summary>
    public RowWindowLoss(TrainingGraph graph, TRow rowLoss, OutputBias bias, RangeJob ranges)
    {
        (this.graph, this.rowLoss, this.bias, this.ranges) = (graph, rowLoss, bias, ranges);
        losses = new double[graph.Leaving.MostRows];
        alone = Losses;
        together = LossesWithGradient;
    }

    /// <inheritdoc/>
    public override double Total(int predictions, bool withGradient)
    {
        factor = 1f / Math.Max(predictions, 1);
        ranges.Run(withGradient ? together : alone, bias.Blocks, grain: 1);
        if (withGradient) bias.Complete();
        double sum = 0;
        foreach (double loss in losses.AsSpan(0, graph.Leaving.Rows)) sum += loss;
        return sum;
    }

    private void Losses(int firstBlock, int endBlock)
    {
        MatrixView outputs = graph.Outputs;
        for (int block = firstBlock; block < endBlock; block++)
        {
            (int first, int end) = bias.RowsOf(block);
            for (int row = first; row < end; row++)
            {
                Span<float> values = outputs.Row(row);
                bias.AddTo(values);
                losses[row] = rowLoss.Predicts(row) ? rowLoss.Of(values, row) : 0;
            }
        }
    }

    private void LossesWithGradient(int firstBlock, int endBlock)
    {
        MatrixView outputs = graph.Outputs, gradients = graph.OutputsGradient;
        for (int block = firstBlock; block < endBlock; block++)
        {
            bias.Begin(block);
            (int first, int end) = bias.RowsOf(block);
            for (int row = first; row < end; row++)
            {
                Span<float> values = gradients.Row(row);
                if (outputs.Memory != gradients.Memory) outputs.Row(row).CopyTo(values);
                losses[row] = Gradient(values, row);
                bias.Take(block, values);
            }
        }
    }

    /// <summary>Turns a row of outputs into its gradient and returns its loss.</summary>
    private double Gradient(Span<float> values, int row)
    {
        if (!rowLoss.Predicts(row))
        {
            values.Clear();
            return 0;
        }

        bias.AddTo(values);
        return rowLoss.GradientInPlace(values, row, factor);
    }
}
