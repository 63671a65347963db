using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using KernelGen.Bench.Cases;
using KernelGen.Bench.Reports;
using KernelGen.Bench.Timing;

namespace KernelGen.Bench.Modes;

/// <summary>Emitted code against the generic runtime and against float SIMD, every model, in under 40 seconds.</summary>
internal static class RatiosMode
{
    public const string Name = "ratios";
    private static readonly TimeSpan WholeTime = TimeSpan.FromSeconds(34);

    public static Report Run(string[] filters)
    {
        Report report = new(Name, "case", "generated µs", "generic µs", "float SIMD µs", "ratio generic", "ratio float");
        long start = Stopwatch.GetTimestamp();
        List<(StepCase Case, TurnTimer Timer)> timers = [];
        foreach (StepCase step in StepCases.All)
        {
            if (filters.Length > 0 && !filters.Any(step.Name.Contains)) continue;
            BoundCase bound = step.Bind();
            timers.Add((step, new TurnTimer(bound.Emitted, bound.Generic, bound.FloatSimd)));
        }

        if (timers.Count == 0)
        {
            report.Remarks.Add($"No case has {string.Join(" or ", filters)} in its name. Cases: {string.Join(", ", StepCases.All.Select(step => step.Name))}.");
            return report;
        }

        string pinned = OneProcessor.Pin();
        for (int i = 0; i < timers.Count; i++)
        {
            (StepCase step, TurnTimer timer) = timers[i];
            timer.Measure((WholeTime - Stopwatch.GetElapsedTime(start)) / (timers.Count - i));
            Add(report, step, timer);
        }

        report.Remarks.Add(
            $"One thread, {pinned}, {ThreadClock.Name}; medians of {timers.Min(pair => pair.Timer.Rounds)} to {timers.Max(pair => pair.Timer.Rounds)} rounds; "
            + $"{Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s in all. Ratios are medians of the ratios within a round.");
        foreach (StepBar bar in timers.Select(pair => pair.Case.Bar).OfType<StepBar>().Distinct()) report.Remarks.Add(bar.Promise);
        return report;
    }

    private static void Add(Report report, StepCase step, TurnTimer timer)
    {
        double[] microseconds = [timer.Median(0), timer.Median(1), timer.Median(2)];
        double generic = timer.MedianRatio(1, 0), simd = timer.MedianRatio(2, 0);
        JsonObject row = new()
        {
            ["case"] = step.Name,
            ["generated_us"] = Math.Round(microseconds[0], 3),
            ["generic_us"] = Math.Round(microseconds[1], 3),
            ["float_simd_us"] = Math.Round(microseconds[2], 3),
            ["ratio_generic"] = Math.Round(generic, 2),
            ["ratio_float"] = Math.Round(simd, 2),
        };
        report.Add(
            row,
            step.Bar is { } bar ? $"{step.Name} {bar.Mark}" : step.Name,
            Text(microseconds[0]),
            Text(microseconds[1]),
            Text(microseconds[2]),
            generic.ToString("F1", CultureInfo.InvariantCulture),
            simd.ToString("F2", CultureInfo.InvariantCulture));
    }

    private static string Text(double microseconds) =>
        microseconds.ToString(microseconds < 10 ? "F3" : "F1", CultureInfo.InvariantCulture);
}
