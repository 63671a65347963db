using System;

namespace KernelGen.Training;

/// <summary>A <see cref="DecoderTrainer{TValue}"/> whose sources are tokens.</summary>
public abstract class TokenDecoderTrainer : DecoderTrainer<int>
{
    /// <summary>Initialises the weights.</summary>
    protected TokenDecoderTrainer(TrainingGraph graph, TrainingOptions options)
        : base(graph, options)
    {
    }

    private protected override int StepsOf(int[]? source, int pair)
    {
        if (source is null) throw Refusal.Of($"Source {pair} is null; expected an array of tokens.");
        int tokens = Encoder.Spec.InputSize, wrong = source.AsSpan().IndexOfAnyExceptInRange(0, tokens - 1);
        if (wrong >= 0) throw Refusal.Of($"Token {wrong} of source {pair} is {source[wrong]}; expected 0 to {tokens - 1}.");
        return source.Length;
    }

    private protected override void ClearSources() => Encoder.Tokens[..Encoder.WindowRows].Clear();

    private protected override void TakeSource(int[] source, int pair)
    {
        for (int step = 0; step < Encoder.Lengths[pair]; step++) Encoder.Tokens[step * Batch + pair] = source[step];
    }
}
