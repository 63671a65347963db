using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using Dates.Data;
using Dates.Models;
using Dates.Results;
using KernelGen.Formats;
using KernelGen.Training;

namespace Dates.Runs;

/// <summary>Trains models with every seed. Only when all are trained is the test set opened, which each reads once.</summary>
/// <param name="sets">The pairs.</param>
/// <param name="training">How models are trained.</param>
/// <param name="seeds">The seeds of each model.</param>
/// <param name="beam">Targets that decoding keeps, 1 or more.</param>
/// <param name="view">Shows how training goes.</param>
internal sealed class DateExperiment(DateSets sets, DateTraining training, IReadOnlyList<ulong> seeds, int beam, ITrainingView view)
{
    private readonly Dictionary<(DateRecipe Recipe, ulong Seed), TensorSet> weights = [];

    /// <summary>Trains and tests.</summary>
    /// <param name="recipes">The models, the one first that others are compared with.</param>
    /// <param name="trained">Told of every model that is trained, with its seed and float weights; null tells nobody.</param>
    public IReadOnlyList<DateScores> Run(IReadOnlyList<DateRecipe> recipes, Action<DateRecipe, ulong, TensorSet>? trained = null)
    {
        List<TrainedDates> runs = [];
        try
        {
            foreach (DateRecipe recipe in recipes)
            {
                foreach (ulong seed in seeds)
                {
                    runs.Add(Train(recipe, seed));
                    trained?.Invoke(recipe, seed, weights[(recipe, seed)]);
                }
            }

            IReadOnlyList<DatePair> test = sets.OpenTest();
            return [.. recipes.Select(recipe => Test(recipe, [.. runs.Where(run => run.Recipe == recipe)], test))];
        }
        finally
        {
            foreach (TrainedDates run in runs) run.Model.Dispose();
        }
    }

    private TrainedDates Train(DateRecipe recipe, ulong seed)
    {
        if (recipe.Start is { } start && !weights.ContainsKey((start, seed))) Train(start, seed).Model.Dispose();
        long began = Stopwatch.GetTimestamp();
        string title = FormattableString.Invariant($"{recipe.Name}, seed {seed}");
        using IDateModel model = view.Show(title, progress => training.Fit(recipe, sets, seed, own => own.LoadWeights(weights[(recipe.Start!, seed)]), progress));
        weights[(recipe, seed)] = model.Weights;
        double seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        IntegerAgreement? agreement = model.Compare([.. sets.Validation.Select(static pair => pair.SourceTokens)], [.. sets.Validation.Select(static pair => pair.TargetTokens)]);
        TrainedDates run = new(recipe, model.Pack(), seconds, agreement?.Compared ?? 0, agreement?.Different ?? 0);
        double share = DateScoring.Matches(run.Model, sets.Validation, beam).Average(static right => right ? 1.0 : 0);
        view.Tell(FormattableString.Invariant($"{title}: {100 * share:F2} % of the validation dates right, {run.Seconds:F0} s"));
        return run;
    }

    private DateScores Test(DateRecipe recipe, IReadOnlyList<TrainedDates> runs, IReadOnlyList<DatePair> test) =>
        DateScoring.Score(recipe.Name, [.. runs.Select(static run => run.Model)], test, beam, runs.Average(static run => run.Seconds)) with
        {
            ComparedIntegers = runs.Sum(static run => run.Compared),
            DifferentIntegers = runs.Sum(static run => run.Different),
        };

    private sealed record TrainedDates(DateRecipe Recipe, ITrainedDateModel Model, double Seconds, long Compared, long Different);
}
