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
using KernelGen.Bench.Timing;
using KernelGen.Formats;
using KernelGen.Lanes;
using KernelGen.Spec;

namespace KernelGen.Bench.Modes;

/// <summary>
/// Time against hidden size, bits, time steps a call, streams a call and a batch, of models that are generated and compiled in this process. No cliff: from a point
/// to the next neither the time of a multiply-add nor that of a byte of weights grows by more than half, unless a cache holds a
/// smaller share of the weights, or reading as many bytes slows down as well.
/// Option: --only TEXT takes the sweeps whose axis and name hold it.
/// </summary>
internal static class ScalingMode
{
    public const string Name = "scaling";

    /// <summary>Growth that must be explained.</summary>
    private const double Cliff = 1.5;

    /// <summary>An update multiplies by each weight in its forward pass and twice in its backward one.</summary>
    private const int ProductsOfUpdate = 3;

    private const int MostChecked = 64;
    private const int MostMeasurements = 4;
    private static readonly TimeSpan sweepTime = TimeSpan.FromSeconds(4), longestCompilation = TimeSpan.FromSeconds(30);

    public static Report Run(string[] arguments)
    {
        string only = ModeOptions.Only(arguments);
        long start = Stopwatch.GetTimestamp();
        ScalingSweep[] sweeps = [.. ScalingSweeps.All.Where(sweep => $"{sweep.Axis} {sweep.Name}".Contains(only, StringComparison.OrdinalIgnoreCase))];
        CompiledModel[][] models = [.. sweeps.Select(sweep => CompiledModels.Compile([.. sweep.Points.Select(point => point.Declaration)]).ToArray())];
        IReadOnlyList<CacheSize> caches = CacheSizes.OfMachine();
        Report report = Create();
        BackgroundCompiler.Settle(longestCompilation);
        string pinned = OneProcessor.Pin();
        Dictionary<(int, int), TensorSet> weights = [];
        for (int sweep = 0; sweep < sweeps.Length; sweep++) Measure(report, sweeps[sweep], models[sweep], caches, weights, sweepTime);
        Draw(report);
        report.Remarks.Add(FormattableString.Invariant(
            $"One thread, {pinned}, {ThreadClock.Name}; medians, growth taken within a round; {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s in all. ")
            + $"Caches: {(caches.Count == 0 ? "not told by the system" : string.Join(", ", caches.Select(cache => FormattableString.Invariant($"L{cache.Level} {cache.Bytes:N0} bytes"))))}.");
        return report;
    }

    /// <summary>An empty table.</summary>
    public static Report Create()
    {
        Report report = new(Name, "sweep", "at", "µs", "ns a multiply-add", "weight bytes", "kernels", "growth", "outgrown", "cliff");
        report.Remarks.Add(FormattableString.Invariant(
            $"µs of a step, or of a token of an update. growth: of the time from the point before, a multiply-add or a byte of weights, whichever grew less; above {Cliff} it is a cliff ")
            + "unless the weights outgrow a cache: the share of them that it can hold falls by a quarter or more, which then comes from the next one; or unless a byte of as many bytes that are only read, measured beside it, takes longer too, so that half is not left. A multiply-add is one of a product of a matrix; an update has three for each of a step. "
            + $"Models of up to {MostChecked} units equal the generic runtime to the last bit.");
        return report;
    }

    /// <summary>Times the points of a sweep in turn and adds a row for each.</summary>
    public static void Measure(
        Report report,
        ScalingSweep sweep,
        IReadOnlyList<CompiledModel> models,
        IReadOnlyList<CacheSize> caches,
        Dictionary<(int, int), TensorSet> weights,
        TimeSpan time)
    {
        ScalingPoint[] points = sweep.Points;
        TurnTimer timer = new([.. points.Zip(models, (point, model) => Bind(point, model, weights))]);
        double[] calls = [.. points.Select(point => (double)point.Steps * point.Streams)];
        double[] work = [.. points.Zip(models, (point, model) => (double)MultiplyAdds(model.Driver.Spec) * (point.Trains ? ProductsOfUpdate : 1))];
        BackgroundCompiler.Settle(time);
        timer.Measure(time);
        for (int more = 2; more <= MostMeasurements && Enumerable.Range(1, points.Length - 1).Any(IsCliff); more++) timer.Measure(time / 2);
        for (int point = 0; point < points.Length; point++) Add(point);

        double Growth(int point)
        {
            double perStep = timer.MedianRatio(point, point - 1) * calls[point - 1] / calls[point];
            double perByte = perStep * models[point - 1].LayoutBytes / models[point].LayoutBytes;
            return Math.Min(perStep * work[point - 1] / work[point], perByte);
        }

        CacheSize? Outgrown(int point) => CacheSizes.Outgrown(caches, models[point - 1].LayoutBytes, models[point].LayoutBytes);

        bool IsCliff(int point) => Growth(point) > Cliff && Outgrown(point) is null;

        void Add(int point)
        {
            double microseconds = timer.Median(point) / calls[point];
            double? growth = point == 0 ? null : Growth(point);
            CacheSize? outgrown = point == 0 ? null : Outgrown(point);
            double? reading = point > 0 && IsCliff(point) ? PlainReading.Growth(models[point - 1].LayoutBytes, models[point].LayoutBytes, time) : null;
            bool isCliff = growth / reading > Cliff;
            if (isCliff) report.Holds = false;
            AddRow(report, sweep, points[point].At, microseconds, 1000 * microseconds / work[point], models[point], growth, outgrown, reading, isCliff);
        }
    }

