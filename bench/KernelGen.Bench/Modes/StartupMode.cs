using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using KernelGen.Bench.Cases;
using KernelGen.Bench.Reports;
using KernelGen.Formats;

namespace KernelGen.Bench.Modes;

/// <summary>What the first calls of a model take in a new process, loading included: no compiler has seen its kernels yet.</summary>
internal static class StartupMode
{
    public const string Name = "startup";
    public const string Child = "startup-child";
    private const int Processes = 5;
    private const int Calls = 1000;
    private static readonly int[] Reported = [1, 2, 10, 100];
    private static readonly string[] CaseNames = ["lstm 8 float", "lstm 300 4/4", "lstm 300 2/2", "word 300 4/4"];

    public static Report Run()
    {
        Report report = new(Name, ["case", "load ms", .. Reported.Select(call => $"call {call} µs"), "warm µs"]);
        foreach (string name in CaseNames)
        {
            StepCase step = StepCases.All.Single(candidate => candidate.Name == name);
            string path = Path.GetTempFileName();
            step.Pack().Save(path);
            JsonObject[] runs = [.. Enumerable.Range(0, Processes).Select(_ => ChildProcess.Run(Child, name, path))];
            File.Delete(path);
            JsonObject row = new() { ["case"] = name };
            List<string> cells = [name];
            foreach (string field in runs[0].Select(pair => pair.Key))
            {
                double median = runs.Select(run => run[field]!.GetValue<double>()).Order().ElementAt(Processes / 2);
                row[field] = median;
                cells.Add(median.ToString("F1", CultureInfo.InvariantCulture));
            }

            report.Add(row, [.. cells]);
        }

        report.Remarks.Add(
            $"Medians of {Processes} processes. Load: reading the packed file and laying out its codes. Calls are single; warm is the median "
            + $"of calls {Calls - 99} to {Calls}.");
        return report;
    }

    /// <summary>One process: loads, calls, prints one JSON object.</summary>
    public static void RunChild(string name, string path)
    {
        StepCase step = StepCases.All.Single(candidate => candidate.Name == name);
        StreamInput input = new(step.Spec);
        long start = Stopwatch.GetTimestamp();
        Advance advance = step.Emitted(PackedModel.Load(path, step.Spec), input);
        JsonObject times = new() { ["load_ms"] = Math.Round(Stopwatch.GetElapsedTime(start).TotalMilliseconds, 2) };
        double[] microseconds = new double[Calls];
        for (int call = 0; call < Calls; call++)
        {
            start = Stopwatch.GetTimestamp();
            advance(call);
            microseconds[call] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }

        foreach (int call in Reported) times[$"call_{call}_us"] = Math.Round(microseconds[call - 1], 2);
        times["warm_us"] = Math.Round(microseconds[^100..].Order().ElementAt(50), 2);
        Console.WriteLine(times.ToJsonString());
    }
}
