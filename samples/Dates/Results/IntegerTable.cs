using System;
using System.Collections.Generic;
using System.Linq;
using QuantizerStudy;
using QuantizerStudy.Results;

namespace Dates.Results;

/// <summary>Dates that float models and their integer-only twins wrote right, as Markdown tables.</summary>
internal static class IntegerTable
{
    /// <summary>A row for each model, then one for each model and file of weights.</summary>
    /// <param name="files">Names of the files.</param>
    /// <param name="floats">What the float models did, a seed a file.</param>
    /// <param name="twins">What their twins did.</param>
    public static string Of(IReadOnlyList<string> files, DateScores floats, IReadOnlyList<DateScores> twins)
    {
        MarkdownTable models = new("model", "right", "above float, points [95 %]", "packed bytes", "smaller", "microseconds a date");
        MarkdownTable each = new(["model", .. files, "same dates right"]);
        foreach (DateScores model in twins.Prepend(floats))
        {
            Interval gap = model.Minus(floats);
            models.Add(
                model.Name,
                Percent(model.Accuracy),
                model == floats ? "–" : FormattableString.Invariant($"{Points(gap.Mean)} [{Points(gap.Low)}, {Points(gap.High)}]"),
                FormattableString.Invariant($"{model.PackedBytes:N0}"),
                FormattableString.Invariant($"{(double)floats.PackedBytes / model.PackedBytes:F2}x"),
                FormattableString.Invariant($"{model.Microseconds:F0}"));
            each.Add([model.Name, .. model.BySeed.Select(matches => Percent(Share(matches))), Percent(Same(model, floats))]);
        }

        return FormattableString.Invariant(
            $"""
            Test dates, none of them trained with: {floats.Forms.Count:N0}, written by the models of all files of weights; the interval is that of a paired bootstrap over weights and dates.

            {models}
            {each}
            """);
    }

    /// <summary>The share of dates that both wrote right or both wrong.</summary>
    private static double Same(DateScores model, DateScores floats) =>
        model.BySeed.Zip(floats.BySeed, static (own, others) => Share([.. own.Zip(others, static (mine, theirs) => mine == theirs)])).Average();

    private static double Share(bool[] matches) => matches.Average(static right => right ? 1.0 : 0);

    private static string Percent(double share) => FormattableString.Invariant($"{100 * share:F2} %");

    private static string Points(double share) => FormattableString.Invariant($"{100 * share:+0.00;-0.00;0.00}");
}