    private static void AddRow(
        Report report, ScalingSweep sweep, int at, double microseconds, double nanoseconds, CompiledModel model, double? growth, CacheSize? outgrown, double? reading, bool isCliff)
    {
        string kernels = string.Join(", ", model.Families.Distinct());
        report.Add(
            new JsonObject
            {
                ["axis"] = sweep.Axis,
                ["series"] = sweep.Name,
                ["at"] = at,
                ["us"] = Math.Round(microseconds, 4),
                ["ns_per_multiply_add"] = Math.Round(nanoseconds, 6),
                ["weight_bytes"] = model.LayoutBytes,
                ["kernels"] = kernels,
                ["growth"] = growth is { } number ? Math.Round(number, 3) : null,
                ["outgrown_level"] = outgrown?.Level,
                ["growth_of_reading"] = reading is { } slower ? Math.Round(slower, 3) : null,
                ["cliff"] = isCliff,
            },
            $"{sweep.Axis}: {sweep.Name}",
            at.ToString(CultureInfo.InvariantCulture),
            microseconds.ToString("0.###", CultureInfo.InvariantCulture),
            nanoseconds.ToString("0.0000", CultureInfo.InvariantCulture),
            model.LayoutBytes.ToString("N0", CultureInfo.InvariantCulture),
            kernels,
            growth?.ToString("0.00", CultureInfo.InvariantCulture) ?? "",
            outgrown is null ? "" : FormattableString.Invariant($"L{outgrown.Level}"),
            isCliff ? "yes" : reading is { } byReading ? FormattableString.Invariant($"reading {byReading:0.00}") : growth > Cliff ? "by the cache" : "");
    }

    /// <summary>A chart an axis, a line a sweep.</summary>
    public static void Draw(Report report) => report.Picture = LinesChart.Of([.. report.Objects
        .GroupBy(row => row["axis"]!.GetValue<string>())
        .Select(axis => new ChartPanel(
            ScalingSweeps.Title(axis.Key),
            [.. axis.GroupBy(row => row["series"]!.GetValue<string>()).Select(series => new ChartSeries(
                series.Key,
                [.. series.Select(row => ((double)row["at"]!.GetValue<int>(), row["us"]!.GetValue<double>()))]))]))]);

    /// <summary>Weights are the same for all layers of a size: a sweep packs those of the one before.</summary>
    private static Advance Bind(ScalingPoint point, CompiledModel model, Dictionary<(int, int), TensorSet> weights)
    {
        if (point.Trains) return CompiledRun.BindTrainer(model);
        ModelSpec spec = model.Driver.Spec;
        if (!weights.TryGetValue((spec.InputSize, spec.OutputSize), out TensorSet? floats))
            weights.Add((spec.InputSize, spec.OutputSize), floats = SeededWeights.Of(spec));
        PackedModel packed = PackedModel.Pack(spec, floats);
        if (spec.OutputSize <= MostChecked) CompiledRun.RequireGeneric(model, packed, LaneTypes.Widest);
        return point.Joins
            ? CompiledRun.BindStreams(model, packed, LaneTypes.Widest, point.Streams)
            : CompiledRun.Bind(model, packed, LaneTypes.Widest, point.Steps);
    }

    private static long MultiplyAdds(ModelSpec spec) => spec.Layers.Sum(layer => layer switch
    {
        RecurrentSpec recurrent => (long)recurrent.Gates * recurrent.Hidden * (recurrent.Input + recurrent.Hidden),
        LinearSpec linear => (long)linear.Outputs * linear.Input,
        _ => 0,
    });
}
