using System;
using System.Threading;
using System.Threading.Tasks;
using KernelGen.Arithmetic;
using KernelGen.Lanes;

namespace KernelGen.Text;

/// <summary>How well a running model, packed or generic, predicts a corpus.</summary>
public static class Perplexity
{
    /// <summary>Steps of a stream that are computed in one call, by default.</summary>
    public const int DefaultChunk = 128;

    /// <summary>
    /// Runs the whole corpus through the model, cut into <see cref="CorpusStreams.ForEvaluation"/>: every token but the first is
    /// predicted once. Streams run on all cores; the result is the same on any number of them.
    /// </summary>
    /// <param name="corpus">The text.</param>
    /// <param name="streams">Contiguous streams, each from a fresh state; 1 keeps all context.</param>
    /// <param name="outputSize">Logits a step; all tokens of the corpus lie below it.</param>
    /// <param name="openStream">Opens a stream before its first step; called from several threads.</param>
    /// <param name="chunk">Greatest number of steps of one call.</param>
    /// <param name="cancellation">Ends the measurement early.</param>
    /// <exception cref="ArgumentException">A token of the corpus is no class of the model, or the corpus is too short.</exception>
    public static Evaluation Measure(
        TokenCorpus corpus,
        int streams,
        int outputSize,
        Func<RunTokens> openStream,
        int chunk = DefaultChunk,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(openStream);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(outputSize);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(chunk);
        CorpusStreams cut = CorpusStreams.ForEvaluation(corpus, streams);
        int stranger = corpus.Tokens.IndexOfAnyExceptInRange(0, outputSize - 1);
        if (stranger >= 0)
        {
            throw new ArgumentException(
                $"Token {stranger} of the corpus is {corpus.Tokens[stranger]}; the model predicts 0 to {outputSize - 1}.",
                nameof(corpus));
        }

        double[] nats = new double[streams];
        Parallel.For(0, streams, new ParallelOptions { CancellationToken = cancellation }, stream =>
            nats[stream] = NatsOf(cut, stream, outputSize, openStream(), chunk, cancellation));

        // Summed in the order of the streams, whichever thread was first.
        double total = 0;
        foreach (double part in nats) total += part;
        return Evaluation.OfTotal(total, cut.Predictions, corpus.Characters);
    }

    private static double NatsOf(
        CorpusStreams cut, int stream, int outputSize, RunTokens run, int chunk, CancellationToken cancellation)
    {
        int length = cut.Inputs(stream).Length;
        float[] outputs = new float[Math.Min(chunk, length) * outputSize];
        double nats = 0;
        for (int at = 0; at < length; at += chunk)
        {
            cancellation.ThrowIfCancellationRequested();
            int steps = Math.Min(chunk, length - at);
            Span<float> logits = outputs.AsSpan(0, steps * outputSize);
            run(cut.Inputs(stream).Slice(at, steps), logits);
            nats += Loss(logits, outputSize, cut.Targets(stream).Slice(at, steps));
        }

        return nats;
    }

    private static double Loss(Span<float> logits, int outputSize, ReadOnlySpan<int> targets) => LaneTypes.Widest switch
    {
        LaneWidth.Vector512 => Loss<Lanes512>(logits, outputSize, targets),
        LaneWidth.Vector256 => Loss<Lanes256>(logits, outputSize, targets),
        LaneWidth.Vector128 => Loss<Lanes128>(logits, outputSize, targets),
        _ => Loss<Lanes32>(logits, outputSize, targets),
    };

    private static double Loss<T>(Span<float> logits, int outputSize, ReadOnlySpan<int> targets)
        where T : struct, ILanes<T>
    {
        double nats = 0;
        for (int t = 0; t < targets.Length; t++)
            nats += Softmax.Loss<T>(in logits[t * outputSize], outputSize, targets[t]);
        return nats;
    }
}
