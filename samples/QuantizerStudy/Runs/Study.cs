using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using KernelGen;
using QuantizerStudy.Characters;
using QuantizerStudy.Models;

namespace QuantizerStudy.Runs;

/// <summary>
/// A whole study: for every cell and method a run a learning rate, of which validation chooses one, then all seeds at that rate, each
/// of them tested once. What a folder holds already is not done again.
/// </summary>
internal sealed class Study(StudySettings settings, StudyCorpus corpus, StudyFolder folder, TextWriter log)
{
    private const int FirstSeed = 1;

    /// <summary>Does what is left to do.</summary>
    /// <exception cref="OperationCanceledException">It was stopped; the same call goes on.</exception>
    public void Execute(CancellationToken cancellation)
    {
        foreach (CellKind cell in settings.Cells)
        {
            foreach (StudyMethod method in settings.Methods)
            {
                float rate = ChooseRate(cell, method, cancellation);
                for (int seed = FirstSeed; seed < FirstSeed + settings.Seeds; seed++)
                    Test(new RunKey(cell, method, rate, seed), cancellation);
            }
        }
    }

    /// <summary>The rate of the best validation; the least one where all runs diverged.</summary>
    private float ChooseRate(CellKind cell, StudyMethod method, CancellationToken cancellation)
    {
        List<RunResult> runs = [];
        foreach (float rate in settings.Rates.Order()) runs.Add(Train(new RunKey(cell, method, rate, FirstSeed), cancellation));
        return runs.MinBy(static run => run.ValidationBits ?? double.PositiveInfinity)!.Rate;
    }

    private RunResult Train(RunKey key, CancellationToken cancellation)
    {
        if (folder.Run(key) is { } known) return known;
        cancellation.ThrowIfCancellationRequested();
        RunResult result = new TrainingRun(key, settings, corpus, folder).Execute(cancellation);
        string outcome = result.ValidationBits is { } bits ? $"validation {bits:F4} bits per character" : result.Divergence!;
        log.WriteLine($"{key}: {outcome}, {result.Seconds:F1} s");
        return result;
    }

    private void Test(RunKey key, CancellationToken cancellation)
    {
        if (folder.Final(key) is not null) return;
        RunResult run = Train(key, cancellation);
        cancellation.ThrowIfCancellationRequested();
        TestResult? test = run.Divergence is null ? TestRun.Measure(key, folder.PackedPath(key), corpus) : null;
        folder.Save(key, new FinalResult(run, test));
        if (test is not null) log.WriteLine($"{key}: test {test.BitsPerCharacter:F4} bits per character");
    }
}
