using System;

namespace KernelGen.Training;

/// <summary>A trainer of a model that reads tokens and, having a stride, predicts a class for every so many of them.</summary>
public abstract class TokenClassTrainer : ClassTrainer<int>
{
    /// <summary>Initialises the weights.</summary>
    protected TokenClassTrainer(TrainingGraph graph, TrainingOptions options)
        : base(graph, options)
    {
    }

    /// <inheritdoc/>
    private protected override void TakeWindow(ReadOnlySpan<int> inputs) => TakeInputs(inputs);
}
