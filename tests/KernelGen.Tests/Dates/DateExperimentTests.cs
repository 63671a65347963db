using System;
using System.Collections.Generic;
using System.Linq;
using Dates.Data;
using Dates.Models;
using Dates.Results;
using Dates.Runs;
using KernelGen.Formats;
using Xunit;

namespace KernelGen.Tests.Dates;

/// <summary>Training and testing, with models that know the answers.</summary>
public sealed class DateExperimentTests
{
    private static readonly DateSetSizes sizes = new(Training: 40, Validation: 10, Test: 200);

    private readonly List<string> log = [];
    private readonly DateRecipe begun, floats, few;

    public DateExperimentTests()
    {
        DateSets sets = DateSets.Draw(1, sizes);
        Dictionary<string, string> answers = sets.Training.Concat(sets.Validation).Concat(sets.OpenTest()).ToDictionary(static pair => pair.Source, static pair => pair.Target);
        begun = new DateRecipe("begun", _ => new LearnedByHeart(answers, log, "begun"));
        floats = new DateRecipe("float", _ => new LearnedByHeart(answers, log, "float"), begun);
        few = new DateRecipe("few", _ => new LearnedByHeart(answers, log, "few"), begun);
    }

    [Fact]
    public void Models_GoOnFromTheWeightsOfTheirSeed_WhichAreTrainedOnce()
    {
        List<string> kept = [];
        Run([floats, few], [1, 2], (recipe, seed, weights) => kept.Add($"{recipe.Name} {seed}: {weights["updates"].Values[0]}"));
        Assert.Equal(["float 1: 12", "float 2: 12", "few 1: 12", "few 2: 12"], kept);
        Assert.Equal(2, log.Count(static line => line == "begun ends"));
        Assert.Equal(2, log.Count(static line => line == "few begins with 6"));
        Assert.Equal(6, log.Count(static line => line.EndsWith(" is put away", StringComparison.Ordinal)));
    }

    [Fact]
    public void Rates_FallToNothing_FromAQuarterWhereAModelGoesOn()
    {
        Run([few], [1]);
        Assert.Equal(
            ["begun 0.00600", "begun 0.00500", "begun 0.00400", "begun 0.00300", "begun 0.00200", "begun 0.00100"], log.Where(static line => line.StartsWith("begun 0", StringComparison.Ordinal)));
        Assert.Equal("few 0.00150", log.First(static line => line.StartsWith("few 0", StringComparison.Ordinal)));
    }

    [Fact]
    public void Scores_TellWhatIsWrongToTheCharacter()
    {
        IReadOnlyList<DateScores> scores = Run([floats, few], [1]);
        Assert.Equal(1, scores[0].Accuracy);
        Assert.InRange(scores[1].Accuracy, 0.8, 0.97);
        Assert.Equal(200, scores[1].BySeed[0].Length);
        Assert.Equal(scores[1].Accuracy - 1, scores[1].Minus(scores[0]).Mean, 12);
        Assert.True(scores[1].Minus(scores[0]).IsDistinguishable);
        Assert.Equal((800L, 100L), (scores[0].PackedBytes, scores[1].PackedBytes));
    }

    [Fact]
    public void Progress_IsThatOfAllUpdates()
    {
        View view = new();
        Run([begun], [1], view: view);
        Assert.Equal([1, 2, 3, 4, 5, 6], view.Progress.Select(static progress => progress.Update));
        Assert.Equal([3, 6], view.Progress.Where(static progress => progress.EndsEpoch).Select(static progress => progress.Update));
        Assert.All(view.Progress, static progress => Assert.Equal((2, 6), (progress.Epochs, progress.Updates)));
        Assert.StartsWith("begun, seed 1: 100.00 % of the validation dates right", Assert.Single(view.Lines), StringComparison.Ordinal);
    }

    private static IReadOnlyList<DateScores> Run(
        IReadOnlyList<DateRecipe> recipes, IReadOnlyList<ulong> seeds, Action<DateRecipe, ulong, TensorSet>? trained = null, View? view = null) =>
        new DateExperiment(DateSets.Draw(1, sizes), new DateTraining { Epochs = 2, Rate = 0.006f }, seeds, beam: 1, view ?? new View()).Run(recipes, trained);

    private sealed class View : ITrainingView
    {
        public List<DateProgress> Progress { get; } = [];

        public List<string> Lines { get; } = [];

        public T Show<T>(string title, Func<Action<DateProgress>, T> work) => work(Progress.Add);

        public void Tell(string line) => Lines.Add(line);
    }
}
