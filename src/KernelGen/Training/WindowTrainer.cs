using System;
using System.Globalization;

namespace KernelGen.Training;

/// <summary>A trainer of a model that has a target at every time step.</summary>
/// <typeparam name="TInput">A token, or one of the features of a vector.</typeparam>
/// <typeparam name="TTarget">A class, or one of the values of a vector.</typeparam>
public abstract class WindowTrainer<TInput, TTarget> : TrainerCore
    where TInput : unmanaged
    where TTarget : unmanaged
{
    private readonly int targetsPerRow;

    /// <summary>Initialises the weights.</summary>
    private protected WindowTrainer(TrainingGraph graph, TrainingOptions options, int targetsPerRow)
        : base(graph, options) => this.targetsPerRow = targetsPerRow;

    /// <summary>
    /// One update. The states are carried over from the window before unless streams begin; of a model that reads sequences from both ends every window
    /// is a whole one.
    /// </summary>
    /// <param name="inputs">[steps, batch] tokens, or [steps, batch, input] features; 1 to <see cref="TrainerCore.Steps"/> steps.</param>
    /// <param name="targets">
    /// [steps, batch] classes, <see cref="Text.TokenBatch.NoTarget"/> where nothing is predicted; or [steps, batch, output] values.
    /// </param>
    /// <param name="beginsStreams">Whether sequences begin with this window: states are reset before it.</param>
    /// <param name="lengths">
    /// [batch] time steps of every stream that count, 1 to those of the window; none where all do. What stands in the rows beyond them, inputs and targets, is
    /// not looked at: no bit depends on it. The state after the last that counts is carried on.
    /// </param>
    /// <param name="predicted">
    /// [steps, batch] whether anything is predicted at a time step of a stream, such as at the last alone where sequences are classified; none where something is
    /// at all that count. Targets of the others are not looked at.
    /// </param>
    /// <returns>The mean loss of a prediction, before the update (<see cref="Loss"/>); 0 where there is none.</returns>
    /// <exception cref="ArgumentException">
    /// The shapes do not fit, a token is none that the model has, a feature is not finite, a target is none that the loss knows, a length is out of range, or
    /// streams of several lengths meet batch normalisation. Nothing has changed.
    /// </exception>
    /// <exception cref="TrainingException">
    /// Loss or gradient is not finite: the weights are those before the update. Or the update made weights that are not. Names the
    /// update and the tensor.
    /// </exception>
    public double Step(
        ReadOnlySpan<TInput> inputs, ReadOnlySpan<TTarget> targets, bool beginsStreams, ReadOnlySpan<int> lengths = default, ReadOnlySpan<bool> predicted = default)
    {
        int steps = RequireShapes(inputs, targets, lengths, predicted);
        int predictions = Take(inputs, targets, lengths, predicted, firstStep: 0, steps);
        StreamLengths.RequireStatistics(Graph);
        if (beginsStreams) ResetState();
        return Update(predictions);
    }

    /// <summary>The loss of whole sequences as the network trains, and what was predicted.</summary>
    private protected (double Loss, long Predictions) Measure(
        ReadOnlySpan<TInput> inputs, ReadOnlySpan<TTarget> targets, ReadOnlySpan<int> lengths, ReadOnlySpan<bool> predicted)
    {
        int steps = RequireShapes(inputs, targets, lengths, predicted, anyLength: !Spec.ReadsWholeSequences);
        long predictions = 0;
        double loss = 0;
        BeginEvaluation();
        try
        {
            for (int step = 0; step < steps; step += Steps)
            {
                predictions += Take(inputs, targets, lengths, predicted, step, Math.Min(Steps, steps - step));
                loss += TotalLoss();
            }
        }
        finally
        {
            EndEvaluation();
        }

        return (loss, predictions);
    }

    /// <summary>Puts what enters in a window, whose lengths are set, into the graph, and refuses what does not.</summary>
    private protected abstract void TakeWindow(ReadOnlySpan<TInput> inputs);

    /// <summary>Puts the targets of a window, whose lengths are set, into the graph, refuses what is none, and counts them.</summary>
    private protected abstract int TakeTargets(ReadOnlySpan<TTarget> targets);

    /// <summary>Puts a window into the graph and counts its targets.</summary>
    private int Take(
        ReadOnlySpan<TInput> inputs, ReadOnlySpan<TTarget> targets, ReadOnlySpan<int> lengths, ReadOnlySpan<bool> predicted, int firstStep, int steps)
    {
        (int first, int rows) = (firstStep * Batch, steps * Batch);
        Graph.WindowSteps = steps;
        Graph.Shorten(lengths, firstStep);
        Graph.Predict(predicted.IsEmpty ? predicted : predicted.Slice(first, rows));
        TakeWindow(inputs.Slice(first * InputsPerRow, rows * InputsPerRow));
        return TakeTargets(targets.Slice(first * targetsPerRow, rows * targetsPerRow));
    }

    /// <summary>Requires whole time steps of all streams, and returns how many they are.</summary>
    private int RequireShapes(
        ReadOnlySpan<TInput> inputs, ReadOnlySpan<TTarget> targets, ReadOnlySpan<int> lengths, ReadOnlySpan<bool> predicted, bool anyLength = false)
    {
        int steps = targets.Length / targetsPerRow / Batch;
        bool fits = targets.Length == (long)steps * Batch * targetsPerRow
            && steps >= 1
            && (anyLength || steps <= Steps)
            && inputs.Length == (long)steps * Batch * InputsPerRow;
        if (!fits)
        {
            string length = anyLength ? "at least 1 step" : string.Create(CultureInfo.InvariantCulture, $"1 to {Steps} steps");
            string each = targetsPerRow == 1 ? "a target" : string.Create(CultureInfo.InvariantCulture, $"{targetsPerRow} targets");
            throw Refusal.Of($"{targets.Length} targets and {inputs.Length} {InputsName}; expected {length} of {Batch} streams with {InputsOfRow} and {each} each, shorter streams filled up.");
        }

        StreamLengths.Require(lengths, Batch, steps);
        if (!predicted.IsEmpty && predicted.Length != steps * Batch)
            throw Refusal.Of($"There are {predicted.Length} marks of what is predicted; expected {steps * Batch}, one a time step and stream, or none where all have a target.");
        return steps;
    }
}
