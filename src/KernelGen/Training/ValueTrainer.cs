using System;

namespace KernelGen.Training;

/// <summary>
/// A trainer of a model that reads vectors of features and predicts a vector of values at every time step: <see cref="Loss.MeanSquaredError"/> or
/// <see cref="Loss.BinaryCrossEntropy"/>.
/// </summary>
public abstract class ValueTrainer : ValueTrainer<float>
{
    /// <summary>Initialises the weights.</summary>
    protected ValueTrainer(TrainingGraph graph, TrainingOptions options)
        : base(graph, options)
    {
    }

    /// <inheritdoc/>
    private protected override void TakeWindow(ReadOnlySpan<float> inputs) => TakeInputs(inputs);
}
