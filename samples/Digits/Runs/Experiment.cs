using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using Digits.Data;
using Digits.Models;

namespace Digits.Runs;

/// <summary>
/// Trains every model at every rate with the first seed, chooses the rate by validation and trains the other seeds at it. Only when all are trained is the
/// test set looked at, once by each run.
/// </summary>
internal sealed class Experiment(RunSettings settings, DigitFolder data, Action<string> log)
{
    private const ulong FirstSeed = 1;

    /// <summary>Does all of it.</summary>
    public IReadOnlyList<MethodResult> Execute(CancellationToken cancellation)
    {
        List<IReadOnlyList<TrainedRun>> trained = [];
        foreach (DigitModel model in DigitModels.All.Where(model => settings.Network is RunSettings.All || settings.Network == model.Network))
            trained.Add(TrainSeeds(model, cancellation));
        return [.. trained.Select(runs => Test(runs, cancellation))];
    }

    private List<TrainedRun> TrainSeeds(DigitModel model, CancellationToken cancellation)
    {
        TrainedRun first = Train(model, settings.Rates[0], FirstSeed, cancellation);
        foreach (float rate in settings.Rates.Skip(1))
        {
            TrainedRun other = Train(model, rate, FirstSeed, cancellation);
            if (other.ValidationLoss < first.ValidationLoss) first = other;
        }

        List<TrainedRun> runs = [first];
        for (int seed = 1; seed < settings.Seeds; seed++) runs.Add(Train(model, first.Rate, FirstSeed + (ulong)seed, cancellation));
        return runs;
    }

    private TrainedRun Train(DigitModel model, float rate, ulong seed, CancellationToken cancellation)
    {
        Stopwatch watch = Stopwatch.StartNew();
        TrainedRun run = new TrainingRun(model, data.Training, data.Validation, settings.Epochs, settings.Threads).Execute(rate, seed, cancellation);
        string outcome = FormattableString.Invariant($"validation loss {run.ValidationLoss:F4} after epoch {run.Epoch}");
        if (run.Divergence is { } divergence) outcome += $", then diverged: {divergence}";
        log(FormattableString.Invariant($"{model.Name}, rate {rate}, seed {seed}: {outcome}, {watch.Elapsed.TotalSeconds:F1} s"));
        return run;
    }

    private MethodResult Test(IReadOnlyList<TrainedRun> runs, CancellationToken cancellation)
    {
        List<TestResult> tests = [];
        foreach (TrainedRun run in runs)
        {
            cancellation.ThrowIfCancellationRequested();
            tests.Add(TestRun.Measure(run, data.Test, settings.Threads));
        }

        MethodResult result = new(runs[0].Model, tests);
        log(FormattableString.Invariant($"{result.Model.Name}: test error {result.Error:F2} %"));
        return result;
    }
}
