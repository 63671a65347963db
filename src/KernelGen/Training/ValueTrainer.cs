using System;
using System.Globalization;

namespace KernelGen.Training;

/// <summary>
/// A trainer of a model that reads vectors of features and predicts a vector of values at every time step: <see cref="Loss.MeanSquaredError"/> or
/// <see cref="Loss.BinaryCrossEntropy"/>.
/// </summary>
public abstract class ValueTrainer : WindowTrainer<float>
{
    /// <summary>Initialises the weights.</summary>
    protected ValueTrainer(TrainingGraph graph, TrainingOptions options)
        : base(graph, options, graph.Spec.OutputSize)
    {
    }

    /// <summary>
    /// How well the network, as it trains, predicts the values of whole sequences, <see cref="TrainerCore.Batch"/> side by side.
    /// Training goes on afterwards as if it had not been asked.
    /// </summary>
    /// <param name="inputs">[steps, batch, input] features, any number of steps.</param>
    /// <param name="targets">[steps, batch, output] values, finite, of binary cross-entropy 0 to 1.</param>
    /// <param name="lengths">[batch] time steps of every sequence, 1 or more; none where all are of one length.</param>
    /// <exception cref="ArgumentException">As for <see cref="WindowTrainer{TTarget}.Step"/>.</exception>
    public ValueEvaluation Evaluate(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<int> lengths = default)
    {
        (double loss, long values) = Measure(inputs, targets, lengths);
        return new ValueEvaluation(values, loss / values);
    }

    /// <inheritdoc/>
    private protected override int TakeTargets(ReadOnlySpan<float> targets)
    {
        Span<float> taken = Graph.TargetValues!.Span[..targets.Length];
        Graph.CopyRows(targets, taken, Spec.OutputSize, padding: 0);
        bool isProbability = Graph.Training.Loss == Loss.BinaryCrossEntropy;
        for (int index = 0; index < taken.Length; index++)
        {
            float target = taken[index];
            if (isProbability ? target is >= 0 and <= 1 : float.IsFinite(target)) continue;
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"Target {index} of the window is {target}; expected {(isProbability ? "0 to 1" : "a finite value")}."));
        }

        return Graph.CountedRows * Spec.OutputSize;
    }
}
