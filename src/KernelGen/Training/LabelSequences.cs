using System;

namespace KernelGen.Training;

/// <summary>The labels of every stream of a window, as many as it has time steps at most.</summary>
internal sealed class LabelSequences(int streams, int most)
{
    private readonly int[] labels = new int[streams * most];
    private readonly int[] counts = new int[streams];

    /// <summary>The labels of a stream.</summary>
    public ReadOnlySpan<int> this[int stream] => labels.AsSpan(stream * most, counts[stream]);

    /// <summary>Sets the labels of a stream.</summary>
    public void Set(int stream, ReadOnlySpan<int> sequence)
    {
        sequence.CopyTo(labels.AsSpan(stream * most, most));
        counts[stream] = sequence.Length;
    }
}
