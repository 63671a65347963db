using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using KernelGen.Bench.Models;
using KernelGen.Bench.Reports;
using KernelGen.Text;
using KernelGen.Training;

namespace KernelGen.Bench.Modes;

/// <summary>Tokens a second and peak memory of the emitted trainer: 1×300 LSTM, 10,000 words, batch 20, 35 steps.</summary>
internal static class TrainingMode
{
    public const string Name = "training";
    public const string Child = "training-child";
    private const int WarmUpUpdates = 4;
    private const double BarTokens = 8000;
    private const double BarQuantized = 0.6;
    private static readonly TimeSpan MeasuredTime = TimeSpan.FromSeconds(8);

    private static readonly Dictionary<string, Func<TrainingOptions, TokenTrainer>> Trainers = new()
    {
        ["float"] = static options => new Word300Float.Trainer(options),
        ["4/4"] = static options => new Word300Balanced4.Trainer(options),
        ["2/2"] = static options => new Word300Alternating2.Trainer(options),
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
        }

        report.Remarks.Add(
            $"Each row is a process of its own that trains for {MeasuredTime.TotalSeconds:F0} s on tokens drawn evenly, plain descent, no dropout. "
            + $"Bars: float on two threads {BarTokens:N0} tokens a second, quantized {BarQuantized:P0} of that, peak memory 1024 MiB. "
            + "A processor second is one of any thread: on a busy machine it tells more than the clock.");
        return report;
    }

    /// <summary>One process: trains, prints one JSON object.</summary>
    public static void RunChild(string model, int threads)
    {
        using TokenTrainer trainer = Trainers[model](new TrainingOptions { LearningRate = 0.5f, Threads = threads });
        TokenBatch batch = new(trainer.Batch, trainer.Steps) { BeginsStreams = true };
        Random random = new(3);
        for (int update = 0; update < WarmUpUpdates; update++) Train();

        using Process self = Process.GetCurrentProcess();
        TimeSpan busy = self.TotalProcessorTime;
        long start = Stopwatch.GetTimestamp(), updates = 0;
        for (; Stopwatch.GetElapsedTime(start) < MeasuredTime; updates++) Train();
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        self.Refresh();
        busy = self.TotalProcessorTime - busy;
        JsonObject result = new()
        {
            ["case"] = $"word 300 {model}",
            ["threads"] = threads,
            ["tokens_per_second"] = Math.Round(updates * batch.Predictions / seconds, 1),
            ["tokens_per_processor_second"] = Math.Round(updates * batch.Predictions / busy.TotalSeconds, 1),
            ["updates"] = updates,
            ["peak_mib"] = Math.Round(self.PeakWorkingSet64 / 1048576.0, 1),
        };
        Console.WriteLine(result.ToJsonString());

        void Train()
        {
            for (int i = 0; i < batch.Inputs.Length; i++)
                (batch.Inputs[i], batch.Targets[i]) = (random.Next(trainer.Spec.InputSize), random.Next(trainer.Spec.OutputSize));
            batch.Steps = trainer.Steps;
            batch.Predictions = batch.Inputs.Length;
            trainer.Step(batch);
            batch.BeginsStreams = false;
        }
    }
}
