using System;
using KernelGen.Text;

namespace KernelGen.Training;

/// <summary>A trainer of a model that predicts a class at every time step.</summary>
/// <typeparam name="TInput">A token, or one of the features of a vector.</typeparam>
public abstract class ClassTrainer<TInput> : WindowTrainer<TInput, int>
    where TInput : unmanaged
{
    /// <summary>Initialises the weights.</summary>
    private protected ClassTrainer(TrainingGraph graph, TrainingOptions options)
        : base(graph, options, targetsPerRow: 1)
    {
    }

    /// <summary>
    /// How well the network, as it trains, predicts the classes of whole sequences, <see cref="TrainerCore.Batch"/> side by side.
    /// Training goes on afterwards as if it had not been asked.
    /// </summary>
    /// <param name="inputs">[steps, batch] tokens, or [steps, batch, input] features, any number of steps.</param>
    /// <param name="targets">[steps, batch] classes; <see cref="TokenBatch.NoTarget"/> where nothing is predicted.</param>
    /// <param name="lengths">[batch] time steps of every sequence, 1 or more; none where all are of one length.</param>
    /// <param name="predicted">[steps, batch] whether anything is predicted at a time step of a sequence; none where targets alone say it.</param>
    /// <exception cref="ArgumentException">As for <see cref="WindowTrainer{TInput, TTarget}.Step"/>.</exception>
    public Evaluation Evaluate(
        ReadOnlySpan<TInput> inputs, ReadOnlySpan<int> targets, ReadOnlySpan<int> lengths = default, ReadOnlySpan<bool> predicted = default)
    {
        (double nats, long predictions) = Measure(inputs, targets, lengths, predicted);
        return Evaluation.OfTotal(nats, predictions);
    }

    /// <inheritdoc/>
    private protected override int TakeTargets(ReadOnlySpan<int> targets)
    {
        Span<int> taken = Graph.Targets[..targets.Length];
        Graph.CopyTargets(targets, taken, columns: 1, padding: TokenBatch.NoTarget);
        RequireTokens("Target", taken, TokenBatch.NoTarget, Spec.OutputSize);
        return taken.Length - taken.Count(TokenBatch.NoTarget);
    }
}
