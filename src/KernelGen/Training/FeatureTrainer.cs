using System;
using System.Globalization;
using KernelGen.Text;

namespace KernelGen.Training;

/// <summary>A trainer of a model that reads vectors of features and predicts a class at every time step.</summary>
public abstract class FeatureTrainer : TrainerCore
{
    /// <summary>Initialises the weights.</summary>
    protected FeatureTrainer(TrainingGraph graph, TrainingOptions options)
        : base(graph, options)
    {
    }

    /// <summary>One update. The states are carried over from the window before unless streams begin.</summary>
    /// <param name="inputs">[steps, batch, input] features; 1 to <see cref="TrainerCore.Steps"/> steps.</param>
    /// <param name="targets">[steps, batch] classes; <see cref="TokenBatch.NoTarget"/> where nothing is predicted.</param>
    /// <param name="beginsStreams">Whether sequences begin with this window: states are reset before it.</param>
    /// <returns>The mean loss of a prediction in nats, before the update.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit, a feature is not finite, or a target is no class of the model.</exception>
    /// <exception cref="TrainingException">
    /// Loss or gradient is not finite: the weights are those before the update. Or the update made weights that are not. Names the
    /// update and the tensor.
    /// </exception>
    public double Step(ReadOnlySpan<float> inputs, ReadOnlySpan<int> targets, bool beginsStreams)
    {
        RequireShapes(inputs, targets);
        int predictions = Take(inputs, targets);
        if (beginsStreams) ResetState();
        return Update(predictions);
    }

    /// <summary>
    /// How well the network, as it trains, predicts the classes of whole sequences, <see cref="TrainerCore.Batch"/> side by side.
    /// Training goes on afterwards as if it had not been asked.
    /// </summary>
    /// <param name="inputs">[steps, batch, input] features, any number of steps.</param>
    /// <param name="targets">[steps, batch] classes; <see cref="TokenBatch.NoTarget"/> where nothing is predicted.</param>
    public Evaluation Evaluate(ReadOnlySpan<float> inputs, ReadOnlySpan<int> targets)
    {
        RequireShapes(inputs, targets, anyLength: true);
        long predictions = 0;
        double nats = 0;
        BeginEvaluation();
        try
        {
            for (int row = 0; row < targets.Length; row += Steps * Batch)
            {
                int rows = Math.Min(Steps * Batch, targets.Length - row);
                predictions += Take(inputs.Slice(row * Spec.InputSize, rows * Spec.InputSize), targets.Slice(row, rows));
                nats += TotalLoss();
            }
        }
        finally
        {
            EndEvaluation();
        }

        return Evaluation.OfTotal(nats, predictions);
    }

    /// <summary>Puts a window into the graph and counts its targets.</summary>
    private int Take(ReadOnlySpan<float> inputs, ReadOnlySpan<int> targets)
    {
        RequireTokens("Target", targets, TokenBatch.NoTarget, Spec.OutputSize);
        KernelArguments.RequireFeatures(inputs, Spec.InputSize, targets.Length, nameof(inputs));
        Graph.WindowSteps = targets.Length / Batch;
        inputs.CopyTo(Graph.Features!.Span);
        targets.CopyTo(Graph.Targets);
        return targets.Length - targets.Count(TokenBatch.NoTarget);
    }

    private void RequireShapes(ReadOnlySpan<float> inputs, ReadOnlySpan<int> targets, bool anyLength = false)
    {
        int steps = targets.Length / Batch;
        bool fits = targets.Length == steps * Batch
            && steps >= 1
            && (anyLength || steps <= Steps)
            && inputs.Length == (long)targets.Length * Spec.InputSize;
        if (fits) return;
        string length = anyLength ? "at least 1 step" : string.Create(CultureInfo.InvariantCulture, $"1 to {Steps} steps");
        throw new ArgumentException(string.Create(
            CultureInfo.InvariantCulture,
            $"{targets.Length} targets and {inputs.Length} features; expected {length} of {Batch} streams with {Spec.InputSize} features each."));
    }
}
