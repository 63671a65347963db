using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using KernelGen.Text;
using SpokenDigits.Recordings;
using SpokenDigits.Results;

namespace SpokenDigits.Recognition;

/// <summary>Trains recognisers for every fold and seed and tests them by the voice that was left out.</summary>
/// <param name="folds">The strings of each fold.</param>
/// <param name="seeds">The seeds of each fold's runs.</param>
/// <param name="log">The runs that have finished: they are not run again.</param>
internal sealed class LeaveOneOut(IReadOnlyList<TrainingStrings> folds, IReadOnlyList<ulong> seeds, RunLog log)
{
    /// <summary>
    /// Runs recipes: all of a fold before the next fold begins, since some go on from others' weights, which a run that was cut off has to make anew.
    /// </summary>
    /// <param name="recipes">What trains the recognisers.</param>
    /// <param name="finished">Told of every run.</param>
    /// <returns>The scores of every recipe, in order.</returns>
    public IReadOnlyList<RecogniserScores> Run(IReadOnlyList<IRecogniserRecipe> recipes, Action<FinishedRun> finished)
    {
        foreach (ulong seed in seeds)
        {
            foreach (TrainingStrings fold in folds)
            {
                foreach (IRecogniserRecipe recipe in recipes)
                {
                    FinishedRun run = log.Find(recipe.Name, fold.Speaker, seed) ?? RunNew(recipe, fold, seed);
                    RequireStrings(run, fold);
                    finished(run);
                }
            }
        }

        return [.. recipes.Select(ScoresOf)];
    }

    private FinishedRun RunNew(IRecogniserRecipe recipe, TrainingStrings fold, ulong seed)
    {
        long started = Stopwatch.GetTimestamp();
        using IRecogniser recogniser = recipe.Train(fold, seed);
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        FinishedRun run = new(recipe.Name, fold.Speaker, seed, recogniser.PackedBytes, seconds, Scoring.Score(recogniser, fold.Test));
        log.Add(run);
        return run;
    }

    private static void RequireStrings(FinishedRun run, TrainingStrings fold)
    {
        if (!run.Errors.Select(static error => error.Length).SequenceEqual(fold.Test.Select(static one => (long)one.Words)))
        {
            throw new RecordingException(FormattableString.Invariant(
                $"The finished run of {run.Model}, seed {run.Seed}, without {run.Speaker} was tested with {run.Errors.Count} strings of other lengths; expected the {fold.Test.Count} of these recordings."));
        }
    }

    private RecogniserScores ScoresOf(IRecogniserRecipe recipe)
    {
        FinishedRun[][] runs = [.. seeds.Select(seed => folds.Select(fold => log.Find(recipe.Name, fold.Speaker, seed)!).ToArray())];
        string[] speakers = [.. folds.SelectMany(static fold => fold.Test).Select(static one => one.Utterance.Speaker)];
        ErrorRate[][] bySeed = [.. runs.Select(static own => own.SelectMany(static run => run.Errors).ToArray())];
        return new RecogniserScores(recipe.Name, runs[0][0].PackedBytes, speakers, bySeed, runs.SelectMany(static own => own).Average(static run => run.Seconds));
    }
}
