using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Text;
using LanguageModel.Models;

namespace LanguageModel;

/// <summary>
/// Which models are trained on what. The alternating models begin with the weights of the float one (Xu et al.), which goes on
/// itself for as many updates as their control; the balanced model and its twin begin with the same random weights (He et al.).
/// A model and the one it is compared with see the same text in the same order with the same dropout.
/// </summary>
internal static class Experiment
{
    /// <summary>The model of the command line that stands for those of the default run.</summary>
    public const string All = "all";

    /// <summary>Tokens of the first stages of the default run: a million in all five, about two minutes on two cores.</summary>
    public const int DefaultTokens = 240_000;

    private const string Continued = "-continued";

    private static readonly Form[] Forms =
    [
        new(ModelClasses.Float, "float, tanh cell", ModelClasses.Float, null),
        new(ModelClasses.Float + Continued, "float, tanh cell, continued", ModelClasses.Float, ModelClasses.Float),
        new(ModelClasses.Alternating, "2/2 alternating, on line", ModelClasses.Alternating, ModelClasses.Float),
        new(ModelClasses.Twin, "float, sigmoid cell", ModelClasses.Twin, null),
        new(ModelClasses.Balanced, "4/4 balanced, sigmoid cell", ModelClasses.Balanced, null),
        new(ModelClasses.Alternating3, "3/3 alternating, on line", ModelClasses.Alternating3, ModelClasses.Float),
        new(ModelClasses.Gru, "float, GRU", ModelClasses.Gru, null),
        new(ModelClasses.Gru + Continued, "float, GRU, continued", ModelClasses.Gru, ModelClasses.Gru),
        new(ModelClasses.GruAlternating, "2/2 alternating GRU, on line", ModelClasses.GruAlternating, ModelClasses.Gru),
    ];

    /// <summary>What the command line offers to train.</summary>
    public static IEnumerable<string> Models => [All, .. Forms.Select(static form => form.Name)];

    /// <summary>Whether <paramref name="model"/> is declared at that size.</summary>
    public static bool IsDeclared(string model, string size) =>
        model == All || ModelClasses.Of(size).Any(c => c.Key == FormOf(model).Class);

    /// <summary>Whether <paramref name="model"/> begins with the weights of another one.</summary>
    public static bool GoesOn(string model) => model != All && FormOf(model).Start is not null;

    /// <summary>
    /// The names of the stages that <paramref name="settings"/> asks for: a model that begins with trained weights comes after the one
    /// that has them and after its control, but alone where a file has the weights.
    /// </summary>
    public static IReadOnlyList<string> Names(RunSettings settings)
    {
        if (settings.Model == All) return [.. Forms.Take(5).Select(static form => form.Name)];
        if (settings.Start is not null || FormOf(settings.Model).Start is not { } start) return [settings.Model];
        return [.. new[] { start, start + Continued, settings.Model }.Distinct()];
    }

    /// <summary>The stages that <paramref name="settings"/> asks for, each after the one it starts from.</summary>
    public static IReadOnlyList<Stage> Plan(RunSettings settings, TokenCorpus train)
    {
        Dictionary<string, ModelClass> classes = ModelClasses.Of(settings.Size).ToDictionary(static c => c.Key);
        int tokens = Tokens(settings);
        (TokenCorpus first, int epochs) = Stretch(train, 0, tokens, settings.Epochs);
        (TokenCorpus second, int moreEpochs) = Stretch(
            train, first.Count, tokens / 2, settings.MoreEpochs > 0 ? settings.MoreEpochs : settings.Epochs);
        return [.. Names(settings).Select(StageOf)];

        Stage StageOf(string name)
        {
            Form form = FormOf(name);
            return form.Start is { } start
                ? new Stage(name, form.Title, classes[form.Class], StageOf(start), second, moreEpochs)
                : new Stage(name, form.Title, classes[form.Class], null, first, epochs);
        }
    }

    private static Form FormOf(string name) => Forms.Single(form => form.Name == name);

    private static int Tokens(RunSettings settings)
    {
        if (settings.Tokens > 0) return settings.Tokens;
        if (settings.Epochs > 0) return int.MaxValue;
        return settings.Smoke ? DefaultTokens / 10 : DefaultTokens;
    }

    // A stretch longer than the text becomes several passes over it; one that begins behind its end begins anew.
    private static (TokenCorpus Text, int Epochs) Stretch(TokenCorpus train, int start, int tokens, int epochs)
    {
        if (epochs > 0) return (train, epochs);
        int passes = (int)Math.Ceiling(tokens / (double)train.Count);
        int length = tokens / passes;
        return (train.Slice(start + length <= train.Count ? start : 0, length), passes);
    }

    /// <summary>A stage before its text is known: its name, its title, its class and the name of the stage it starts from.</summary>
    private sealed record Form(string Name, string Title, string Class, string? Start);
}
