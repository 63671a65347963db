using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Formats;
using KernelGen.Training;

namespace Dates.Models;

/// <summary>The emitted trainer of a model class.</summary>
/// <param name="trainer">The trainer, which this one disposes of.</param>
/// <param name="pack">Makes the packed model of float weights.</param>
internal sealed class EmittedDateModel(TokenDecoderTrainer trainer, Func<TensorSet, ITrainedDateModel> pack) : IDateModel
{
    public int Batch => trainer.Batch;

    public float LearningRate
    {
        get => trainer.LearningRate;
        set => trainer.LearningRate = value;
    }

    public TensorSet Weights => trainer.Weights;

    public void LoadWeights(TensorSet weights) => trainer.LoadWeights(weights);

    public double Train(ReadOnlySpan<int[]> sources, ReadOnlySpan<int[]> targets) => trainer.Step(sources, targets);

    public IntegerAgreement? Compare(IReadOnlyList<int[]> sources, IReadOnlyList<int[]> targets)
    {
        if (trainer.Spec.Integer is null) return null;
        IntegerAgreement agreement = new(trainer);
        foreach ((int[] Source, int[] Target)[] batch in sources.Zip(targets).Chunk(Batch))
            agreement.Check(Array.ConvertAll(batch, static pair => pair.Source), Array.ConvertAll(batch, static pair => pair.Target));
        return agreement;
    }

    public ITrainedDateModel Pack() => pack(trainer.Weights);

    public void Dispose() => trainer.Dispose();
}
