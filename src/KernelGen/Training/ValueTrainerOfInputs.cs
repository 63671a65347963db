using System;

namespace KernelGen.Training;

/// <summary>
/// A trainer of a model that predicts a vector of values at every time step: <see cref="Loss.MeanSquaredError"/> or <see cref="Loss.BinaryCrossEntropy"/>.
/// </summary>
/// <typeparam name="TInput">A token, or one of the features of a vector.</typeparam>
public abstract class ValueTrainer<TInput> : WindowTrainer<TInput, float>
    where TInput : unmanaged
{
    /// <summary>Initialises the weights.</summary>
    private protected ValueTrainer(TrainingGraph graph, TrainingOptions options)
        : base(graph, options, graph.Spec.OutputSize)
    {
    }

    /// <summary>
    /// How well the network, as it trains, predicts the values of whole sequences, <see cref="TrainerCore.Batch"/> side by side.
    /// Training goes on afterwards as if it had not been asked.
    /// </summary>
    /// <param name="inputs">[steps, batch] tokens, or [steps, batch, input] features, any number of steps.</param>
    /// <param name="targets">[steps, batch, output] values, finite, of binary cross-entropy 0 to 1.</param>
    /// <param name="lengths">[batch] time steps of every sequence, 1 or more; none where all are of one length.</param>
    /// <param name="predicted">[steps, batch] whether anything is predicted at a time step of a sequence; none where something is at all that count.</param>
    /// <exception cref="ArgumentException">As for <see cref="WindowTrainer{TInput, TTarget}.Step"/>.</exception>
    public ValueEvaluation Evaluate(
        ReadOnlySpan<TInput> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<int> lengths = default, ReadOnlySpan<bool> predicted = default)
    {
        (double loss, long values) = Measure(inputs, targets, lengths, predicted);
        return new ValueEvaluation(values, loss / values);
    }

    /// <inheritdoc/>
    private protected override int TakeTargets(ReadOnlySpan<float> targets)
    {
        Span<float> taken = Graph.TargetValues!.Span[..targets.Length];
        Graph.CopyTargets(targets, taken, Spec.OutputSize, padding: 0);
        bool isProbability = Graph.Training.Loss == Loss.BinaryCrossEntropy;
        for (int index = 0; index < taken.Length; index++)
        {
            float target = taken[index];
            if (isProbability ? target is >= 0 and <= 1 : float.IsFinite(target)) continue;
            throw Refusal.Of($"Target {index} of the window is {target}; expected {(isProbability ? "0 to 1" : "a finite value")}.");
        }

        return Graph.PredictedRows * Spec.OutputSize;
    }
}
