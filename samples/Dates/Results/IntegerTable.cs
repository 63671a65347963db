using System;
using System.Collections.Generic;
using System.Linq;
using QuantizerStudy;
using QuantizerStudy.Results;

namespace Dates.Results;

/// <summary>Dates that float models and their integer-only twins wrote right, as a Markdown table.</summary>
internal static class IntegerTable
{
    /// <summary>A row for each file of weights, and one for their mean.</summary>
    /// <param name="files">Names of the files.</param>
    /// <param name="floats">What the float models did, a seed a file.</param>
    /// <param name="integers">What their twins did.</param>
    public static string Of(IReadOnlyList<string> files, DateScores floats, DateScores integers)
    {
        MarkdownTable table = new("weights", "float right", "integers right", "above float, points", "same dates right");
        for (int file = 0; file < files.Count; file++)
        {
            bool[] own = floats.BySeed[file], twin = integers.BySeed[file];
            table.Add(files[file], Percent(Share(own)), Percent(Share(twin)), Points(Share(twin) - Share(own)), Percent(Share([.. own.Zip(twin, static (mine, theirs) => mine == theirs)])));
        }

        Interval gap = integers.Minus(floats);
        return FormattableString.Invariant(
            $"""
            Test dates, none of them trained with: {floats.Forms.Count:N0}. All weights together: float {Percent(floats.Accuracy)}, integers {Percent(integers.Accuracy)}, above float {Points(gap.Mean)} points
            [{Points(gap.Low)}, {Points(gap.High)}] (95 % interval of a paired bootstrap over weights and dates). Packed bytes: {floats.PackedBytes:N0} and {integers.PackedBytes:N0}. Microseconds a date: {floats.Microseconds:F0} and, interpreted, {integers.Microseconds:F0}.

            {table}
            """);
    }

    private static double Share(bool[] matches) => matches.Average(static right => right ? 1.0 : 0);

    private static string Percent(double share) => FormattableString.Invariant($"{100 * share:F2} %");

    private static string Points(double share) => FormattableString.Invariant($"{100 * share:+0.00;-0.00;0.00}");
}
