using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using Digits.Data;
using Digits.Models;

namespace Digits.Runs;

/// <summary>The runs of one model: at every rate with the first seed, and with the other seeds at the rate that validation chose.</summary>
/// <param name="data">What to train on and to validate and test with.</param>
/// <param name="epochs">Passes over the training images.</param>
/// <param name="rates">Learning rates to choose among; at least one.</param>
/// <param name="seeds">Seeds, 1 or more.</param>
/// <param name="threads">Threads of training, 0 for one a processor.</param>
/// <param name="log">Told of every run as it ends.</param>
internal sealed class SeedRuns(DigitFolder data, int epochs, IReadOnlyList<float> rates, int seeds, int threads, Action<string> log)
{
    private const ulong FirstSeed = 1;

    /// <summary>Trains with all seeds, the first one first.</summary>
    public IReadOnlyList<TrainedRun> Train(DigitModel model, CancellationToken cancellation)
    {
        TrainedRun first = Train(model, rates[0], FirstSeed, cancellation);
        foreach (float rate in rates.Skip(1))
        {
            TrainedRun other = Train(model, rate, FirstSeed, cancellation);
            if (other.ValidationLoss < first.ValidationLoss) first = other;
        }

        List<TrainedRun> runs = [first];
        for (int seed = 1; seed < seeds; seed++) runs.Add(Train(model, first.Rate, FirstSeed + (ulong)seed, cancellation));
        return runs;
    }

    /// <summary>Reads the test set once with each run of a model.</summary>
    public MethodResult Test(IReadOnlyList<TrainedRun> runs, CancellationToken cancellation)
    {
        List<TestResult> tests = [];
        foreach (TrainedRun run in runs)
        {
            cancellation.ThrowIfCancellationRequested();
            tests.Add(TestRun.Measure(run, data.Test, threads));
        }

        return new MethodResult(runs[0].Model, tests);
    }

    private TrainedRun Train(DigitModel model, float rate, ulong seed, CancellationToken cancellation)
    {
        Stopwatch watch = Stopwatch.StartNew();
        TrainedRun run = new TrainingRun(model, data.Training, data.Validation, epochs, threads).Execute(rate, seed, cancellation);
        string outcome = FormattableString.Invariant($"validation loss {run.ValidationLoss:F4} after epoch {run.Epoch}");
        if (run.Divergence is { } divergence) outcome += $", then diverged: {divergence}";
        log(FormattableString.Invariant($"{model.Name}, rate {rate}, seed {seed}: {outcome}, {watch.Elapsed.TotalSeconds:F1} s"));
        return run;
    }
}
