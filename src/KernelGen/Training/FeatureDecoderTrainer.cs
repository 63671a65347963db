using System;

namespace KernelGen.Training;

/// <summary>A <see cref="DecoderTrainer{TValue}"/> whose sources are vectors of features.</summary>
public abstract class FeatureDecoderTrainer : DecoderTrainer<float>
{
    /// <summary>Initialises the weights.</summary>
    protected FeatureDecoderTrainer(TrainingGraph graph, TrainingOptions options)
        : base(graph, options)
    {
    }

    private int Size => Encoder.Spec.InputSize;

    private protected override int StepsOf(float[]? source, int pair)
    {
        if (source is null) throw Refusal.Of($"Source {pair} is null; expected an array of features.");
        if (source.Length % Size != 0) throw Refusal.Of($"Source {pair} has {source.Length} values; expected whole time steps of {Size}.");
        KernelArguments.RequireFeatures(source, Size, source.Length / Size, "sources");
        return source.Length / Size;
    }

    private protected override void ClearSources() => Encoder.Features!.Floats(0, Encoder.WindowRows).Clear();

    private protected override void TakeSource(float[] source, int pair)
    {
        for (int step = 0; step < Encoder.Lengths[pair]; step++)
            source.AsSpan(step * Size, Size).CopyTo(Encoder.Features!.Floats(step * Batch + pair, 1));
    }
}
