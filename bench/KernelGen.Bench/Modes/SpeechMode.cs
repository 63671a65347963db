using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using KernelGen.Bench.Cases;
using KernelGen.Bench.Generation;
using KernelGen.Bench.Reports;
using KernelGen.Bench.Scaling;
using KernelGen.Bench.Speech;
using KernelGen.Bench.Timing;
using KernelGen.Formats;
using KernelGen.Lanes;
using KernelGen.Spec;

namespace KernelGen.Bench.Modes;

/// <summary>
/// Deep Speech at its full size on random weights: bytes, working memory, and the time of a second of speech, in floats and with codes in its dense layers, in its
/// recurrent one, and in both.
/// </summary>
internal static class SpeechMode
{
    public const string Name = "speech";

    /// <summary>What 4 bits everywhere are held to: share of the floats' bytes, milliseconds of a second, and times as fast as floats.</summary>
    private const double MostShare = 0.14, MostMilliseconds = 200, LeastRatio = 2.5;

    private const int Rounds = 7, Shrink = 64;
    private static readonly TimeSpan longestCompilation = TimeSpan.FromSeconds(30);

    private static readonly (string Name, int Dense, int Recurrent)[] cases =
    [
        ("float", 32, 32), ("8 bits", 8, 8), ("4 bits", 4, 4), ("8 bits, dense alone", 8, 32), ("4 bits, dense alone", 4, 32),
        ("8 bits, recurrent alone", 32, 8), ("4 bits, recurrent alone", 32, 4),
    ];

    public static Report Run()
    {
        long start = Stopwatch.GetTimestamp();
        Report report = new(Name, "network", "packed bytes", "of float", "laid out", "working memory", "ms a second of speech", "float : this", "at least", "holds");
        IReadOnlyList<CompiledModel> small = CompiledModels.Compile([.. cases.Select(one => DeepSpeech.Declaration(one.Dense, one.Recurrent, Shrink))]);
        foreach (CompiledModel model in small)
            CompiledRun.RequireGeneric(model, PackedModel.Pack(model.Driver.Spec, SeededWeights.Of(model.Driver.Spec)), LaneTypes.Widest);

        IReadOnlyList<CompiledModel> models = CompiledModels.Compile([.. cases.Select(one => DeepSpeech.Declaration(one.Dense, one.Recurrent))]);
        BackgroundCompiler.Settle(longestCompilation);
        string pinned = OneProcessor.Pin();
        TensorSet weights = SeededWeights.Of(models[0].Driver.Spec);
        Advance floats = Bind(models[0], weights);
        for (int index = 0; index < cases.Length; index++) Measure(report, cases[index].Name, models[index], floats, index == 0 ? floats : Bind(models[index], weights));
        report.Remarks.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"{DeepSpeech.FramesOfASecond} frames a call, one thread, {pinned}, {ThreadClock.Name}; medians of {Rounds} rounds in turn, ratios taken within a round; {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s in all. ")
            + "Working memory: the scratch of a second, and the initial state. Weights are random. The same declarations at 1/64 of the units equal the generic runtime to the last bit.");
        report.Remarks.Add("Of float: bytes by those of the float twin, whose two biases a gate count as one.");
        return report;
    }

    private static Advance Bind(CompiledModel model, TensorSet weights)
    {
        ModelSpec spec = model.Driver.Spec;
        model.Driver.Load(PackedModel.Pack(spec, weights), LaneTypes.Widest, DeepSpeech.FramesOfASecond);
        Random random = new(5);
        float[] frames = new float[DeepSpeech.FramesOfASecond * spec.InputSize], outputs = new float[DeepSpeech.FramesOfASecond * spec.OutputSize];
        for (int index = 0; index < frames.Length; index++) frames[index] = random.NextSingle();
        return _ => model.Driver.Run(frames, outputs);
    }

    private static void Measure(Report report, string name, CompiledModel model, Advance floats, Advance own)
    {
        double[] milliseconds = new double[Rounds], ratios = new double[Rounds];
        own(0);
        own(0);
        for (int round = 0; round < Rounds; round++)
        {
            double reference = Milliseconds(floats);
            milliseconds[round] = Milliseconds(own);
            ratios[round] = reference / milliseconds[round];
        }

        Array.Sort(milliseconds);
        Array.Sort(ratios);
        Add(report, name, model, milliseconds[Rounds / 2], ratios[Rounds / 2]);
    }

    private static double Milliseconds(Advance advance)
    {
        double start = ThreadClock.Microseconds();
        advance(0);
        return (ThreadClock.Microseconds() - start) / 1000;
    }

    private static void Add(Report report, string name, CompiledModel model, double milliseconds, double ratio)
    {
        ModelSpec spec = model.Driver.Spec;
        long packed = PackedSize.Of(spec).Bytes, working = model.ScratchBytes * DeepSpeech.FramesOfASecond + model.StateBytes;
        double share = (double)packed / PackedSize.FloatTwin(spec);
        bool hasBars = name == "4 bits";
        bool? holds = hasBars ? share <= MostShare && milliseconds <= MostMilliseconds && ratio >= LeastRatio : null;
        report.Holds &= holds ?? true;
        report.Add(
            new JsonObject
            {
                ["network"] = name,
                ["packed_bytes"] = packed,
                ["share"] = Math.Round(share, 4),
                ["laid_out_bytes"] = model.LayoutBytes,
                ["working_bytes"] = working,
                ["ms"] = Math.Round(milliseconds, 2),
                ["ratio"] = Math.Round(ratio, 3),
                ["at_least"] = hasBars ? LeastRatio : null,
                ["holds"] = holds,
            },
            name,
            packed.ToString("N0", CultureInfo.InvariantCulture),
            share.ToString("P1", CultureInfo.InvariantCulture),
            model.LayoutBytes.ToString("N0", CultureInfo.InvariantCulture),
            working.ToString("N0", CultureInfo.InvariantCulture),
            milliseconds.ToString("0.0", CultureInfo.InvariantCulture),
            ratio.ToString("0.00", CultureInfo.InvariantCulture),
            hasBars ? LeastRatio.ToString(CultureInfo.InvariantCulture) : "",
            holds is { } held ? held ? "yes" : "no" : "");
    }
}
