using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using KernelGen.Bench.Baselines;
using KernelGen.Bench.Peers;
using KernelGen.Bench.Reports;
using KernelGen.Bench.Timing;

namespace KernelGen.Bench.Modes;

/// <summary>
/// Emitted code beside the runtimes that people use: OpenBLAS, ONNX Runtime, oneDNN, PyTorch, and RTNeural by its figures on the reference
/// machine. Options: --only TEXT takes the cases whose names hold it, --folder PATH says where npm put ONNX Runtime.
/// </summary>
internal static class PeersMode
{
    public const string Name = "peers";
    private const string NotInstalled = "not installed";
    private static readonly TimeSpan MatrixTime = TimeSpan.FromSeconds(1), TrainingTime = TimeSpan.FromSeconds(3.5);
    private const int TrainingTurns = 3;

    private static readonly (string Case, string Model, string Kind, int Threads, string Against, double Bar)[] trainings =
    [
        ("training 300, 10,000 words, float, 1 thread", "float", "lstm", 1, "PyTorch, best setting", 1.1),
        ("training 300, 10,000 words, float, 2 threads", "float", "lstm", 2, "PyTorch, tuned for 2 threads", 1.25),
        ("training 300, 10,000 words, 2/2, 2 threads", "affine 2/2", "straight-through", 2, "PyTorch, 2/2 straight-through cell", 1.5),
    ];

