using System;
using KernelGen.Ctc;
using KernelGen.Threading;

namespace KernelGen.Training;

/// <summary>
/// The CTC loss of the sequences of a window (<see cref="CtcLoss"/>), a stream each; the gradient is that of their mean. Every thread has the memory of one
/// sequence, which grows with the square of the window's time steps (16 bytes a step and possible label: 16 MB for 1,000 steps), and which one serves a sequence
/// changes no bit.
/// </summary>
internal sealed class CtcWindowLoss : WindowLoss, ITeamJob
{
    private readonly TrainingGraph graph;
    private readonly OutputBias bias;
    private readonly RangeJob ranges;
    private readonly ElementKernels kernels;
    private readonly CtcLoss[] sequenceLosses;
    private readonly float[][] logits, gradients;
    private readonly double[] losses;
    private readonly RangePass sumBias;
    private bool withGradient;
    private float factor;

    /// <summary>Takes the memory of a sequence for every thread.</summary>
    public CtcWindowLoss(TrainingGraph graph, OutputBias bias, RangeJob ranges)
    {
        (this.graph, this.bias, this.ranges) = (graph, bias, ranges);
        kernels = ElementKernels.For(graph.Width);
        losses = new double[graph.Batch];
        sequenceLosses = new CtcLoss[graph.Team.Threads];
        logits = new float[sequenceLosses.Length][];
        gradients = new float[sequenceLosses.Length][];
        (int classes, int steps) = (graph.Spec.OutputSize, graph.Leaving.MostSteps);
        for (int worker = 0; worker < sequenceLosses.Length; worker++)
        {
            sequenceLosses[worker] = new CtcLoss(classes, steps, mostLabels: steps, SequenceTrainer.Blank);
            logits[worker] = new float[steps * classes];
            gradients[worker] = new float[steps * classes];
        }

        sumBias = SumBias;
    }

    /// <inheritdoc/>
    public override double Total(int predictions, bool withGradient)
    {
        this.withGradient = withGradient;
        factor = 1f / Math.Max(predictions, 1);
        graph.Team.Run(this, graph.Batch);
        if (withGradient)
        {
            ranges.Run(sumBias, bias.Blocks, grain: 1);
            bias.Complete();
        }

        double sum = 0;
        foreach (double loss in losses) sum += loss;
        return sum;
    }

    /// <inheritdoc/>
    public void RunPart(int part, int worker)
    {
        int length = graph.Leaving.Length(part) * graph.Spec.OutputSize;
        Span<float> sequence = logits[worker].AsSpan(0, length), gradient = gradients[worker].AsSpan(0, length);
        Gather(part, sequence);
        ReadOnlySpan<int> labels = graph.Labels![part];
        if (length == 0) losses[part] = 0;
        else if (!kernels.AreFinite(ref sequence[0], length))
        {
            // The trainer, which knows the update, tells what is not finite.
            losses[part] = double.NaN;
            gradient.Clear();
        }
        else if (withGradient) losses[part] = sequenceLosses[worker].WithGradient(sequence, labels, gradient, factor);
        else losses[part] = sequenceLosses[worker].Of(sequence, labels);

        if (withGradient) Scatter(part, gradient);
    }

    /// <summary>Adds the bias to the outputs of a stream and lays them one after the other.</summary>
    private void Gather(int stream, Span<float> sequence)
    {
        MatrixView outputs = graph.Outputs;
        for (int step = 0; step < graph.Leaving.Length(stream); step++)
        {
            Span<float> row = outputs.Row(step * graph.Batch + stream);
            bias.AddTo(row);
            row.CopyTo(sequence[(step * row.Length)..]);
        }
    }

    /// <summary>Puts the gradient of a stream into its rows; those beyond its length have none.</summary>
    private void Scatter(int stream, ReadOnlySpan<float> gradient)
    {
        MatrixView rows = graph.OutputsGradient;
        for (int step = 0; step < graph.Leaving.Steps; step++)
        {
            Span<float> row = rows.Row(step * graph.Batch + stream);
            if (step < graph.Leaving.Length(stream)) gradient.Slice(step * row.Length, row.Length).CopyTo(row);
            else row.Clear();
        }
    }

    private void SumBias(int firstBlock, int endBlock)
    {
        MatrixView rows = graph.OutputsGradient;
        for (int block = firstBlock; block < endBlock; block++)
        {
            bias.Begin(block);
            (int first, int end) = bias.RowsOf(block);
            for (int row = first; row < end; row++) bias.Take(block, rows.Row(row));
        }
    }
}
