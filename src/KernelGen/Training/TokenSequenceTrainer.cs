using System;

namespace KernelGen.Training;

/// <summary>
/// A trainer of a model that reads sequences of tokens and learns their labels, of which only the order is known: <see cref="Loss.Ctc"/>. Windows are whole
/// sequences, and every one begins with the initial state.
/// </summary>
public abstract class TokenSequenceTrainer : SequenceTrainer<int>
{
    /// <summary>Initialises the weights.</summary>
    protected TokenSequenceTrainer(TrainingGraph graph, TrainingOptions options)
        : base(graph, options)
    {
    }

    /// <inheritdoc/>
    private protected override void TakeWindow(ReadOnlySpan<int> inputs) => TakeInputs(inputs);
}
