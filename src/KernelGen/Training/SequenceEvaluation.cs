using System;
using KernelGen.Text;

namespace KernelGen.Training;

/// <summary>How well a model labels sequences; the same bits on every machine. Those of several batches add up.</summary>
/// <param name="Sequences">Sequences that were labelled.</param>
/// <param name="Nats">Sum over them of -log p(labels), natural logarithm.</param>
/// <param name="LabelErrors">The errors of greedy decoding (<see cref="Ctc.CtcGreedyDecoder"/>) in all their labels.</param>
public sealed record SequenceEvaluation(long Sequences, double Nats, ErrorRate LabelErrors)
{
    /// <summary>Mean loss of a sequence in nats.</summary>
    public double MeanNats => Nats / Sequences;

    /// <summary>The evaluation of both.</summary>
    public static SequenceEvaluation operator +(SequenceEvaluation left, SequenceEvaluation right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new(left.Sequences + right.Sequences, left.Nats + right.Nats, left.LabelErrors + right.LabelErrors);
    }
}
