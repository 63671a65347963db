using System;

namespace KernelGen.Text;

/// <summary>
/// A corpus cut into contiguous streams that run side by side. Training drops the remainder, so that all streams are equally
/// long, as PyTorch's word_language_model does; evaluation keeps every token: stream lengths differ by at most one, and every
/// token but the first of the corpus is predicted once.
/// </summary>
public sealed class CorpusStreams
{
    private readonly TokenCorpus corpus;
    private readonly int[] starts;
    private readonly int[] lengths;
    private int position;

    private CorpusStreams(TokenCorpus corpus, int[] starts, int[] lengths)
    {
        this.corpus = corpus;
        this.starts = starts;
        this.lengths = lengths;
    }

    /// <summary>Streams side by side.</summary>
    public int Count => starts.Length;

    /// <summary>Predictions of the longest stream, which is the first.</summary>
    public int Length => lengths[0];

    /// <summary>Predictions of all streams in one pass.</summary>
    public long Predictions
    {
        get
        {
            long sum = 0;
            foreach (int length in lengths) sum += length;
            return sum;
        }
    }

    /// <summary>
    /// Steps of the current pass that were already given: what a checkpoint keeps. Setting it goes on from there.
    /// </summary>
    public int Position
    {
        get => position;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Length);
            position = value;
        }
    }

    /// <summary>Streams of equal length L = tokens / streams, each with L - 1 predictions; the remainder is dropped.</summary>
    /// <exception cref="ArgumentException">The corpus has not two tokens a stream.</exception>
    public static CorpusStreams ForTraining(TokenCorpus corpus, int streams)
    {
        RequireTokens(corpus, streams, 2L * streams);
        int length = corpus.Count / streams;
        int[] starts = new int[streams], lengths = new int[streams];
        for (int s = 0; s < streams; s++) (starts[s], lengths[s]) = (s * length, length - 1);
        return new CorpusStreams(corpus, starts, lengths);
    }

    /// <summary>Streams that predict every token but the first of the corpus once; the longer ones come first.</summary>
    /// <exception cref="ArgumentException">The corpus has not one token a stream besides its first.</exception>
    public static CorpusStreams ForEvaluation(TokenCorpus corpus, int streams)
    {
        RequireTokens(corpus, streams, 1L + streams);
        int predictions = corpus.Count - 1;
        int[] starts = new int[streams], lengths = new int[streams];
        int start = 0;
        for (int s = 0; s < streams; s++)
        {
            (starts[s], lengths[s]) = (start, predictions / streams + (s < predictions % streams ? 1 : 0));
            start += lengths[s];
        }

        return new CorpusStreams(corpus, starts, lengths);
    }

    /// <summary>The input tokens of one stream.</summary>
    public ReadOnlySpan<int> Inputs(int stream) => corpus.Tokens.Slice(starts[stream], lengths[stream]);

    /// <summary>The target tokens of one stream: each the token after its input.</summary>
    public ReadOnlySpan<int> Targets(int stream) => corpus.Tokens.Slice(starts[stream] + 1, lengths[stream]);

    /// <summary>
    /// Fills <paramref name="batch"/> with the next steps of all streams; false, and position 0, at the end of a pass. The last batch
    /// of a pass may have fewer steps; a stream that is over has no targets.
    /// </summary>
    public bool Next(TokenBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (batch.Streams != Count)
            throw new ArgumentException($"The batch has {batch.Streams} streams, the corpus was cut into {Count}.", nameof(batch));
        if (position == Length)
        {
            position = 0;
            return false;
        }

        batch.BeginsStreams = position == 0;
        batch.Steps = Math.Min(batch.MaximumSteps, Length - position);
        batch.Predictions = 0;
        Array.Clear(batch.Inputs);
        Array.Fill(batch.Targets, TokenBatch.NoTarget);
        for (int s = 0; s < Count; s++) Fill(batch, s);
        position += batch.Steps;
        return true;
    }

    private void Fill(TokenBatch batch, int stream)
    {
        ReadOnlySpan<int> tokens = corpus.Tokens[(starts[stream] + position)..];
        int steps = Math.Min(batch.Steps, lengths[stream] - position);
        for (int t = 0; t < steps; t++)
        {
            batch.Inputs[t * Count + stream] = tokens[t];
            batch.Targets[t * Count + stream] = tokens[t + 1];
        }

        batch.Predictions += Math.Max(steps, 0);
    }

    private static void RequireTokens(TokenCorpus corpus, int streams, long least)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(streams);
        if (corpus.Count >= least) return;
        throw new ArgumentException(
            $"{streams} streams need at least {least} tokens; the corpus has {corpus.Count}.", nameof(streams));
    }
}
