using System;

namespace KernelGen.Training;

/// <summary>A trainer of a model that reads vectors of features and predicts a class at every time step.</summary>
public abstract class FeatureTrainer : ClassTrainer<float>
{
    /// <summary>Initialises the weights.</summary>
    protected FeatureTrainer(TrainingGraph graph, TrainingOptions options)
        : base(graph, options)
    {
    }

    /// <inheritdoc/>
    private protected override void TakeWindow(ReadOnlySpan<float> inputs) => TakeInputs(inputs);
}
