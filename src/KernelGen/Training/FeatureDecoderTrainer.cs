using System;
using KernelGen.Text;

namespace KernelGen.Training;

/// <summary>A <see cref="DecoderTrainer"/> whose sources are vectors of features.</summary>
public abstract class FeatureDecoderTrainer : DecoderTrainer
{
    /// <summary>Initialises the weights.</summary>
    protected FeatureDecoderTrainer(TrainingGraph graph, TrainingOptions options)
        : base(graph, options)
    {
    }

    /// <summary>One update.</summary>
    /// <param name="sources">
    /// 1 to <see cref="TrainerCore.Batch"/> sources: finite features, step after step, of 1 to <see cref="DecoderTrainer.SourceSteps"/> time steps.
    /// </param>
    /// <param name="targets">
    /// Their targets, without boundaries: tokens from 1 on, one less than <see cref="TrainerCore.Steps"/> at most. A target may be empty.
    /// </param>
    /// <returns>The mean loss of a prediction in nats, the ends of targets among them, before the update.</returns>
    /// <exception cref="ArgumentException">
    /// Other numbers of pairs, a source or target of another length, a feature that is not finite, a token that the model does not have, or lengths that differ
    /// where it normalises by batch. Nothing has changed.
    /// </exception>
    /// <exception cref="TrainingException">
    /// Loss or gradient is not finite: the weights are those before the update. Or the update made weights that are not. Names the
    /// update and the tensor.
    /// </exception>
    public double Step(ReadOnlySpan<float[]> sources, ReadOnlySpan<int[]> targets)
    {
        Take(sources, targets);
        return Update(targets);
    }

    /// <summary>How well the network, as it trains, predicts targets whose tokens before it is given. Training goes on afterwards as if it had not been asked.</summary>
    /// <inheritdoc cref="Step"/>
    /// <returns>The evaluation over all predictions, the ends of targets among them.</returns>
    public Evaluation Evaluate(ReadOnlySpan<float[]> sources, ReadOnlySpan<int[]> targets)
    {
        Take(sources, targets);
        return Measure(targets);
    }

    private void Take(ReadOnlySpan<float[]> sources, ReadOnlySpan<int[]> targets)
    {
        RequirePairs(sources.Length, targets);
        int size = Encoder.Spec.InputSize;
        Span<int> steps = SourceLengths(sources.Length);
        for (int pair = 0; pair < sources.Length; pair++)
        {
            float[] source = sources[pair] ?? throw Refused($"Source {pair} is null; expected an array of features.");
            if (source.Length % size != 0) throw Refused($"Source {pair} has {source.Length} values; expected whole time steps of {size}.");
            RequireSource(pair, source.Length / size);
            KernelArguments.RequireFeatures(source, size, source.Length / size, nameof(sources));
            steps[pair] = source.Length / size;
        }

        BeginSources(steps);
        Encoder.Features!.Floats(0, Encoder.WindowRows).Clear();
        for (int pair = 0; pair < sources.Length; pair++)
        {
            for (int step = 0; step < steps[pair]; step++)
                sources[pair].AsSpan(step * size, size).CopyTo(Encoder.Features.Floats(step * Batch + pair, 1));
        }
    }
}
