extern alias generator;

using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using generator::KernelGen.Generator.Planning;
using KernelGen.Bench.Kernels;
using KernelGen.Bench.Reports;
using KernelGen.Bench.Timing;
using KernelGen.Lanes;
using Family = generator::KernelGen.Spec.KernelFamily;

namespace KernelGen.Bench.Modes;

/// <summary>
/// Every kernel that can serve a product, on the lane types that have prices, beside what the planner says it costs: where it takes one that another beats, and
/// the prices that fit best. Option: --quick measures two sizes, too few to fit prices by.
/// </summary>
internal static class KernelsMode
{
    public const string Name = "kernels";

    /// <summary>A kernel that is faster by more than this share should have been taken.</summary>
    private const double Missed = 0.1;

    private static readonly LaneWidth[] widths = [LaneWidth.Vector512, LaneWidth.Vector256];
    private static readonly (int Rows, int Columns)[] sizes = [(1024, 1024), (512, 256), (1024, 48), (64, 768), (64, 48)];

    public static Report Run(string[] arguments)
    {
        long start = Stopwatch.GetTimestamp();
        (int, int)[] measured = arguments.Contains("--quick") ? sizes[1..3] : sizes;
        KernelTime[] times = [.. widths.Where(LaneTypes.IsSupported).SelectMany(width => KernelMeasurement.Run(measured, width))];
        Report report = Create();
        AddRows(report, times);
        AddPrices(report, times);
        report.Remarks.Add(FormattableString.Invariant(
            $"One thread, {ThreadClock.Name}; medians of turns, compiled without tiers; {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s in all. ")
            + "256 bits are measured without AVX-VNNI: most processors whose lanes are no wider do not have it.");
        return report;
    }

    /// <summary>An empty table.</summary>
    public static Report Create()
    {
        Report report = new(
            Name, ["rows x columns", "weights/activations", "least", "lanes", .. CompiledKernel.Families.Select(CompiledKernel.Label), "taken", "fastest", "missed by"]);
        report.Remarks.Add(
            "Picoseconds a multiply-add of a linear layer's Step, in brackets by the prices of KernelCosts: float vector in, float vector out, finding codes and making tables "
            + FormattableString.Invariant($"included. taken: what the planner takes, for all lane types; missed by: how much slower it is than the fastest, where by more than {Missed:P0}."));
        return report;
    }

    /// <summary>A row a case and lane type.</summary>
    public static void AddRows(Report report, IReadOnlyList<KernelTime> times)
    {
        foreach (var row in times.GroupBy(time => (time.Case, time.Width))) AddRow(report, row.Key.Case, row.Key.Width, [.. row]);
    }

    /// <summary>The prices that fit the times, to be pasted into KernelCosts, and how well they and those that stand there do.</summary>
    public static void AddPrices(Report report, IReadOnlyList<KernelTime> times)
    {
        KernelCosts fitted = FittedCosts.Of(times);
        report.Remarks.Add($"Prices of KernelCosts: {FittedCosts.Quality(times, KernelCosts.Fitted)}.");
        report.Remarks.Add($"Prices that fit these times: {FittedCosts.Quality(times, fitted)}.\n\n```csharp\n{FittedCosts.Lines(fitted)}\n```\n");
    }

    private static void AddRow(Report report, KernelCase one, LaneWidth width, KernelTime[] times)
    {
        Family taken = one.Chosen(KernelCosts.Fitted), fastest = times.MinBy(time => time.Picoseconds)!.Family;
        double lost = FittedCosts.Lost(times, KernelCosts.Fitted);
        double? missed = lost > Missed ? lost : null;
        JsonObject row = new()
        {
            ["rows"] = one.Rows,
            ["columns"] = one.Columns,
            ["weight_bits"] = one.WeightBits,
            ["activation_bits"] = one.ActivationBits,
            ["minimum"] = one.Minimum,
            ["lane_bits"] = (int)width,
        };
        foreach (KernelTime time in times)
        {
            row[$"{time.Family}_ps"] = Math.Round(time.PerMultiplyAdd, 3);
            row[$"{time.Family}_predicted_ps"] = Math.Round(time.Predicted(KernelCosts.Fitted), 3);
        }

        row["taken"] = taken.ToString();
        row["fastest"] = fastest.ToString();
        row["missed"] = missed is { } share ? Math.Round(share, 3) : null;
        report.Add(
            row,
            [
                FormattableString.Invariant($"{one.Rows} x {one.Columns}"),
                FormattableString.Invariant($"{one.WeightBits}/{one.ActivationBits}"),
                FormattableString.Invariant($"{one.Minimum}"),
                FormattableString.Invariant($"{(int)width}"),
                .. CompiledKernel.Families.Select(family => Text(times.SingleOrDefault(time => time.Family == family))),
                CompiledKernel.Label(taken),
                CompiledKernel.Label(fastest),
                missed?.ToString("P0", CultureInfo.InvariantCulture) ?? "",
            ]);
    }

    private static string Text(KernelTime? time) =>
        time is null ? "" : FormattableString.Invariant($"{time.PerMultiplyAdd:0.0} ({time.Predicted(KernelCosts.Fitted):0.0})");
}
