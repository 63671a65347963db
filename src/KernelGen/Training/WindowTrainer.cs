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
    private readonly int targetsPerRow, stride;

    /// <summary>Initialises the weights.</summary>
    private protected WindowTrainer(TrainingGraph graph, TrainingOptions options, int targetsPerRow)
        : base(graph, options) => (this.targetsPerRow, stride) = (targetsPerRow, graph.Spec.Stride);

    /// <summary>
    /// One update. The states are carried over from the window before unless streams begin; of a model that reads sequences from both ends every window
    /// is a whole one.
    /// </summary>
    /// <param name="inputs">
    /// [steps, batch] tokens, or [steps, batch, input] features; 1 to <see cref="TrainerCore.Steps"/> steps, of a model with a stride at least so many. Those at
    /// the end that fill no stride are left out.
    /// </param>
    /// <param name="targets">
    /// [steps, batch] classes, <see cref="Text.TokenBatch.NoTarget"/> where nothing is predicted; or [steps, batch, output] values. Of a model with a stride there
    /// are steps / stride time steps of them, those that it puts out.
    /// </param>
    /// <param name="beginsStreams">Whether sequences begin with this window: states are reset before it.</param>
    /// <param name="lengths">
    /// [batch] time steps of every stream that count, 1 or a stride to those of the window; none where all do. What stands in the rows beyond them, inputs and targets, is
    /// not looked at: no bit depends on it. The state after the last that counts is carried on.
    /// </param>
    /// <param name="predicted">
    /// [steps, batch] whether anything is predicted at a time step of a stream that leaves, such as at the last alone where sequences are classified; none where something is
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
            int whole = steps - steps % stride;
            for (int step = 0; step < whole; step += Steps)
            {
                predictions += Take(inputs, targets, lengths, predicted, step, Math.Min(Steps, whole - step));
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
        Graph.WindowSteps = steps;
        Graph.Shorten(lengths, firstStep);
        (int first, int rows) = (firstStep / stride * Batch, Graph.Leaving.Rows);
        Graph.Predict(predicted.IsEmpty ? predicted : predicted.Slice(first, rows));
        TakeWindow(inputs.Slice(firstStep * Batch * InputsPerRow, Graph.WindowRows * InputsPerRow));
        return TakeTargets(targets.Slice(first * targetsPerRow, rows * targetsPerRow));
    }

    /// <summary>Requires whole time steps of all streams, and returns how many they are.</summary>
    private int RequireShapes(
        ReadOnlySpan<TInput> inputs, ReadOnlySpan<TTarget> targets, ReadOnlySpan<int> lengths, ReadOnlySpan<bool> predicted, bool anyLength = false)
    {
        int steps = inputs.Length / InputsPerRow / Batch, rows = steps / stride * Batch;
        bool fits = inputs.Length == (long)steps * Batch * InputsPerRow
            && steps >= stride
            && (anyLength || steps <= Steps)
            && targets.Length == (long)rows * targetsPerRow;
        if (!fits)
        {
            string length = anyLength
                ? string.Create(CultureInfo.InvariantCulture, $"at least {stride} {(stride == 1 ? "step" : "steps")}")
                : string.Create(CultureInfo.InvariantCulture, $"{stride} to {Steps} steps");
            string each = (targetsPerRow == 1 ? "a target" : string.Create(CultureInfo.InvariantCulture, $"{targetsPerRow} targets"))
                + (stride == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" for {stride} steps"));
            throw Refusal.Of($"{targets.Length} targets and {inputs.Length} {InputsName}; expected {length} of {Batch} streams with {InputsOfRow}{(stride == 1 ? "" : " a step")} and {each} each, shorter streams filled up.");
        }

        StreamLengths.Require(lengths, Batch, steps, stride);
        if (!predicted.IsEmpty && predicted.Length != rows)
            throw Refusal.Of($"There are {predicted.Length} marks of what is predicted; expected {rows}, one a time step and stream, or none where all have a target.");
        return steps;
    }
}
