using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Text;
using QuantizerStudy.Results;
using SpokenDigits.Recognition;

namespace SpokenDigits.Results;

/// <summary>How a recogniser did, over all folds and seeds.</summary>
/// <param name="Name">Its name in tables.</param>
/// <param name="PackedBytes">Bytes of the packed model.</param>
/// <param name="Speakers">The speaker of every test utterance.</param>
/// <param name="BySeed">For each seed the errors of every test utterance, the same utterances for each.</param>
/// <param name="TrainingSeconds">Seconds of training a fold, on average.</param>
internal sealed record RecogniserScores(string Name, long PackedBytes, IReadOnlyList<string> Speakers, IReadOnlyList<ErrorRate[]> BySeed, double TrainingSeconds)
{
    /// <summary>The errors of all seeds together.</summary>
    public ErrorRate Total => Scoring.Total(BySeed.SelectMany(static errors => errors));

    /// <summary>The errors of all seeds with one speaker.</summary>
    public ErrorRate Of(string speaker) =>
        Scoring.Total(BySeed.SelectMany(errors => errors.Where((_, utterance) => Speakers[utterance] == speaker)));

    /// <summary>The standard deviation of the word error rate over seeds; 0 for one seed.</summary>
    public double Deviation
    {
        get
        {
            double[] rates = [.. BySeed.Select(static errors => Scoring.Total(errors).Rate)];
            double mean = rates.Average();
            return rates.Length < 2 ? 0 : Math.Sqrt(rates.Sum(rate => (rate - mean) * (rate - mean)) / (rates.Length - 1));
        }
    }

    /// <summary>
    /// The difference of the word error rates and its 95 % interval, seeds and utterances drawn anew in pairs. An utterance counts by its errors, over the
    /// mean length of all: the mean over utterances is then the difference of the rates.
    /// </summary>
    /// <exception cref="ArgumentException">The other one has other seeds or utterances.</exception>
    public Interval Minus(RecogniserScores other)
    {
        if (BySeed.Count != other.BySeed.Count)
            throw new ArgumentException(FormattableString.Invariant($"{Name} has {BySeed.Count} seeds, {other.Name} {other.BySeed.Count}; expected as many."), nameof(other));
        return PairedBootstrap.Of([.. BySeed.Zip(other.BySeed, Differences)]);
    }

    private double[] Differences(ErrorRate[] own, ErrorRate[] others)
    {
        if (!own.Select(static error => error.Length).SequenceEqual(others.Select(static error => error.Length)))
            throw new ArgumentException($"{Name} was tested with other utterances than what it is compared with.", nameof(others));
        double meanLength = own.Average(static error => error.Length);
        return [.. own.Zip(others, (mine, theirs) => (mine.Errors - theirs.Errors) / meanLength)];
    }
}
