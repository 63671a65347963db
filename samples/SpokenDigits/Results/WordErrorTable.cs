using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using KernelGen.Text;
using QuantizerStudy;
using QuantizerStudy.Results;

namespace SpokenDigits.Results;

/// <summary>Word error rates as a Markdown table.</summary>
internal static class WordErrorTable
{
    /// <summary>A row for each recogniser; all but the first are compared with the first.</summary>
    public static string Of(IReadOnlyList<RecogniserScores> scores)
    {
        MarkdownTable table = new(
            "recogniser", "word error rate", "substituted", "missed", "inserted", $"above {scores[0].Name} [95 %]", "packed bytes", "smaller", "seconds of training a fold");
        foreach (RecogniserScores score in scores)
        {
            ErrorRate total = score.Total;
            table.Add(
                score.Name,
                $"{Percent(total.Rate)} ± {Percent(score.Deviation)}",
                Percent((double)total.Substitutions / total.Length),
                Percent((double)total.Deletions / total.Length),
                Percent((double)total.Insertions / total.Length),
                score == scores[0] ? "–" : Gap(score.Minus(scores[0])),
                score.PackedBytes.ToString("N0", CultureInfo.InvariantCulture),
                FormattableString.Invariant($"{(double)scores[0].PackedBytes / score.PackedBytes:F2}x"),
                score.TrainingSeconds.ToString("F0", CultureInfo.InvariantCulture));
        }

        ErrorRate[] utterances = scores[0].BySeed[0];
        return FormattableString.Invariant(
            $"""
            Every speaker is tested by networks that never heard them: {utterances.Length} strings with {utterances.Sum(static error => error.Length):N0} words, seeds: {scores[0].BySeed.Count};
            mean ± standard deviation over seeds. The interval is that of a paired bootstrap over seeds and strings, no recording in two of them; what other
            speakers would change it does not tell.

            {table}
            """);
    }

    /// <summary>A row for each recogniser and a column for each speaker.</summary>
    public static string BySpeaker(IReadOnlyList<RecogniserScores> scores)
    {
        string[] speakers = [.. scores[0].Speakers.Distinct()];
        MarkdownTable table = new(["word error rate of", .. speakers]);
        foreach (RecogniserScores score in scores) table.Add([score.Name, .. speakers.Select(speaker => Percent(score.Of(speaker).Rate))]);
        return table.ToString();
    }

    private static string Gap(Interval gap) => $"{Points(gap.Mean)} [{Points(gap.Low)}, {Points(gap.High)}]{(gap.IsDistinguishable ? "" : ", not distinguishable")}";

    private static string Percent(double share) => FormattableString.Invariant($"{100 * share:F2} %");

    private static string Points(double share) => FormattableString.Invariant($"{100 * share:+0.00;-0.00;0.00}");
}
