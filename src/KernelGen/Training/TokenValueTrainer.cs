using System;

namespace KernelGen.Training;

/// <summary>
/// A trainer of a model that reads tokens and predicts a vector of values at every time step, or where it is asked for one:
/// <see cref="Loss.MeanSquaredError"/> or <see cref="Loss.BinaryCrossEntropy"/>.
/// </summary>
public abstract class TokenValueTrainer : ValueTrainer<int>
{
    /// <summary>Initialises the weights.</summary>
    protected TokenValueTrainer(TrainingGraph graph, TrainingOptions options)
        : base(graph, options)
    {
    }

    /// <inheritdoc/>
    private protected override void TakeWindow(ReadOnlySpan<int> inputs) => TakeInputs(inputs);
}
