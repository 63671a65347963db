using System;
using KernelGen.Text;

namespace KernelGen.Training;

/// <summary>A <see cref="DecoderTrainer"/> whose sources are tokens.</summary>
public abstract class TokenDecoderTrainer : DecoderTrainer
{
    /// <summary>Initialises the weights.</summary>
    protected TokenDecoderTrainer(TrainingGraph graph, TrainingOptions options)
        : base(graph, options)
    {
    }

    /// <summary>One update.</summary>
    /// <param name="sources">1 to <see cref="TrainerCore.Batch"/> sources of 1 to <see cref="DecoderTrainer.SourceSteps"/> tokens.</param>
    /// <param name="targets">
    /// Their targets, without boundaries: tokens from 1 on, one less than <see cref="TrainerCore.Steps"/> at most. A target may be empty.
    /// </param>
    /// <returns>The mean loss of a prediction in nats, the ends of targets among them, before the update.</returns>
    /// <exception cref="ArgumentException">
    /// Other numbers of pairs, a source or target of another length, a token that the model does not have, or lengths that differ where it normalises by batch.
    /// Nothing has changed.
    /// </exception>
    /// <exception cref="TrainingException">
    /// Loss or gradient is not finite: the weights are those before the update. Or the update made weights that are not. Names the
    /// update and the tensor.
    /// </exception>
    public double Step(ReadOnlySpan<int[]> sources, ReadOnlySpan<int[]> targets)
    {
        Take(sources, targets);
        return Update(targets);
    }

    /// <summary>How well the network, as it trains, predicts targets whose tokens before it is given. Training goes on afterwards as if it had not been asked.</summary>
    /// <inheritdoc cref="Step"/>
    /// <returns>The evaluation over all predictions, the ends of targets among them.</returns>
    public Evaluation Evaluate(ReadOnlySpan<int[]> sources, ReadOnlySpan<int[]> targets)
    {
        Take(sources, targets);
        return Measure(targets);
    }

    private void Take(ReadOnlySpan<int[]> sources, ReadOnlySpan<int[]> targets)
    {
        RequirePairs(sources.Length, targets);
        int tokens = Encoder.Spec.InputSize;
        Span<int> steps = SourceLengths(sources.Length);
        for (int pair = 0; pair < sources.Length; pair++)
        {
            int[] source = sources[pair] ?? throw Refused($"Source {pair} is null; expected an array of tokens.");
            RequireSource(pair, source.Length);
            int wrong = source.AsSpan().IndexOfAnyExceptInRange(0, tokens - 1);
            if (wrong >= 0) throw Refused($"Token {wrong} of source {pair} is {source[wrong]}; expected 0 to {tokens - 1}.");
            steps[pair] = source.Length;
        }

        BeginSources(steps);
        Encoder.Tokens[..Encoder.WindowRows].Clear();
        for (int pair = 0; pair < sources.Length; pair++)
        {
            for (int step = 0; step < sources[pair].Length; step++) Encoder.Tokens[step * Batch + pair] = sources[pair][step];
        }
    }
}
