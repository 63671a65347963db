using System;
using System.ComponentModel;
using KernelGen.Spec;

namespace KernelGen.Training;

/// <summary>
/// The stacking of frames over a window of training: row r of the step t that leaves holds those that entered at the steps (t + 1) stride - frames to
/// (t + 1) stride - 1 of its stream, or so many steps later as the layer looks ahead; those before the window from the window before, zeros behind the end of a
/// stream. Gradients stop where the window begins, as truncated back-propagation has it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TrainedFrames
{
    private readonly TrainingGraph graph;
    private readonly StreamState? remembered;
    private readonly WindowExtent entered;
    private readonly ElementKernels kernels;
    private readonly int frames, size, stride, ahead;
    private readonly float[] zeros;

    /// <param name="graph">Whose windows are stacked.</param>
    /// <param name="remembered">All frames of a stack but the newest; null where there is one alone, and where windows are whole sequences.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="entered">The rows that enter it.</param>
    /// <param name="kernels">What adds gradients.</param>
    internal TrainedFrames(TrainingGraph graph, StreamState? remembered, FrameStackingSpec layer, WindowExtent entered, ElementKernels kernels)
    {
        (this.graph, this.remembered, this.entered, this.kernels) = (graph, remembered, entered, kernels);
        (frames, size, stride, ahead) = (layer.Frames, layer.Input, layer.Stride, layer.Ahead);
        zeros = new float[size];
    }

    private int Streams => graph.Batch;

    /// <summary>Writes some rows of stacked frames.</summary>
    /// <param name="stacked">All rows of the window that leave.</param>
    /// <param name="entering">The frames that enter, a row each.</param>
    /// <param name="first">The first row that leaves.</param>
    /// <param name="end">The row after the last.</param>
    public void Stack(in MatrixView stacked, in MatrixView entering, int first, int end)
    {
        for (int row = first; row < end; row++)
        {
            int oldest = (row / Streams + 1) * stride - frames + ahead;
            for (int frame = 0; frame < frames; frame++)
                Frame(in entering, oldest + frame, row % Streams).CopyTo(stacked.Row(row)[(frame * size)..]);
        }
    }

    /// <summary>Remembers the last frames of every stream, once all rows are stacked.</summary>
    public void Keep(in MatrixView entering)
    {
        if (remembered is null) return;
        for (int stream = 0; stream < Streams; stream++)
        {
            // In order: a frame comes from its own place or a later one.
            Span<float> kept = remembered.Value.Slice(stream * (frames - 1) * size, (frames - 1) * size);
            for (int frame = 0; frame < frames - 1; frame++)
                Frame(in entering, entered.Length(stream) - frames + 1 + frame, stream).CopyTo(kept[(frame * size)..]);
        }
    }

    /// <summary>Writes the gradient by some rows of frames that entered: the sum over the stacks that each stands in, those of earlier time steps first.</summary>
    /// <param name="gradient">Receives it; all rows of the window that entered.</param>
    /// <param name="stackedGradient">The gradient by the stacked frames.</param>
    /// <param name="first">The first row that entered.</param>
    /// <param name="end">The row after the last.</param>
    public void Backward(in MatrixView gradient, in MatrixView stackedGradient, int first, int end)
    {
        for (int row = first; row < end; row++)
        {
            (int step, int stream) = Math.DivRem(row, Streams);
            Span<float> sum = gradient.Row(row);

            // The newest frame of the stack of step t is that of (t + 1) stride - 1 + ahead.
            int earliest = Math.Max(step - ahead, 0) / stride, latest = Math.Min((step + frames - ahead) / stride, stackedGradient.Rows / Streams) - 1;
            if (latest < earliest || step >= entered.Length(stream))
            {
                sum.Clear();
                continue;
            }

            for (int leaving = earliest; leaving <= latest; leaving++)
            {
                int frame = step - (leaving + 1) * stride + frames - ahead;
                Span<float> part = stackedGradient.Row(leaving * Streams + stream).Slice(frame * size, size);
                if (leaving == earliest) part.CopyTo(sum);
                else kernels.Add(ref sum[0], ref part[0], size);
            }
        }
    }

    /// <summary>The frame of a time step; of one before the window it is remembered, behind the stream there is none.</summary>
    private ReadOnlySpan<float> Frame(in MatrixView entering, int step, int stream)
    {
        if (step >= 0 && (ahead == 0 || step < entered.Length(stream))) return entering.Row(step * Streams + stream);
        return step >= 0 || remembered is null ? zeros : remembered.Value.Slice((stream * (frames - 1) + frames - 1 + step) * size, size);
    }
}
