using System;
using System.Globalization;
using System.Linq;
using KernelGen.Ctc;
using KernelGen.Text;

namespace KernelGen.Training;

/// <summary>
/// A trainer of a model that reads sequences and learns their labels, of which only the order is known: <see cref="Loss.Ctc"/>. Windows are whole sequences, and
/// every one begins with the initial state.
/// </summary>
/// <typeparam name="TInput">A token, or one of the features of a vector.</typeparam>
public abstract class SequenceTrainer<TInput> : TrainerCore
    where TInput : unmanaged
{
    /// <summary>The class that stands for no label.</summary>
    public const int Blank = 0;

    private readonly int[] ends;
    private readonly int stride;

    /// <summary>Initialises the weights.</summary>
    private protected SequenceTrainer(TrainingGraph graph, TrainingOptions options)
        : base(graph, options) => (ends, stride) = (new int[Batch], graph.Spec.Stride);

    /// <summary>One update.</summary>
    /// <param name="inputs">
    /// [steps, batch] tokens, or [steps, batch, input] features; 1 to <see cref="TrainerCore.Steps"/> steps, of a model with a stride at least so many. What stands beyond the length of a sequence, or where there is none, is not
    /// looked at: no bit depends on it.
    /// </param>
    /// <param name="labels">
    /// The labels of 1 to <see cref="TrainerCore.Batch"/> sequences, in the first places of the batch: classes other than <see cref="Blank"/>, of which a sequence
    /// may have none. It takes a time step that leaves the model for each, and one more between two that are equal.
    /// </param>
    /// <param name="lengths">The time steps of every sequence that enter, 1 or a stride to those of the window; none where all have as many.</param>
    /// <returns>The mean over sequences of -log p(labels) in nats, before the update.</returns>
    /// <exception cref="ArgumentException">
    /// The shapes do not fit, a token is none that the model has, a feature is not finite, a label is none, a length is out of range, a sequence is too short for its labels, or sequences of several
    /// lengths meet batch normalisation. Nothing has changed.
    /// </exception>
    /// <exception cref="TrainingException">
    /// Loss or gradient is not finite: the weights are those before the update. Or the update made weights that are not. Names the
    /// update and the tensor.
    /// </exception>
    public double Step(ReadOnlySpan<TInput> inputs, ReadOnlySpan<int[]> labels, ReadOnlySpan<int> lengths = default)
    {
        Take(inputs, labels, lengths);
        StreamLengths.RequireStatistics(Graph);
        ResetState();
        return Update(labels.Length);
    }

    /// <summary>
    /// How well the network, as it trains, labels sequences. Training goes on afterwards as if it had not been asked.
    /// </summary>
    /// <inheritdoc cref="Step"/>
    /// <returns>The evaluation of these sequences; add those of several batches.</returns>
    public SequenceEvaluation Evaluate(ReadOnlySpan<TInput> inputs, ReadOnlySpan<int[]> labels, ReadOnlySpan<int> lengths = default)
    {
        Take(inputs, labels, lengths);
        BeginEvaluation();
        try
        {
            double nats = TotalLoss();
            ErrorRate errors = default;
            for (int stream = 0; stream < labels.Length; stream++) errors += Errors(stream, labels[stream]);
            return new SequenceEvaluation(labels.Length, nats, errors);
        }
        finally
        {
            EndEvaluation();
        }
    }

    /// <summary>Puts what enters in a window, whose lengths are set, into the graph, and refuses what does not.</summary>
    private protected abstract void TakeWindow(ReadOnlySpan<TInput> inputs);

    /// <summary>What greedy decoding gets wrong in a sequence whose outputs are in the graph; where these are not finite, nothing is heard.</summary>
    private ErrorRate Errors(int stream, ReadOnlySpan<int> said)
    {
        int steps = Graph.Leaving.Length(stream), classes = Spec.OutputSize;
        float[] logits = new float[steps * classes];
        for (int step = 0; step < steps; step++) Graph.Outputs.Row(step * Batch + stream).CopyTo(logits.AsSpan(step * classes));
        int[] heard = new int[steps];
        int count = logits.All(float.IsFinite) ? CtcGreedyDecoder.Decode(logits, classes, heard, Blank) : 0;
        return ErrorRate.Of<int>(said, heard.AsSpan(0, count));
    }

    /// <summary>Puts a window into the graph.</summary>
    private void Take(ReadOnlySpan<TInput> inputs, ReadOnlySpan<int[]> labels, ReadOnlySpan<int> lengths)
    {
        int steps = RequireSteps(inputs);
        if (labels.Length < 1 || labels.Length > Batch) throw Refusal.Of($"There are labels of {labels.Length} sequences; expected 1 to {Batch}.");
        StreamLengths.Require(lengths, labels.Length, steps, stride);
        for (int stream = 0; stream < labels.Length; stream++)
        {
            ends[stream] = lengths.IsEmpty ? steps : lengths[stream];
            RequireLabels(stream, labels[stream], ends[stream]);
            Graph.Labels!.Set(stream, labels[stream]);
        }

        Graph.WindowSteps = steps;
        Graph.Shorten(ends.AsSpan(0, labels.Length));
        TakeWindow(inputs[..(Graph.WindowRows * InputsPerRow)]);
    }

    private int RequireSteps(ReadOnlySpan<TInput> inputs)
    {
        (int steps, int rest) = Math.DivRem(inputs.Length, Batch * InputsPerRow);
        if (rest == 0 && steps >= stride && steps <= Steps) return steps;
        string found = rest == 0 ? Text($"{steps} steps") : Text($"{inputs.Length} {InputsName}");
        throw Refusal.Of($"The window has {found}; expected {stride} to {Steps} steps of {Batch} streams with {InputsOfRow} each, shorter sequences filled up.");
    }

    private void RequireLabels(int stream, int[]? labels, int steps)
    {
        if (labels is null) throw Refusal.Of($"The labels of sequence {stream} are null; expected an array, empty where it has none.");
        int wrong = labels.AsSpan().IndexOfAnyExceptInRange(Blank + 1, Spec.OutputSize - 1);
        if (wrong >= 0)
            throw Refusal.Of($"Label {wrong} of sequence {stream} is {labels[wrong]}; expected {Blank + 1} to {Spec.OutputSize - 1}, since {Blank} is the blank.");
        int least = CtcLoss.LeastSteps(labels);
        if (least > steps / stride)
            throw Refusal.Of($"Sequence {stream} has {steps} time steps{(stride == 1 ? "" : Text($", of which {steps / stride} leave"))}; expected at least {least} for its {labels.Length} labels, one each and one between equal neighbours.");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
