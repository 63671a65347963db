using System;
using KernelGen.Arithmetic;
using KernelGen.Lanes;
using KernelGen.Text;

namespace KernelGen.Training;

/// <summary>
/// Softmax cross-entropy over the rows of a window. The bias of the last layer is added here, and its gradient summed, since each
/// row of outputs is in a cache at that moment: with ten thousand outputs two passes over memory less.
/// </summary>
/// <typeparam name="TLanes">The lane type.</typeparam>
internal sealed class WindowLoss<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    // Rows whose bias gradients are summed together; fixed, so that the sums do not depend on the team.
    private const int BlockRows = 16;
    private const int ColumnGrain = 256;

    private readonly TrainingGraph graph;
    private readonly Parameter? bias;
    private readonly MatrixView biasValues;
    private readonly ElementKernels kernels;
    private readonly RangeJob ranges;
    private readonly double[] losses;
    private readonly MatrixBuffer? biasSums;
    private readonly RangePass alone, withGradient, joinBiasSums;
    private float factor;

    /// <summary>
    /// Serves <paramref name="graph"/>, to whose outputs <paramref name="bias"/> is added, if there is one, with the values that the
    /// network computes with.
    /// </summary>
    public WindowLoss(TrainingGraph graph, Parameter? bias, MatrixView biasValues, RangeJob ranges)
    {
        this.graph = graph;
        this.bias = bias;
        this.biasValues = biasValues;
        this.ranges = ranges;
        kernels = ElementKernels.For(graph.Width);
        int rows = graph.Batch * graph.Steps;
        losses = new double[rows];
        if (bias is not null) biasSums = new MatrixBuffer((rows + BlockRows - 1) / BlockRows, bias.Count);
        alone = Losses;
        withGradient = LossesWithGradient;
        joinBiasSums = JoinBiasSums;
    }

    private int Blocks => (graph.WindowRows + BlockRows - 1) / BlockRows;

    /// <summary>The sum of the losses in nats, rows in order; see <see cref="TrainingGraph.Loss"/>.</summary>
    public double Total(int predictions, bool gradient)
    {
        factor = 1f / Math.Max(predictions, 1);
        ranges.Run(gradient ? withGradient : alone, Blocks, grain: 1);
        if (gradient && bias is not null) ranges.Run(joinBiasSums, bias.Count, ColumnGrain);
        double sum = 0;
        foreach (double loss in losses.AsSpan(0, graph.WindowRows)) sum += loss;
        return sum;
    }

    private void Losses(int firstBlock, int endBlock)
    {
        MatrixView outputs = graph.Outputs;
        int end = Math.Min(endBlock * BlockRows, graph.WindowRows);
        for (int row = firstBlock * BlockRows; row < end; row++)
        {
            Span<float> values = outputs.Row(row);
            if (bias is not null) kernels.Add(ref values[0], ref biasValues.First, values.Length);
            int target = graph.Targets[row];
            losses[row] = target == TokenBatch.NoTarget ? 0 : Softmax.Loss<TLanes>(in values[0], values.Length, target);
        }
    }

    private void LossesWithGradient(int firstBlock, int endBlock)
    {
        MatrixView outputs = graph.Outputs, gradients = graph.OutputsGradient;
        for (int block = firstBlock; block < endBlock; block++)
        {
            biasSums?.Floats(block, 1).Clear();
            int end = Math.Min((block + 1) * BlockRows, graph.WindowRows);
            for (int row = block * BlockRows; row < end; row++)
            {
                Span<float> values = gradients.Row(row);
                if (outputs.Memory != gradients.Memory) outputs.Row(row).CopyTo(values);
                losses[row] = Gradient(values, graph.Targets[row]);
                if (biasSums is not null) kernels.Add(ref biasSums[block], ref values[0], values.Length);
            }
        }
    }

    /// <summary>Turns a row of outputs into its gradient and returns its loss.</summary>
    private double Gradient(Span<float> values, int target)
    {
        if (target == TokenBatch.NoTarget)
        {
            values.Clear();
            return 0;
        }

        if (bias is not null) kernels.Add(ref values[0], ref biasValues.First, values.Length);
        return Softmax.GradientInPlace<TLanes>(ref values[0], values.Length, target, factor);
    }

    private void JoinBiasSums(int first, int end)
    {
        bias!.Gradients[first..end].Clear();
        for (int block = 0; block < Blocks; block++)
            kernels.Add(ref bias.Gradients[first], ref biasSums!.Floats(block, 1)[first], end - first);
    }
}
