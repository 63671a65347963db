using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using KernelGen.Bench.Cases;
using KernelGen.Bench.Models;
using KernelGen.Bench.Reports;
using KernelGen.Bench.Timing;
using KernelGen.Training;

namespace KernelGen.Bench.Modes;

/// <summary>What finding the codes anew for every update costs: an update of a quantized word model against one of the float model.</summary>
internal static class QuantizingMode
{
    public const string Name = "quantizing";
    private const int WarmUpUpdates = 4;
    private const double Bar = 1.6, VotedBar = 2.2;
    private static readonly TimeSpan MeasuredTime = TimeSpan.FromSeconds(6);

    private static readonly (string Name, Func<TrainingOptions, TokenTrainer> Create)[] models =
    [
        ("balanced mean 4/4", static options => new Word300Balanced4.Trainer(options)),
        ("balanced median 4/4", static options => new Word300BalancedMedian4.Trainer(options)),
        ("alternating 2/2", static options => new Word300Alternating2.Trainer(options)),
        ("greedy 2", static options => new Word300Greedy.Trainer(options)),
        ("refined 2", static options => new Word300Refined.Trainer(options)),
        ("uniform 4", static options => new Word300Uniform.Trainer(options)),
        ("balanced equal 2", static options => new Word300BalancedEqual.Trainer(options)),
        ("ternarization, drawn", static options => new Word300Ternarization.Trainer(options)),
        ("binarization, drawn", static options => new Word300Binarization.Trainer(options)),
        ("ternary weight", static options => new Word300TernaryWeight.Trainer(options)),
        ("binary weight", static options => new Word300BinaryWeight.Trainer(options)),
        ("learned step 4", static options => new Word300LearnedStep.Trainer(options)),
        ("fixed point 4", static options => new Word300FixedPoint.Trainer(options)),
        ("loss-aware binary, Adam", static options => new Word300LossAwareBinary.Trainer(WithAdam(options))),
        ("loss-aware ternary, Adam", static options => new Word300LossAwareTernary.Trainer(WithAdam(options))),
        ("exponential 7", static options => new Word300Exponential.Trainer(options)),
        ("dense shift 2", static options => new Word300DenseShift2.Trainer(options)),
        ("dense shift 3", static options => new Word300DenseShift3.Trainer(options)),
        ("sign sparse shift 3", static options => new Word300SignSparseShift.Trainer(options)),
        ("ternary weight, normalised", static options => new Word300Normalised.Trainer(options)),
    ];

    public static Report Run(string[] filters)
    {
        Report report = new(Name, "case", "tokens/s", "float tokens/s", "times the float update");
        using TokenTrainer baseline = new Word300Float.Trainer(Options);
        EvenTokens floats = new(baseline);
        foreach ((string name, Func<TrainingOptions, TokenTrainer> create) in models)
            if (filters.Length == 0 || filters.Any(name.Contains)) Add(report, name, create, floats);
        report.Remarks.Add(
            $"Plain descent, one thread; updates of both models in turn for {MeasuredTime.TotalSeconds:F0} s a row, the ratio is the median "
            + $"of the paired ones. Bar: at most {Bar.ToString(CultureInfo.InvariantCulture)}, for DenseShift, which trains several tensors a "
            + $"weight, {VotedBar.ToString(CultureInfo.InvariantCulture)}.");
        return report;
    }

    // Second moments are what the method weighs by; the float update beside it stays plain descent, so the optimizer counts too.
    private static TrainingOptions WithAdam(TrainingOptions options) => options with { Optimizer = OptimizerKind.Adam, LearningRate = 1e-3f };

    private static TrainingOptions Options => new() { LearningRate = 0.5f, Threads = 1 };

    private static void Add(Report report, string name, Func<TrainingOptions, TokenTrainer> create, EvenTokens floats)
    {
        using TokenTrainer trainer = create(Options);
        EvenTokens window = new(trainer);
        List<double> own = [], exact = [], ratios = [];
        long start = Stopwatch.GetTimestamp();
        for (int turn = 0; turn < 2 * WarmUpUpdates || Stopwatch.GetElapsedTime(start) < MeasuredTime; turn++)
        {
            double update = Samples.Seconds(window.Train), other = Samples.Seconds(floats.Train);
            if (turn < WarmUpUpdates) continue;
            own.Add(update);
            exact.Add(other);
            ratios.Add(update / other);
        }

        double speed = window.Tokens / Samples.Median(own), reference = window.Tokens / Samples.Median(exact);
        double ratio = Samples.Median(ratios);
        report.Add(
            new JsonObject
            {
                ["case"] = name,
                ["tokens_per_second"] = Math.Round(speed, 1),
                ["float_tokens_per_second"] = Math.Round(reference, 1),
                ["times_float"] = Math.Round(ratio, 3),
            },
            name,
            speed.ToString("N0", CultureInfo.InvariantCulture),
            reference.ToString("N0", CultureInfo.InvariantCulture),
            ratio.ToString("F2", CultureInfo.InvariantCulture));
    }
}
