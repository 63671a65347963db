using System;
using System.Globalization;
using KernelGen.Decoding;
using KernelGen.Text;

namespace KernelGen.Training;

/// <summary>
/// A trainer of an encoder and the decoder that attends to it. The decoder is given the true tokens before each that it predicts (teacher forcing): it reads
/// boundary, y_1, ..., y_n and predicts y_1, ..., y_n, boundary. Every pair begins with the initial states.
/// </summary>
public abstract class DecoderTrainer : TrainerCore
{
    private readonly int[] sourceLengths, lengths;

    /// <summary>Initialises the weights.</summary>
    private protected DecoderTrainer(TrainingGraph graph, TrainingOptions options)
        : base(graph, options)
    {
        sourceLengths = new int[Batch];
        lengths = new int[Batch];
    }

    /// <summary>Time steps of the longest source.</summary>
    public int SourceSteps => Encoder.Steps;

    /// <summary>The graph of the encoder.</summary>
    private protected TrainingGraph Encoder => Graph.Encoder!;

    /// <summary>One update from the sources that are in the encoder's graph.</summary>
    private protected double Update(ReadOnlySpan<int[]> targets)
    {
        int predictions = TakeTargets(targets);
        StreamLengths.RequireStatistics(Encoder);
        StreamLengths.RequireStatistics(Graph);
        return Update(predictions);
    }

    /// <summary>The loss of pairs whose sources are in the encoder's graph.</summary>
    private protected Evaluation Measure(ReadOnlySpan<int[]> targets)
    {
        int predictions = TakeTargets(targets);
        BeginEvaluation();
        try
        {
            return Evaluation.OfTotal(TotalLoss(), predictions);
        }
        finally
        {
            EndEvaluation();
        }
    }

    /// <summary>Refuses pairs of which the model cannot learn; nothing has changed then.</summary>
    /// <param name="sources">The number of sources.</param>
    /// <param name="targets">The targets.</param>
    private protected void RequirePairs(int sources, ReadOnlySpan<int[]> targets)
    {
        if (sources < 1 || sources > Batch || targets.Length != sources)
            throw Refused($"There are {sources} sources and {targets.Length} targets; expected 1 to {Batch} of both, a target a source.");
        for (int pair = 0; pair < targets.Length; pair++)
        {
            if (targets[pair] is not { } target) throw Refused($"Target {pair} is null; expected an array of tokens.");
            if (target.Length + 1 > Steps)
                throw Refused($"Target {pair} has {target.Length} tokens; expected {Steps - 1} at most, one less than the time steps of training, since its end is predicted too.");
            int wrong = target.AsSpan().IndexOfAnyExceptInRange(SequenceDecoder.Boundary + 1, Spec.OutputSize - 1);
            if (wrong >= 0)
                throw Refused($"Token {wrong} of target {pair} is {target[wrong]}; expected 1 to {Spec.OutputSize - 1}, since {SequenceDecoder.Boundary} is the boundary.");
        }
    }

    /// <summary>Refuses a source of another number of time steps than the model takes.</summary>
    private protected void RequireSource(int pair, int steps)
    {
        if (steps >= 1 && steps <= SourceSteps) return;
        throw Refused($"Source {pair} has {steps} time steps; expected 1 to {SourceSteps}.");
    }

    /// <summary>Lays out a window of sources as long as the longest of them.</summary>
    /// <param name="steps">Time steps of every source.</param>
    private protected void BeginSources(ReadOnlySpan<int> steps)
    {
        int longest = 0;
        foreach (int each in steps) longest = Math.Max(longest, each);
        Encoder.WindowSteps = longest;
        Encoder.Shorten(steps);
    }

    /// <summary>Room for the time steps of so many sources.</summary>
    private protected Span<int> SourceLengths(int sources) => sourceLengths.AsSpan(0, sources);

    /// <summary>A refusal whose numbers are written alike everywhere.</summary>
    private protected static ArgumentException Refused(FormattableString text) => new(text.ToString(CultureInfo.InvariantCulture));

    private int TakeTargets(ReadOnlySpan<int[]> targets)
    {
        int longest = 0, predictions = 0;
        for (int pair = 0; pair < targets.Length; pair++)
        {
            lengths[pair] = targets[pair].Length + 1;
            longest = Math.Max(longest, lengths[pair]);
            predictions += lengths[pair];
        }

        Graph.WindowSteps = longest;
        Graph.Shorten(lengths.AsSpan(0, targets.Length));
        Graph.Tokens[..Graph.WindowRows].Fill(SequenceDecoder.Boundary);
        Graph.Targets[..Graph.WindowRows].Fill(TokenBatch.NoTarget);
        for (int pair = 0; pair < targets.Length; pair++)
        {
            int[] target = targets[pair];
            for (int step = 0; step <= target.Length; step++)
            {
                if (step > 0) Graph.Tokens[step * Batch + pair] = target[step - 1];
                Graph.Targets[step * Batch + pair] = step < target.Length ? target[step] : SequenceDecoder.Boundary;
            }
        }

        return predictions;
    }
}
