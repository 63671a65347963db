using System;
using KernelGen.Arithmetic;

namespace KernelGen.Ctc;

/// <summary>
/// Connectionist temporal classification: the loss of a sequence of labels of which only the order is known, not the time steps. It is minus the
/// logarithm of the probability of all paths of one class a step that become the labels once repeats are joined and blanks dropped (Graves et al.,
/// Connectionist Temporal Classification, 2006, section 4.1).
/// </summary>
/// <remarks>
/// Forward and backward sums run over the labels with a blank between each two and at both ends, in logarithms and double precision, by functions of
/// this library: the same bits on every machine. An object holds the memory of one sequence; it serves one thread at a time and allocates nothing once made.
/// </remarks>
public sealed class CtcLoss
{
    private readonly double[] logs, forward, backward, nextBackward, classSums;
    private readonly int mostSteps, mostLabels;

    /// <summary>Memory for sequences of up to <paramref name="mostSteps"/> time steps and <paramref name="mostLabels"/> labels.</summary>
    /// <param name="classes">Classes, the blank included; 2 or more.</param>
    /// <param name="mostSteps">1 or more.</param>
    /// <param name="mostLabels">0 or more.</param>
    /// <param name="blank">The class that stands for no label.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number out of its range; the message says which was expected.</exception>
    public CtcLoss(int classes, int mostSteps, int mostLabels, int blank = 0)
    {
        CtcArguments.RequireClasses(classes, blank);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(mostSteps);
        ArgumentOutOfRangeException.ThrowIfNegative(mostLabels);
        (Classes, Blank, this.mostSteps, this.mostLabels) = (classes, blank, mostSteps, mostLabels);
        int positions = checked((2 * mostLabels) + 1);
        logs = new double[checked(mostSteps * classes)];
        forward = new double[checked(mostSteps * positions)];
        backward = new double[positions];
        nextBackward = new double[positions];
        classSums = new double[classes];
    }

    /// <summary>Classes, the blank included.</summary>
    public int Classes { get; }

    /// <summary>The class that stands for no label.</summary>
    public int Blank { get; }

    /// <summary>The fewest time steps that <paramref name="labels"/> can be spoken in: one each, and one more between two that are equal.</summary>
    public static int LeastSteps(ReadOnlySpan<int> labels)
    {
        int steps = labels.Length;
        for (int index = 1; index < labels.Length; index++) if (labels[index] == labels[index - 1]) steps++;
        return steps;
    }

    /// <summary>The loss of a sequence in nats, 0 or more.</summary>
    /// <param name="logits">One a class and time step, time steps one after the other; not normalised.</param>
    /// <param name="labels">The labels in order, none of them the blank; there may be none.</param>
    /// <exception cref="ArgumentException">
    /// Logits of no whole or of too many time steps, or not finite; a label that is none; labels that the time steps have no room for.
    /// </exception>
    public double Of(ReadOnlySpan<float> logits, ReadOnlySpan<int> labels)
    {
        int steps = Require(logits, labels);
        return Math.Max(0, -Forward(logits, labels, steps));
    }

    /// <summary>The loss of a sequence, and its gradient.</summary>
    /// <param name="logits">As for <see cref="Of"/>.</param>
    /// <param name="labels">As for <see cref="Of"/>.</param>
    /// <param name="gradient">Takes the gradient of the loss times <paramref name="factor"/> in every logit.</param>
    /// <param name="factor">One over the number of sequences, where the loss of a batch is their mean.</param>
    /// <returns>The loss in nats, without the factor.</returns>
    /// <exception cref="ArgumentException">As for <see cref="Of"/>, or a gradient of another length; nothing is written then.</exception>
    public double WithGradient(ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, Span<float> gradient, float factor = 1)
    {
        int steps = Require(logits, labels);
        KernelArguments.RequireLength(gradient, logits.Length, nameof(gradient));
        double likelihood = Forward(logits, labels, steps);
        Backward(labels, steps, likelihood, gradient, factor);
        return Math.Max(0, -likelihood);
    }

