using System;
using System.ComponentModel;
using KernelGen.Spec;

namespace KernelGen.Training;

/// <summary>
/// The stacking of frames over a window of training: row r of time step t holds those of the steps t - frames + 1 to t of its stream, those before the window
/// from the window before. Gradients stop where the window begins, as truncated back-propagation has it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TrainedFrames
{
    private readonly TrainingGraph graph;
    private readonly StreamState remembered;
    private readonly ElementKernels kernels;
    private readonly int frames, size;

    internal TrainedFrames(TrainingGraph graph, StreamState remembered, FrameStackingSpec layer, ElementKernels kernels)
    {
        (this.graph, this.remembered, this.kernels) = (graph, remembered, kernels);
        (frames, size) = (layer.Frames, layer.Input);
    }

    private int Streams => graph.Batch;

    /// <summary>Writes some rows of stacked frames.</summary>
    /// <param name="stacked">All rows of the window.</param>
    /// <param name="entering">The frames that enter, a row each.</param>
    /// <param name="first">The first row.</param>
    /// <param name="end">The row after the last.</param>
    public void Stack(in MatrixView stacked, in MatrixView entering, int first, int end)
    {
        for (int row = first; row < end; row++)
        {
            for (int frame = 0; frame < frames; frame++)
                Frame(in entering, row / Streams - frames + 1 + frame, row % Streams).CopyTo(stacked.Row(row)[(frame * size)..]);
        }
    }

    /// <summary>Remembers the last frames of every stream, once all rows are stacked.</summary>
    public void Keep(in MatrixView entering)
    {
        for (int stream = 0; stream < Streams; stream++)
        {
            // In order: a frame comes from its own place or a later one.
            Span<float> kept = remembered.Value.Slice(stream * (frames - 1) * size, (frames - 1) * size);
            for (int frame = 0; frame < frames - 1; frame++)
                Frame(in entering, graph.Lengths[stream] - frames + 1 + frame, stream).CopyTo(kept[(frame * size)..]);
        }
    }

    /// <summary>Writes the gradient by some rows of frames that entered: the sum over the stacks that each stands in, those of earlier time steps first.</summary>
    /// <param name="gradient">Receives it; all rows of the window.</param>
    /// <param name="stackedGradient">The gradient by the stacked frames.</param>
    /// <param name="first">The first row.</param>
    /// <param name="end">The row after the last.</param>
    public void Backward(in MatrixView gradient, in MatrixView stackedGradient, int first, int end)
    {
        for (int row = first; row < end; row++)
        {
            Span<float> sum = gradient.Row(row);
            stackedGradient.Row(row)[^size..].CopyTo(sum);
            for (int later = 1; later < frames && row + later * Streams < stackedGradient.Rows; later++)
            {
                Span<float> part = stackedGradient.Row(row + later * Streams).Slice((frames - 1 - later) * size, size);
                kernels.Add(ref sum[0], ref part[0], size);
            }
        }
    }

    /// <summary>The frame of a time step; of one before the window it is remembered.</summary>
    private ReadOnlySpan<float> Frame(in MatrixView entering, int step, int stream) => step >= 0
        ? entering.Row(step * Streams + stream)
        : remembered.Value.Slice((stream * (frames - 1) + frames - 1 + step) * size, size);
}