    public static Report Run(string[] arguments)
    {
        string only = ModeOptions.Only(arguments);
        string folder = ModeOptions.Of(arguments, "--folder") ?? Path.Combine(Machine.RepositoryRoot, "artifacts", "peers");
        long start = Stopwatch.GetTimestamp();
        (string CoreType, bool ColumnMajor)? choice = OpenBlasChoice.Find();
        Report report = Create();

        // Trainers first: they run in other processes, which would inherit the one processor that this one is pinned to.
        List<Action> trainingRows = [];
        string? torch = null;
        if (trainings.Any(training => IsChosen(training.Case)))
        {
            TorchTraining? peer = TorchTraining.Find(choice?.CoreType ?? "Haswell");
            torch = peer?.Version;
            foreach (var training in trainings.Where(training => IsChosen(training.Case))) trainingRows.Add(MeasureTraining(report, peer, training));
        }

        OpenBlas? blas = choice is { } best ? OpenBlasChoice.Load(best.CoreType) : null;
        IPeer[] peers = [new OpenBlasPeer(blas, choice?.ColumnMajor == true), new OnnxPeer(OnnxRuntime.Load(folder)), new OneDnnPeer(OneDnn.Load())];
        string pinned = OneProcessor.Pin();
        Measure(report, [.. PeerCases.All.Where(peerCase => IsChosen(peerCase.Name))], peers, MatrixTime);
        foreach (Action row in trainingRows) row();

        IEnumerable<string> versions = peers.Select(peer => $"{peer.Name}: {peer.Version ?? NotInstalled}").Append($"PyTorch: {torch ?? (only.Length == 0 ? NotInstalled : "not installed or not asked for")}");
        report.Remarks.Add(FormattableString.Invariant(
            $"One thread, {pinned}, {ThreadClock.Name}; medians, ratios taken within a round; {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s in all. {string.Join("; ", versions)}."));
        return report;

        bool IsChosen(string name) => name.Contains(only, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>An empty table.</summary>
    public static Report Create()
    {
        Report report = new(Name, "case", "against", "ours µs", "theirs µs", "ratio", "at least", "holds", "coding", "our error", "their error", "figure");
        report.Remarks.Add(
            "Float vector in, float vector out. coding: the share of our time that finds codes of what enters (and of h) and builds tables. "
            + "error: relative error of the output against the same network in floats, by the Euclidean norm; weights are random and no one trained "
            + "them to be rounded. ONNX Runtime's 2- and 4-bit products "
            + "take 8-bit activations, as the rows 2/8 and 4/8 do; a/b are affine codes unless the row says alternating. "
            + "page, scaled: the figure of the reference machine (Zen 5, AVX-512 and VNNI) times OpenBLAS here by OpenBLAS there, where that is faster "
            + "than the installed build; RTNeural is always taken so. A time is that of one time step; for training, of one token.");
        return report;
    }

    /// <summary>Rows of <paramref name="cases"/>, beside the peers that are installed.</summary>
    public static void Measure(Report report, IReadOnlyList<PeerCase> cases, IReadOnlyList<IPeer> peers, TimeSpan time)
    {
        foreach (PeerCase peerCase in cases)
        {
            PeerMeasurement measurement = new(peerCase, peers);
            measurement.Measure(time);
            foreach (PeerBar bar in peerCase.Bars) Add(report, peerCase.Name, bar, measurement);
        }

        Draw(report);
    }

    private static void Add(Report report, string name, PeerBar bar, PeerMeasurement measurement)
    {
        PeerResult? result = measurement.Result(bar);
        JsonObject row = Row(name, bar.Against, measurement.Microseconds, result?.Microseconds, result?.Ratio, bar.AtLeast);
        row["coding_share"] = Rounded(measurement.CodingShare, 3);
        row["our_error"] = Rounded(measurement.Error, 6);
        row["their_error"] = Rounded(result?.InstalledError, 6);
        row["figure"] = result?.Source ?? NotInstalled;
        row["installed_us"] = Rounded(result?.InstalledMicroseconds, 4);
        row["page_us"] = Rounded(result?.PageMicroseconds, 4);
        Add(report, row);
    }

    /// <summary>A row from its JSON object, so that both say the same.</summary>
    private static void Add(Report report, JsonObject row)
    {
        double? atLeast = Number("at_least"), ratio = Number("ratio");
        string holds = atLeast is null || ratio is null ? "" : ratio >= atLeast ? "yes" : "no";
        report.Add(
            row,
            row["case"]!.GetValue<string>(),
            row["against"]!.GetValue<string>(),
            Text("ours_us", "0.###"),
            Number("theirs_us") is null ? NotInstalled : Text("theirs_us", "0.###"),
            Text("ratio", "0.00"),
            Text("at_least", "0.##"),
            holds,
            Text("coding_share", "0 %"),
            Text("our_error", "0.000"),
            Text("their_error", "0.000"),
            row["figure"]!.GetValue<string>());

        double? Number(string field) => row[field]?.GetValue<double>();

        string Text(string field, string format) => Number(field)?.ToString(format, CultureInfo.InvariantCulture) ?? "";
    }

    private static JsonObject Row(string name, string against, double ours, double? theirs, double? ratio, double? atLeast) => new()
    {
        ["case"] = name,
        ["against"] = against,
        ["ours_us"] = Rounded(ours, 4),
        ["theirs_us"] = Rounded(theirs, 4),
        ["ratio"] = Rounded(ratio, 3),
        ["at_least"] = atLeast,
    };

    /// <summary>Trains in turn, ours and theirs in a process each; returns what adds the row, so that rows keep their order.</summary>
    private static Action MeasureTraining(
        Report report, TorchTraining? torch, (string Case, string Model, string Kind, int Threads, string Against, double Bar) training)
    {
        List<double> ours = [], theirs = [], ratios = [];
        for (int turn = 0; turn < TrainingTurns; turn++)
        {
            ours.Add(1e6 / ChildProcess.Run(
                TrainingMode.Child,
                training.Model,
                training.Threads.ToString(CultureInfo.InvariantCulture),
                TrainingTime.TotalSeconds.ToString(CultureInfo.InvariantCulture))["tokens_per_second"]!.GetValue<double>());
            if (torch is null) continue;
            theirs.Add(1e6 / torch.TokensPerSecond(training.Kind, training.Threads, TrainingTime));
            ratios.Add(theirs[^1] / ours[^1]);
        }

        JsonObject row = Row(
            training.Case,
            training.Against,
            Samples.Median(ours),
            torch is null ? null : Samples.Median(theirs),
            torch is null ? null : Samples.Median(ratios),
            training.Bar);
        foreach (string field in new[] { "coding_share", "our_error", "their_error", "page_us" }) row[field] = null;
        row["figure"] = torch is null ? NotInstalled : "installed";
        row["installed_us"] = row["theirs_us"]?.DeepClone();
        return () =>
        {
            Add(report, row);
            Draw(report);
        };
    }

    private static void Draw(Report report) => report.Picture = PeersChart.Of(report.Objects);

    private static JsonNode? Rounded(double? value, int digits) => value is { } number ? Math.Round(number, digits) : null;
}
