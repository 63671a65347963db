using System;
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

    public ITrainedDateModel Pack() => pack(trainer.Weights);

    public void Dispose() => trainer.Dispose();
}
