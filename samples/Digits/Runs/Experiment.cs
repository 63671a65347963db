using System;
using System.Collections.Generic;
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
    private readonly SeedRuns seeds = new(data, settings.Epochs, settings.Rates, settings.Seeds, settings.Threads, log);

    /// <summary>Does all of it.</summary>
    public IReadOnlyList<MethodResult> Execute(CancellationToken cancellation)
    {
        List<IReadOnlyList<TrainedRun>> trained = [];
        foreach (DigitModel model in DigitModels.All.Where(model => settings.Network is RunSettings.All || settings.Network == model.Network))
            trained.Add(seeds.Train(model, cancellation));
        return [.. trained.Select(runs => Test(runs, cancellation))];
    }

    private MethodResult Test(IReadOnlyList<TrainedRun> runs, CancellationToken cancellation)
    {
        MethodResult result = seeds.Test(runs, cancellation);
        log(FormattableString.Invariant($"{result.Model.Name}: test error {result.Error:F2} %"));
        return result;
    }
}
