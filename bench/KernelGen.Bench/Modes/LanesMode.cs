using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using KernelGen.Bench.Peers;
using KernelGen.Bench.Reports;
using KernelGen.Bench.Timing;
using KernelGen.Lanes;

namespace KernelGen.Bench.Modes;

/// <summary>
/// What narrower lane types cost: the cases of `-- peers` by every lane type of this machine, in turn. Option: --only TEXT takes the cases whose names hold it.
/// </summary>
internal static class LanesMode
{
    public const string Name = "lanes";
    private const double Bar256 = 2.5, Bar128 = 5;
    private static readonly TimeSpan CaseTime = TimeSpan.FromSeconds(1);
    private static readonly LaneWidth[] widths = [LaneWidth.Vector512, LaneWidth.Vector256, LaneWidth.Vector128];

    public static Report Run(string[] arguments)
    {
        string only = ModeOptions.Only(arguments);
        Report report = new(Name, "case", "512 bits µs", "256 bits µs", "128 bits µs", "256 : 512", "128 : 512", "holds");
        if (!widths.All(LaneTypes.IsSupported))
        {
            report.Remarks.Add("This processor has no 512-bit lanes: there is nothing to compare.");
            return report;
        }

        long start = Stopwatch.GetTimestamp();
        string pinned = OneProcessor.Pin();
        foreach (PeerCase peerCase in PeerCases.All.Where(peerCase => peerCase.Name.Contains(only, StringComparison.OrdinalIgnoreCase)))
            Add(report, peerCase);
        report.Remarks.Add(
            $"One thread, {pinned}, {ThreadClock.Name}; a time is that of one time step, medians, ratios taken within a round; "
            + $"{Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s in all. Promised: 256 bits lose at most {Bar256.ToString(CultureInfo.InvariantCulture)} times, 128 bits {Bar128} times.");
        return report;
    }

    private static void Add(Report report, PeerCase peerCase)
    {
        PeerNetwork network = new(OwnRun.SpecOf(peerCase.Model));
        TurnTimer timer = new([.. widths.Select(width => OwnRun.Bind(peerCase.Model, network, peerCase.Steps, width).Call)]);
        timer.Measure(CaseTime);
        double by256 = timer.MedianRatio(1, 0), by128 = timer.MedianRatio(2, 0);
        bool holds = by256 <= Bar256 && by128 <= Bar128;
        report.Holds &= holds;
        double[] microseconds = [.. widths.Select((_, version) => timer.Median(version) / peerCase.Steps)];
        report.Add(
            new JsonObject
            {
                ["case"] = peerCase.Name,
                ["us_512"] = Math.Round(microseconds[0], 4),
                ["us_256"] = Math.Round(microseconds[1], 4),
                ["us_128"] = Math.Round(microseconds[2], 4),
                ["ratio_256"] = Math.Round(by256, 3),
                ["ratio_128"] = Math.Round(by128, 3),
                ["holds"] = holds,
            },
            [
                peerCase.Name,
                .. microseconds.Select(value => value.ToString("0.###", CultureInfo.InvariantCulture)),
                by256.ToString("0.00", CultureInfo.InvariantCulture),
                by128.ToString("0.00", CultureInfo.InvariantCulture),
                holds ? "yes" : "no",
            ]);
    }
}
