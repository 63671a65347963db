using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using QuantizerStudy.Characters;

namespace QuantizerStudy.Results;

/// <summary>The rows of a report as Markdown and as CSV.</summary>
internal static class ReportTable
{
    private const string Nothing = "–";

    private static readonly (string Name, Func<ReportRow, object?> Value)[] columns =
    [
        ("cell", static row => row.Cell),
        ("method", static row => row.Method),
        ("source", static row => row.Source),
        ("twin", static row => row.Twin),
        ("weight_bits", static row => row.WeightBits),
        ("hidden_bits", static row => row.HiddenBits),
        ("initial_range", static row => row.InitialRange),
        ("rate", static row => row.Rate),
        ("seeds", static row => row.Seeds),
        ("diverged", static row => row.Diverged),
        ("bits_per_character", static row => row.BitsPerCharacter),
        ("deviation", static row => row.Deviation),
        ("twin_gap", static row => row.TwinGap?.Mean),
        ("twin_gap_low", static row => row.TwinGap?.Low),
        ("twin_gap_high", static row => row.TwinGap?.High),
        ("twin_gap_share", static row => row.TwinGapShare),
        ("failures", static row => row.Failures),
        ("packed_bytes", static row => row.PackedBytes),
        ("float_bytes", static row => row.FloatBytes),
        ("step_microseconds", static row => row.StepMicroseconds),
        ("twin_ratio", static row => row.TwinRatio),
        ("spectral_norm", static row => row.SpectralNorm),
        ("codes_changed", static row => row.CodesChanged),
        ("codes_never_changed", static row => row.CodesNeverChanged),
        ("codes_saturated", static row => row.CodesSaturated),
    ];

    /// <summary>The rows as Markdown, with what the columns mean.</summary>
    public static string Of(IReadOnlyList<ReportRow> rows)
    {
        MarkdownTable table = new(
            "method", "bits, weights/h", "initial range", "rate", "bits per character", "above its twin [95 %]", "fails",
            "packed bytes", "smaller", "µs a step", "faster than its twin", "spectral norm", "codes never changed");
        foreach (ReportRow row in rows)
        {
            table.Add(
                $"{row.Cell}/{row.Method}",
                $"{row.WeightBits}/{row.HiddenBits}",
                row.InitialRange == 0 ? "1/√units" : $"±{Text(row.InitialRange, "F3")}",
                Text(row.Rate, "G"),
                Loss(row),
                Gap(row),
                row.Failures is { } failures ? $"{failures} of {row.Seeds}" : Nothing,
                Text(row.PackedBytes, "N0"),
                Text(row.FloatBytes / (double)row.PackedBytes, "F2") + "x",
                Text(row.StepMicroseconds, "F2"),
                row.TwinRatio is null ? Nothing : Text(row.TwinRatio, "F2") + "x",
                Text(row.SpectralNorm, "F2"),
                Text(row.CodesNeverChanged, "P0"));
        }

        return $"""
            Test text, mean ± standard deviation over seeds. The twin is the same network in float with the same seeds, text and updates;
            the interval is that of a paired bootstrap over seeds and blocks of {TestBlocks.Length:N0} characters. A seed fails where training diverged or
            bits per character are above {MethodResult.FailureFactor} times the twin's. Everything but the recurrent layer's matrices is float in all models.

            {table}
            """;
    }

    /// <summary>The rows as CSV, every number in full.</summary>
    public static string Csv(IReadOnlyList<ReportRow> rows) => string.Concat(rows
        .Select(static row => columns.Select(column => Convert.ToString(column.Value(row), CultureInfo.InvariantCulture) ?? ""))
        .Prepend(columns.Select(static column => column.Name))
        .Select(static cells => string.Join(',', cells.Select(Quoted)) + "\n"));

    private static string Loss(ReportRow row)
    {
        string text = row.BitsPerCharacter is null ? "diverged" : Text(row.BitsPerCharacter, "F4");
        if (row.Deviation is { } deviation) text += $" ± {Text(deviation, "F4")}";
        return row.Diverged > 0 && row.Diverged < row.Seeds ? $"{text} ({row.Diverged} diverged)" : text;
    }

    private static string Gap(ReportRow row) => row.TwinGap is { } gap
        ? $"{Text(gap.Mean, "F4")} [{Text(gap.Low, "F4")}, {Text(gap.High, "F4")}], {Text(row.TwinGapShare, "P1")}"
        : Nothing;

    private static string Text(IFormattable? value, string format) =>
        value is null ? Nothing : value.ToString(format, CultureInfo.InvariantCulture);

    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
