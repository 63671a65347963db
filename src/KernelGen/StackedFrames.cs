using System;

namespace KernelGen;

/// <summary>
/// Stacks the frames of whole sequences of raw features, and keeps every stride-th stack: a model then takes fewer and wider time steps. Row i holds the
/// last frames up to time step (i + 1) stride - 1, the oldest first; before the sequence they are zeros, and time steps at its end that fill no stride are
/// left out. With a stride of 1 it is what <see cref="FrameStackingAttribute"/> does inside a model.
/// </summary>
public static class StackedFrames
{
    /// <summary>Time steps that are left of a sequence of <paramref name="steps"/>, such as its length for CTC.</summary>
    /// <param name="steps">Time steps of the features, 0 or more.</param>
    /// <param name="stride">Time steps from one stack to the next, 1 or more.</param>
    public static int StepsOf(int steps, int stride)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stride);
        return steps / stride;
    }

    /// <summary>Stacks the frames of sequences side by side and returns the time steps that are left.</summary>
    /// <param name="features">[steps, batch, size] features.</param>
    /// <param name="stacked">Receives [steps / stride, batch, frames * size] features; longer spans keep the rest.</param>
    /// <param name="size">Features of a frame.</param>
    /// <param name="frames">Frames of a stack, 1 or more.</param>
    /// <param name="stride">Time steps from one stack to the next, 1 or more.</param>
    /// <param name="batch">Sequences side by side.</param>
    /// <exception cref="ArgumentException">The features are no whole steps, or the span is too short.</exception>
    public static int Stack(ReadOnlySpan<float> features, Span<float> stacked, int size, int frames, int stride, int batch = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(frames);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batch);
        (int steps, int rest) = Math.DivRem(features.Length, checked(batch * size));
        if (rest != 0) throw new ArgumentException(FormattableString.Invariant($"{features.Length} values are no whole steps of {batch} sequences with {size} features each."), nameof(features));
        int kept = StepsOf(steps, stride);
        long least = (long)kept * batch * frames * size;
        if (stacked.Length < least)
            throw new ArgumentException(FormattableString.Invariant($"{kept} steps of stacks are {least} values; the span holds {stacked.Length}."), nameof(stacked));
        for (int row = 0; row < kept * batch; row++)
        {
            for (int frame = 0; frame < frames; frame++)
            {
                int step = (row / batch + 1) * stride - frames + frame;
                Span<float> target = stacked.Slice((row * frames + frame) * size, size);
                if (step < 0) target.Clear();
                else features.Slice((step * batch + row % batch) * size, size).CopyTo(target);
            }
        }

        return kept;
    }
}
