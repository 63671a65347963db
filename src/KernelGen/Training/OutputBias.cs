using System;
using KernelGen.Lanes;

namespace KernelGen.Training;

/// <summary>
/// The bias of the last layer, if it has one. The loss adds it to the outputs and sums its gradient, since each row of outputs is in a cache at that moment:
/// with ten thousand outputs two passes over memory less.
/// </summary>
internal sealed class OutputBias
{
    // Rows whose gradients are summed together; fixed, so that the sums do not depend on the team.
    private const int BlockRows = 16;
    private const int ColumnGrain = 256;

    private readonly TrainingGraph graph;
    private readonly Parameter? bias;
    private readonly MatrixView values;
    private readonly RangeJob ranges;
    private readonly ElementKernels kernels;
    private readonly MatrixBuffer? sums;
    private readonly RangePass join;

    /// <summary>Serves <paramref name="graph"/>, which computes with <paramref name="values"/> for <paramref name="bias"/>.</summary>
    public OutputBias(TrainingGraph graph, Parameter? bias, MatrixView values, RangeJob ranges)
    {
        (this.graph, this.bias, this.values, this.ranges) = (graph, bias, values, ranges);
        kernels = ElementKernels.For(graph.Width);
        if (bias is not null) sums = new MatrixBuffer((graph.Leaving.MostRows + BlockRows - 1) / BlockRows, bias.Count);
        join = Join;
    }

    /// <summary>Blocks of rows in the present window.</summary>
    public int Blocks => (graph.Leaving.Rows + BlockRows - 1) / BlockRows;

    /// <summary>The rows of a block: the first, and the one after the last.</summary>
    public (int First, int End) RowsOf(int block) => (block * BlockRows, Math.Min((block + 1) * BlockRows, graph.Leaving.Rows));

    /// <summary>Adds the bias to a row of outputs.</summary>
    public void AddTo(Span<float> outputs)
    {
        if (bias is not null) kernels.Add(ref outputs[0], ref values.First, outputs.Length);
    }

    /// <summary>Begins the sum of a block.</summary>
    public void Begin(int block) => sums?.Floats(block, 1).Clear();

    /// <summary>Adds the gradient of a row of the block; rows in order.</summary>
    public void Take(int block, Span<float> gradient)
    {
        if (sums is not null) kernels.Add(ref sums[block], ref gradient[0], gradient.Length);
    }

    /// <summary>Joins the sums of all blocks, in order, to the gradient of the bias.</summary>
    public void Complete()
    {
        if (bias is not null) ranges.Run(join, bias.Count, ColumnGrain);
    }

    private void Join(int first, int end)
    {
        bias!.Gradients[first..end].Clear();
        for (int block = 0; block < Blocks; block++)
            kernels.Add(ref bias.Gradients[first], ref sums!.Floats(block, 1)[first], end - first);
    }
}