    private int Require(ReadOnlySpan<float> logits, ReadOnlySpan<int> labels)
    {
        int steps = CtcArguments.RequireSteps(logits, Classes, mostSteps);
        if (labels.Length > mostLabels) throw new ArgumentException(Text($"There are {labels.Length} labels; expected at most {mostLabels}."), nameof(labels));
        for (int index = 0; index < labels.Length; index++)
        {
            if ((uint)labels[index] < (uint)Classes && labels[index] != Blank) continue;
            throw new ArgumentException(
                Text($"Label {labels[index]} at position {index}: expected 0 to {Classes - 1} without {Blank}, the blank."), nameof(labels));
        }

        int least = LeastSteps(labels);
        if (least > steps)
            throw new ArgumentException(Text($"{labels.Length} labels take {least} time steps, one between equal neighbours; the sequence has {steps}."), nameof(labels));
        return steps;
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);

    /// <summary>The class of a position: blanks at the even ones, labels between them.</summary>
    private int ClassAt(ReadOnlySpan<int> labels, int position) => (position & 1) == 0 ? Blank : labels[position >> 1];

    /// <summary>Whether a path may come to a position from the one two before it: from a label to another one.</summary>
    private static bool Skips(ReadOnlySpan<int> labels, int position) =>
        (position & 1) == 1 && position >= 3 && labels[position >> 1] != labels[(position >> 1) - 1];

    /// <summary>Fills the logarithms of the probabilities of all beginnings, and returns that of the labels.</summary>
    private double Forward(ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, int steps)
    {
        int positions = (2 * labels.Length) + 1;
        for (int step = 0; step < steps; step++)
        {
            Span<double> probabilities = logs.AsSpan(step * Classes, Classes);
            CtcArguments.LogSoftmax(logits.Slice(step * Classes, Classes), probabilities);
            Span<double> sums = forward.AsSpan(step * positions, positions);
            for (int position = 0; position < positions; position++)
            {
                double sum = step == 0 ? (position <= 1 ? 0 : double.NegativeInfinity) : Beginnings(labels, forward.AsSpan((step - 1) * positions, positions), position);
                sums[position] = sum + probabilities[ClassAt(labels, position)];
            }
        }

        Span<double> last = forward.AsSpan((steps - 1) * positions, positions);
        return positions == 1 ? last[0] : LogSum.Of(last[^1], last[^2]);
    }

    private static double Beginnings(ReadOnlySpan<int> labels, ReadOnlySpan<double> before, int position)
    {
        double sum = before[position];
        if (position >= 1) sum = LogSum.Of(sum, before[position - 1]);
        return Skips(labels, position) ? LogSum.Of(sum, before[position - 2]) : sum;
    }

    /// <summary>
    /// Goes back over the time steps with the logarithms of the probabilities of all endings, the step's own class not among them. The gradient in a logit is
    /// the probability of its class less the share of the paths that take it at this step.
    /// </summary>
    private void Backward(ReadOnlySpan<int> labels, int steps, double likelihood, Span<float> gradient, float factor)
    {
        int positions = (2 * labels.Length) + 1;
        (double[] endings, double[] later) = (backward, nextBackward);
        for (int position = 0; position < positions; position++) endings[position] = position >= positions - 2 ? 0 : double.NegativeInfinity;
        for (int step = steps - 1; step >= 0; step--)
        {
            if (step < steps - 1)
            {
                (endings, later) = (later, endings);
                for (int position = 0; position < positions; position++) endings[position] = Endings(labels, later, step + 1, position, positions);
            }

            classSums.AsSpan().Clear();
            for (int position = 0; position < positions; position++)
                classSums[ClassAt(labels, position)] += Exponential.Exp(forward[(step * positions) + position] + endings[position] - likelihood);
            for (int index = 0; index < Classes; index++)
                gradient[(step * Classes) + index] = (float)((Exponential.Exp(logs[(step * Classes) + index]) - classSums[index]) * factor);
        }
    }

    private double Endings(ReadOnlySpan<int> labels, double[] later, int nextStep, int position, int positions)
    {
        ReadOnlySpan<double> next = logs.AsSpan(nextStep * Classes, Classes);
        double sum = later[position] + next[ClassAt(labels, position)];
        if (position + 1 < positions) sum = LogSum.Of(sum, later[position + 1] + next[ClassAt(labels, position + 1)]);
        if (position + 2 < positions && Skips(labels, position + 2)) sum = LogSum.Of(sum, later[position + 2] + next[ClassAt(labels, position + 2)]);
        return sum;
    }
}
