using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using QuantizerStudy;
using QuantizerStudy.Results;

namespace Dates.Results;

/// <summary>Dates that were written right, as Markdown tables.</summary>
internal static class AccuracyTable
{
    /// <summary>A row for each model; all but the first are compared with the first.</summary>
    public static string Of(IReadOnlyList<DateScores> scores)
    {
        MarkdownTable table = new("model", "dates right", $"above {scores[0].Name} [95 %]", "packed bytes", "smaller", "s of training", "µs a date");
        foreach (DateScores score in scores)
        {
            table.Add(
                score.Name,
                $"{Percent(score.Accuracy)} ± {Percent(score.Deviation)}",
                score == scores[0] ? "–" : Gap(score.Minus(scores[0])),
                score.PackedBytes.ToString("N0", CultureInfo.InvariantCulture),
                FormattableString.Invariant($"{(double)scores[0].PackedBytes / score.PackedBytes:F2}x"),
                score.TrainingSeconds.ToString("F0", CultureInfo.InvariantCulture),
                score.Microseconds.ToString("F0", CultureInfo.InvariantCulture));
        }

        return FormattableString.Invariant(
            $"""
            A date is right where the whole target is. Test dates, none of them trained with: {scores[0].Forms.Count:N0}, seeds: {scores[0].BySeed.Count};
            mean ± standard deviation over seeds. The interval is that of a paired bootstrap over seeds and dates.

            {table}
            {IntegersOf(scores)}
            """);
    }

    /// <summary>A line for each model that was trained in integers.</summary>
    private static string IntegersOf(IReadOnlyList<DateScores> scores) => string.Concat(scores.Where(static score => score.ComparedIntegers > 0).Select(static score => FormattableString.Invariant(
        $"Codes of {score.Name} that training computed and its integer program did, over the validation pairs of all seeds: {score.ComparedIntegers:N0} compared, {score.DifferentIntegers:N0} differ.\n")));

    /// <summary>A row for each form of which there are test dates, and a column for each model.</summary>
    public static string ByForm(IReadOnlyList<DateScores> scores)
    {
        MarkdownTable table = new(["dates right of", "dates", .. scores.Select(static score => score.Name)]);
        foreach (IGrouping<string, string> form in scores[0].Forms.GroupBy(static form => form, StringComparer.Ordinal).OrderBy(static form => form.Key, StringComparer.Ordinal))
            table.Add([$"`{form.Key}`", form.Count().ToString(CultureInfo.InvariantCulture), .. scores.Select(score => Percent(score.Of(form.Key)))]);
        return table.ToString();
    }

    private static string Gap(Interval gap) => $"{Points(gap.Mean)} [{Points(gap.Low)}, {Points(gap.High)}]{(gap.IsDistinguishable ? "" : ", not distinguishable")}";

    private static string Percent(double share) => FormattableString.Invariant($"{100 * share:F2} %");

    private static string Points(double share) => FormattableString.Invariant($"{100 * share:+0.00;-0.00;0.00}");
}
