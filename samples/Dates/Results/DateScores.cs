using System;
using System.Collections.Generic;
using System.Linq;
using QuantizerStudy.Results;

namespace Dates.Results;

/// <summary>How a model did, over all seeds.</summary>
/// <param name="Name">Its name in tables.</param>
/// <param name="PackedBytes">Bytes of the packed model.</param>
/// <param name="Forms">The form of every test source.</param>
/// <param name="BySeed">For each seed whether every test date was written right, the same dates for each.</param>
/// <param name="TrainingSeconds">Seconds of training, the mean over seeds.</param>
/// <param name="Microseconds">Microseconds that reading a source and writing its date takes.</param>
internal sealed record DateScores(
    string Name, long PackedBytes, IReadOnlyList<string> Forms, IReadOnlyList<bool[]> BySeed, double TrainingSeconds, double Microseconds)
{
    /// <summary>Integers of the pass that training takes gradients from which were compared with those of the integer program, over validation pairs and seeds; 0 where there is no such program.</summary>
    public long ComparedIntegers { get; init; }

    /// <summary>How many of them differed.</summary>
    public long DifferentIntegers { get; init; }

    /// <summary>The share of dates that were written right, over all seeds.</summary>
    public double Accuracy => BySeed.Average(ShareOf);

    /// <summary>The standard deviation of that share over seeds; 0 for one seed.</summary>
    public double Deviation
    {
        get
        {
            double mean = Accuracy;
            return BySeed.Count < 2 ? 0 : Math.Sqrt(BySeed.Sum(matches => (ShareOf(matches) - mean) * (ShareOf(matches) - mean)) / (BySeed.Count - 1));
        }
    }

    /// <summary>The share of the dates of one form that were written right.</summary>
    public double Of(string form) => BySeed.Average(matches => matches.Where((_, place) => Forms[place] == form).Average(static right => right ? 1.0 : 0));

    /// <summary>The difference of the shares and its 95 % interval, seeds and dates drawn anew in pairs.</summary>
    /// <exception cref="ArgumentException">The other one has other seeds or dates.</exception>
    public Interval Minus(DateScores other)
    {
        if (BySeed.Count != other.BySeed.Count || !Forms.SequenceEqual(other.Forms))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"{Name} has {BySeed.Count} seeds of {Forms.Count} dates, {other.Name} {other.BySeed.Count} of {other.Forms.Count}; expected the same."),
                nameof(other));
        }

        return PairedBootstrap.Of([.. BySeed.Zip(other.BySeed, static (own, others) => own.Zip(others, static (mine, theirs) => (mine ? 1.0 : 0) - (theirs ? 1 : 0)).ToArray())]);
    }

    private static double ShareOf(bool[] matches) => matches.Average(static right => right ? 1.0 : 0);
}
