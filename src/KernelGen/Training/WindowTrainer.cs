using System;
using System.Globalization;

namespace KernelGen.Training;

/// <summary>A trainer of a model that reads vectors of features and has a target at every time step.</summary>
/// <typeparam name="TTarget">A class, or one of the values of a vector.</typeparam>
public abstract class WindowTrainer<TTarget> : TrainerCore
    where TTarget : unmanaged
{
    private readonly int targetsPerRow;

    /// <summary>Initialises the weights.</summary>
    private protected WindowTrainer(TrainingGraph graph, TrainingOptions options, int targetsPerRow)
        : base(graph, options) => this.targetsPerRow = targetsPerRow;

    /// <summary>One update. The states are carried over from the window before unless streams begin.</summary>
    /// <param name="inputs">[steps, batch, input] features; 1 to <see cref="TrainerCore.Steps"/> steps.</param>
    /// <param name="targets">
    /// [steps, batch] classes, <see cref="Text.TokenBatch.NoTarget"/> where nothing is predicted; or [steps, batch, output] values.
    /// </param>
    /// <param name="beginsStreams">Whether sequences begin with this window: states are reset before it.</param>
    /// <param name="lengths">
    /// [batch] time steps of every stream that count, 1 to those of the window; none where all do. What stands in the rows beyond them, features and targets, is
    /// not looked at: no bit depends on it. The state after the last that counts is carried on.
    /// </param>
    /// <returns>The mean loss of a prediction, before the update (<see cref="Loss"/>).</returns>
    /// <exception cref="ArgumentException">
    /// The shapes do not fit, a feature is not finite, a target is none that the loss knows, a length is out of range, or streams of several lengths meet batch
    /// normalisation. Nothing has changed.
    /// </exception>
    /// <exception cref="TrainingException">
    /// Loss or gradient is not finite: the weights are those before the update. Or the update made weights that are not. Names the
    /// update and the tensor.
    /// </exception>
    public double Step(ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets, bool beginsStreams, ReadOnlySpan<int> lengths = default)
    {
        int steps = RequireShapes(inputs, targets, lengths);
        int predictions = Take(inputs, targets, lengths, firstStep: 0, steps);
        StreamLengths.RequireStatistics(Graph);
        if (beginsStreams) ResetState();
        return Update(predictions);
    }

    /// <summary>The loss of whole sequences as the network trains, and what was predicted.</summary>
    private protected (double Loss, long Predictions) Measure(ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets, ReadOnlySpan<int> lengths)
    {
        int steps = RequireShapes(inputs, targets, lengths, anyLength: true);
        long predictions = 0;
        double loss = 0;
        BeginEvaluation();
        try
        {
            for (int step = 0; step < steps; step += Steps)
            {
                predictions += Take(inputs, targets, lengths, step, Math.Min(Steps, steps - step));
                loss += TotalLoss();
            }
        }
        finally
        {
            EndEvaluation();
        }

        return (loss, predictions);
    }

    /// <summary>Puts the targets of a window into the graph, whose lengths are set, refuses what is none, and counts them.</summary>
    private protected abstract int TakeTargets(ReadOnlySpan<TTarget> targets);

    /// <summary>Puts a window into the graph and counts its targets.</summary>
    private int Take(ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets, ReadOnlySpan<int> lengths, int firstStep, int steps)
    {
        Graph.WindowSteps = steps;
        Graph.Shorten(lengths, firstStep);
        TakeFeatures(inputs.Slice(firstStep * Batch * Spec.InputSize, steps * Batch * Spec.InputSize));
        return TakeTargets(targets.Slice(firstStep * Batch * targetsPerRow, steps * Batch * targetsPerRow));
    }

    /// <summary>Requires whole time steps of all streams, and returns how many they are.</summary>
    private int RequireShapes(ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets, ReadOnlySpan<int> lengths, bool anyLength = false)
    {
        int steps = targets.Length / targetsPerRow / Batch;
        bool fits = targets.Length == (long)steps * Batch * targetsPerRow
            && steps >= 1
            && (anyLength || steps <= Steps)
            && inputs.Length == (long)steps * Batch * Spec.InputSize;
        if (!fits)
        {
            string length = anyLength ? "at least 1 step" : string.Create(CultureInfo.InvariantCulture, $"1 to {Steps} steps");
            string each = targetsPerRow == 1 ? "a target" : string.Create(CultureInfo.InvariantCulture, $"{targetsPerRow} targets");
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"{targets.Length} targets and {inputs.Length} features; expected {length} of {Batch} streams with {Spec.InputSize} features and {each} each, shorter streams filled up."));
        }

        StreamLengths.Require(lengths, Batch, steps);
        return steps;
    }
}
