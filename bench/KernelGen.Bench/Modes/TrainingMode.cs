using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using KernelGen.Bench.Baselines;
using KernelGen.Bench.Cases;
using KernelGen.Bench.Models;
using KernelGen.Bench.Reports;
using KernelGen.Bench.Timing;
using KernelGen.Text;
using KernelGen.Training;

namespace KernelGen.Bench.Modes;

/// <summary>Tokens a second and peak memory of the emitted trainer: 1×300 LSTM, 10,000 words, batch 20, 35 steps.</summary>
internal static class TrainingMode
{
    public const string Name = "training";
    public const string Child = "training-child";
    public const string LimitChild = "training-limit-child";
    private const string LimitCase = "word 300 float, its matrix products alone, OpenBLAS";
    private const int WarmUpUpdates = 4;
    private const double BarTokens = 8000;
    private const double BarQuantized = 0.6;
    private static readonly TimeSpan MeasuredTime = TimeSpan.FromSeconds(8);

    private static readonly Dictionary<string, Func<TrainingOptions, TokenTrainer>> Trainers = new()
    {
        ["float"] = static options => new Word300Float.Trainer(options),
        ["4/4"] = static options => new Word300Balanced4.Trainer(options),
        ["2/2"] = static options => new Word300Alternating2.Trainer(options),
        ["affine 2/2"] = static options => new Word300Balanced2.Trainer(options),
    };

    public static Report Run()
    {
        Report report = new(Name, "case", "threads", "tokens/s", "of float", "tokens a processor second", "peak MiB");
        foreach (int threads in new[] { 1, 2 })
        {
            double baseline = 0;
            foreach (string model in Trainers.Keys)
            {
                JsonObject run = ChildProcess.Run(Child, model, threads.ToString(CultureInfo.InvariantCulture));
                double speed = run["tokens_per_second"]!.GetValue<double>(), peak = run["peak_mib"]!.GetValue<double>();
                if (baseline == 0) baseline = speed;
                run["of_float"] = Math.Round(speed / baseline, 3);
                report.Add(
                    run,
                    $"word 300 {model}",
                    threads.ToString(CultureInfo.InvariantCulture),
                    speed.ToString("N0", CultureInfo.InvariantCulture),
                    (speed / baseline).ToString("P0", CultureInfo.InvariantCulture),
                    run["tokens_per_processor_second"]!.GetValue<double>().ToString("N0", CultureInfo.InvariantCulture),
                    peak.ToString("F0", CultureInfo.InvariantCulture));
            }

            foreach (string core in OpenBlas.CoreTypes) AddLimit(report, threads, core);
        }

        report.Remarks.Add(
            $"Each row is a process of its own that trains for {MeasuredTime.TotalSeconds:F0} s on tokens drawn evenly, plain descent, no dropout. "
            + $"Bars: float on two threads {BarTokens:N0} tokens a second, quantized {BarQuantized:P0} of that, peak memory 1024 MiB. "
            + "The rows of OpenBLAS take turns with updates of the float model, in one process; 'of float' is there the median of the "
            + "paired ratios: no float update whose products run at OpenBLAS's speed can be faster than that. "
            + "A processor second is one of any thread: on a busy machine it tells more than the clock.");
        return report;
    }

    /// <summary>One process: trains, prints one JSON object.</summary>
    public static void RunChild(string model, int threads, TimeSpan? time = null)
    {
        using TokenTrainer trainer = Trainers[model](new TrainingOptions { LearningRate = 0.5f, Threads = threads });
        EvenTokens window = new(trainer);
        for (int update = 0; update < WarmUpUpdates; update++) window.Train();

        using Process self = Process.GetCurrentProcess();
        TimeSpan busy = self.TotalProcessorTime;
        long start = Stopwatch.GetTimestamp(), updates = 0;
        for (; Stopwatch.GetElapsedTime(start) < (time ?? MeasuredTime); updates++) window.Train();
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        self.Refresh();
        busy = self.TotalProcessorTime - busy;
        JsonObject result = new()
        {
            ["case"] = $"word 300 {model}",
            ["threads"] = threads,
            ["tokens_per_second"] = Math.Round(updates * window.Tokens / seconds, 1),
            ["tokens_per_processor_second"] = Math.Round(updates * window.Tokens / busy.TotalSeconds, 1),
            ["updates"] = updates,
            ["peak_mib"] = Math.Round(self.PeakWorkingSet64 / 1048576.0, 1),
        };
        Console.WriteLine(result.ToJsonString());
    }

    /// <summary>
    /// One process: in turn an update of the float model and the products of one by OpenBLAS, each a sample; prints the tokens a second
    /// of both and the median of their ratio.
    /// </summary>
    public static void RunLimitChild(int threads)
    {
        JsonObject result = new() { ["case"] = LimitCase, ["threads"] = threads };
        if (OpenBlas.Load(threads) is { } blas)
        {
            using TokenTrainer trainer = Trainers["float"](new TrainingOptions { LearningRate = 0.5f, Threads = threads });
            EvenTokens window = new(trainer);
            WindowProducts products = new(blas, trainer.Batch, trainer.Steps, Word300Float.HiddenSize, Word300Float.OutputSize);
            List<double> updates = [], limits = [], ratios = [];
            long start = Stopwatch.GetTimestamp();
            for (int turn = 0; turn < WarmUpUpdates || Stopwatch.GetElapsedTime(start) < MeasuredTime; turn++)
            {
                double update = Samples.Seconds(window.Train), limit = Samples.Seconds(products.Run);
                if (turn < WarmUpUpdates) continue;
                updates.Add(update);
                limits.Add(limit);
                ratios.Add(limit / update);
            }

            result["core_type"] = blas.CoreType;
            result["tokens_per_second"] = Math.Round(window.Tokens / Samples.Median(limits), 1);
            result["update_tokens_per_second"] = Math.Round(window.Tokens / Samples.Median(updates), 1);
            result["update_of_limit"] = Math.Round(Samples.Median(ratios), 3);
        }

        Console.WriteLine(result.ToJsonString());
    }

    private static void AddLimit(Report report, int threads, string core)
    {
        string count = threads.ToString(CultureInfo.InvariantCulture);
        JsonObject run = ChildProcess.RunWith([new(OpenBlas.CoreVariable, core)], LimitChild, count);
        if (run["update_of_limit"]?.GetValue<double>() is not { } share)
        {
            report.Add(run, LimitCase, count, "not installed", "", "", "");
            return;
        }

        report.Add(
            run,
            $"{LimitCase} ({run["core_type"]})",
            count,
            run["tokens_per_second"]!.GetValue<double>().ToString("N0", CultureInfo.InvariantCulture),
            (1 / share).ToString("P0", CultureInfo.InvariantCulture),
            "",
            "");
    }
}
