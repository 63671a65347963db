using System;

namespace KernelGen.Training;

/// <summary>What is required of the lengths of streams that a window is given with.</summary>
internal static class StreamLengths
{
    /// <summary>Requires a length of <paramref name="least"/>, the stride of the model, to <paramref name="steps"/> for every stream; none at all where streams are as long as the window.</summary>
    public static void Require(ReadOnlySpan<int> lengths, int streams, int steps, int least)
    {
        if (lengths.IsEmpty) return;
        if (lengths.Length != streams)
            throw Refusal.Of($"There are {lengths.Length} lengths; expected {streams}, one a stream, or none where all have {steps} time steps.");
        int wrong = lengths.IndexOfAnyExceptInRange(least, steps);
        if (wrong >= 0) throw Refusal.Of($"Stream {wrong} has length {lengths[wrong]}; expected {least} to {steps} time steps.");
    }

    /// <summary>
    /// Requires streams as long as the window of <paramref name="graph"/> where an update normalises by batch: its statistics are those of all streams at a time
    /// step, and streams that have ended would be among them.
    /// </summary>
    public static void RequireStatistics(TrainingGraph graph)
    {
        if (!graph.NormalisesByBatch || graph.IsWhole) return;
        int shorter = graph.Lengths.IndexOfAnyExcept(graph.WindowSteps);
        throw Refusal.Of($"Stream {shorter} has length {graph.Lengths[shorter]}; expected {graph.WindowSteps}, as long as the window: batch normalisation takes its statistics over all streams.");
    }
}
