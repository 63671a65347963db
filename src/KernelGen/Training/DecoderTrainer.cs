using System;
using KernelGen.Decoding;
using KernelGen.Text;

namespace KernelGen.Training;

/// <summary>
/// A trainer of an encoder and the decoder that attends to it. The decoder is given the true tokens before each that it predicts (teacher forcing): it reads
/// boundary, y_1, ..., y_n and predicts y_1, ..., y_n, boundary. Every pair begins with the initial states.
/// </summary>
/// <typeparam name="TValue">A token of a source, or one of the features of its time steps.</typeparam>
public abstract class DecoderTrainer<TValue> : TrainerCore
    where TValue : unmanaged
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

    /// <summary>One update.</summary>
    /// <param name="sources">
    /// 1 to <see cref="TrainerCore.Batch"/> sources of 1, or the stride of the encoder, to <see cref="SourceSteps"/> time steps: tokens, or finite features, step
    /// after step. Time steps at the end that fill no stride are left out.
    /// </param>
    /// <param name="targets">
    /// Their targets, without boundaries: tokens from 1 on, one less than <see cref="TrainerCore.Steps"/> at most. A target may be empty.
    /// </param>
    /// <returns>The mean loss of a prediction in nats, the ends of targets among them, before the update.</returns>
    /// <exception cref="ArgumentException">
    /// Other numbers of pairs, a source or target of another length, a token that the model does not have, a feature that is not finite, or lengths that differ
    /// where it normalises by batch. Nothing has changed.
    /// </exception>
    /// <exception cref="TrainingException">
    /// Loss or gradient is not finite: the weights are those before the update. Or the update made weights that are not. Names the
    /// update and the tensor.
    /// </exception>
    public double Step(ReadOnlySpan<TValue[]> sources, ReadOnlySpan<int[]> targets)
    {
        int predictions = Take(sources, targets);
        StreamLengths.RequireStatistics(Encoder);
        StreamLengths.RequireStatistics(Graph);
        return Update(predictions);
    }

    /// <summary>How well the network, as it trains, predicts targets whose tokens before it is given. Training goes on afterwards as if it had not been asked.</summary>
    /// <inheritdoc cref="Step"/>
    /// <returns>The evaluation over all predictions, the ends of targets among them.</returns>
    public Evaluation Evaluate(ReadOnlySpan<TValue[]> sources, ReadOnlySpan<int[]> targets)
    {
        int predictions = Take(sources, targets);
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

    /// <summary>The time steps of a source, whose values are checked; how many they are is not.</summary>
    private protected abstract int StepsOf(TValue[]? source, int pair);

    /// <summary>Puts the time steps of a source that count into the encoder's graph, where all is zero.</summary>
    private protected abstract void TakeSource(TValue[] source, int pair);

    /// <summary>Puts pairs into both graphs and counts the predictions.</summary>
    private int Take(ReadOnlySpan<TValue[]> sources, ReadOnlySpan<int[]> targets)
    {
        RequirePairs(sources.Length, targets);
        int longest = 0;
        for (int pair = 0; pair < sources.Length; pair++)
        {
            int steps = StepsOf(sources[pair], pair);
            int least = Encoder.Spec.Stride;
            if (steps < least || steps > SourceSteps) throw Refusal.Of($"Source {pair} has {steps} time steps; expected {least} to {SourceSteps}.");
            sourceLengths[pair] = steps;
            longest = Math.Max(longest, steps);
        }

        Encoder.WindowSteps = longest;
        Encoder.Shorten(sourceLengths.AsSpan(0, sources.Length));
        ClearSources();
        for (int pair = 0; pair < sources.Length; pair++) TakeSource(sources[pair], pair);
        return TakeTargets(targets);
    }

    /// <summary>Zeroes the window of the encoder's graph.</summary>
    private protected abstract void ClearSources();

    /// <summary>Refuses pairs of which the model cannot learn; nothing has changed then.</summary>
    /// <param name="sources">The number of sources.</param>
    /// <param name="targets">The targets.</param>
    private void RequirePairs(int sources, ReadOnlySpan<int[]> targets)
    {
        if (sources < 1 || sources > Batch || targets.Length != sources)
            throw Refusal.Of($"There are {sources} sources and {targets.Length} targets; expected 1 to {Batch} of both, a target a source.");
        for (int pair = 0; pair < targets.Length; pair++)
        {
            if (targets[pair] is not { } target) throw Refusal.Of($"Target {pair} is null; expected an array of tokens.");
            if (target.Length + 1 > Steps)
                throw Refusal.Of($"Target {pair} has {target.Length} tokens; expected {Steps - 1} at most, one less than the time steps of training, since its end is predicted too.");
            int wrong = target.AsSpan().IndexOfAnyExceptInRange(SequenceDecoder.Boundary + 1, Spec.OutputSize - 1);
            if (wrong >= 0)
                throw Refusal.Of($"Token {wrong} of target {pair} is {target[wrong]}; expected 1 to {Spec.OutputSize - 1}, since {SequenceDecoder.Boundary} is the boundary.");
        }
    }

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
