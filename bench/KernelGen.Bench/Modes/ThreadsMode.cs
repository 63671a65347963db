using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using KernelGen.Bench.Cases;
using KernelGen.Bench.Generation;
using KernelGen.Bench.Reports;
using KernelGen.Bench.Scaling;
using KernelGen.Bench.Timing;
using KernelGen.Formats;
using KernelGen.Lanes;

namespace KernelGen.Bench.Modes;

/// <summary>
/// What more threads gain in a step: one matrix by one thread and by as many as there are processors, in turn, by the time of day; then single steps after a rest,
/// in which the other threads have gone to sleep. Sharing rows must not lose. Option: --only TEXT takes the cases whose names hold it.
/// </summary>
internal static class ThreadsMode
{
    public const string Name = "threads";

    /// <summary>A shared matrix may take so much longer than one thread takes before the mode fails.</summary>
    private const double MostLoss = 1.05;

    private const int Rests = 40;
    private static readonly TimeSpan caseTime = TimeSpan.FromSeconds(1.5), longestCompilation = TimeSpan.FromSeconds(30), rest = TimeSpan.FromMilliseconds(2);

    private static readonly (string Format, string Options)[] formats =
    [
        ("2/2", "WBits = 2, InputABits = 2, InputMinimum = 0, Quantizer = Quantizer.Uniform"),
        ("4/4", "WBits = 4, InputABits = 4, InputMinimum = 0, Quantizer = Quantizer.Uniform"),
        ("8/8", "WBits = 8, InputABits = 8, InputMinimum = 0, Quantizer = Quantizer.Uniform"),
        ("2/float", "WBits = 2, Quantizer = Quantizer.Uniform"),
        ("float", "Quantizer = Quantizer.FullPrecision"),
    ];

    private static readonly (int Rows, int Columns)[] shapes = [(1024, 1024), (2048, 1024), (4096, 1024), (10_000, 300), (42_000, 1024)];

    public static Report Run(string[] arguments)
    {
        int threads = Environment.ProcessorCount;
        string only = ModeOptions.Only(arguments);
        Report report = new(Name, "case", "weight bytes", "1 thread µs", $"{threads} threads µs", "gain", "after a rest", "holds");
        if (threads == 1)
        {
            report.Remarks.Add("One processor: there is nothing to compare.");
            return report;
        }

        long start = Stopwatch.GetTimestamp();
        (string Name, string Declaration)[] cases =
        [
            .. from format in formats
               from shape in shapes
               let name = FormattableString.Invariant($"{shape.Rows}x{shape.Columns} {format.Format}")
               where name.Contains(only, StringComparison.OrdinalIgnoreCase)
               select (name, FormattableString.Invariant($"[QuantizedLinear(Input = {shape.Columns}, Outputs = {shape.Rows}, {format.Options}, Bias = false)]")),
        ];
        CompiledModel[][] models = [.. Enumerable.Range(0, 2).Select(_ => CompiledModels.Compile([.. cases.Select(one => one.Declaration)]).ToArray())];
        BackgroundCompiler.Settle(longestCompilation);
        for (int index = 0; index < cases.Length; index++) Add(report, cases[index].Name, models[0][index], models[1][index], threads);
        report.Remarks.Add(FormattableString.Invariant(
            $"Time of day, not pinned; medians, the gain taken within a round; {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s in all. After a rest: the gain of a single step ")
            + FormattableString.Invariant($"{rest.TotalMilliseconds} ms after the one before, medians of {Rests}. Below 1 MiB of weights, of slow kernels below 256 KiB, rows are not shared."));
        return report;
    }

    private static void Add(Report report, string name, CompiledModel single, CompiledModel shared, int threads)
    {
        PackedModel packed = PackedModel.Pack(single.Driver.Spec, SeededWeights.Of(single.Driver.Spec));
        Advance[] versions = [CompiledRun.Bind(single, packed, LaneTypes.Widest), CompiledRun.Bind(shared, packed, LaneTypes.Widest, threads: threads)];
        TurnTimer timer = new(ThreadClock.TimeOfDay, versions);
        timer.Measure(caseTime);
        double gain = timer.MedianRatio(0, 1), rested = AfterRest(versions[0]) / AfterRest(versions[1]);
        bool holds = gain * MostLoss >= 1;
        report.Holds &= holds;
        report.Add(
            new JsonObject
            {
                ["case"] = name,
                ["weight_bytes"] = single.LayoutBytes,
                ["threads"] = threads,
                ["us_one"] = Math.Round(timer.Median(0), 4),
                ["us_shared"] = Math.Round(timer.Median(1), 4),
                ["gain"] = Math.Round(gain, 3),
                ["gain_after_rest"] = Math.Round(rested, 3),
                ["holds"] = holds,
            },
            name,
            single.LayoutBytes.ToString("N0", CultureInfo.InvariantCulture),
            timer.Median(0).ToString("0.###", CultureInfo.InvariantCulture),
            timer.Median(1).ToString("0.###", CultureInfo.InvariantCulture),
            gain.ToString("0.00", CultureInfo.InvariantCulture),
            rested.ToString("0.00", CultureInfo.InvariantCulture),
            holds ? "yes" : "no");
    }

    /// <summary>Microseconds of a single call whose threads have slept.</summary>
    private static double AfterRest(Advance version)
    {
        double[] microseconds = new double[Rests];
        for (int call = 0; call < Rests; call++)
        {
            Thread.Sleep(rest);
            double start = ThreadClock.TimeOfDay();
            version(call);
            microseconds[call] = ThreadClock.TimeOfDay() - start;
        }

        Array.Sort(microseconds);
        return microseconds[Rests / 2];
    }
}
