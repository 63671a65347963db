using System;

namespace KernelGen.Training;

/// <summary>
/// A trainer of a model that reads sequences of vectors of features and learns their labels, of which only the order is known: <see cref="Loss.Ctc"/>. Windows
/// are whole sequences, and every one begins with the initial state.
/// </summary>
public abstract class SequenceTrainer : SequenceTrainer<float>
{
    /// <summary>Initialises the weights.</summary>
    protected SequenceTrainer(TrainingGraph graph, TrainingOptions options)
        : base(graph, options)
    {
    }

    /// <inheritdoc/>
    private protected override void TakeWindow(ReadOnlySpan<float> inputs) => TakeInputs(inputs);
}
