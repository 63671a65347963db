using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Text;
using LanguageModel.Models;

namespace LanguageModel;

/// <summary>
/// Which models are trained on what. The alternating model begins with the weights of the float one (Xu et al.), which goes on
/// itself for as many updates as its control; the balanced model and its twin begin with the same random weights (He et al.).
/// A model and the one it is compared with see the same text in the same order with the same dropout.
/// </summary>
internal static class Experiment
{
    /// <summary>Tokens of the first stages of the default run: a million in all five, about two minutes on two cores.</summary>
    public const int DefaultTokens = 240_000;

    /// <summary>The stages that <paramref name="settings"/> asks for, each after the one it starts from.</summary>
    public static IReadOnlyList<Stage> Plan(RunSettings settings, TokenCorpus train)
    {
        Dictionary<string, ModelClass> classes = ModelClasses.Of(settings.Size).ToDictionary(static c => c.Key);
        int tokens = Tokens(settings);
        (TokenCorpus first, int epochs) = Stretch(train, 0, tokens, settings.Epochs);
        (TokenCorpus second, int moreEpochs) = Stretch(train, first.Count, tokens / 2, settings.Epochs);
        Stage start = Begin(ModelClasses.Float, "float, tanh cell");
        Stage goOn = new("float-continued", "float, tanh cell, continued", classes[ModelClasses.Float], start, second, moreEpochs);
        Stage alternating = new(
            ModelClasses.Alternating, "2/2 alternating, on line", classes[ModelClasses.Alternating], start, second, moreEpochs);
        Stage twin = Begin(ModelClasses.Twin, "float, sigmoid cell");
        Stage balanced = Begin(ModelClasses.Balanced, "4/4 balanced, sigmoid cell");
        return settings.Model switch
        {
            ModelClasses.Float => [start],
            ModelClasses.Alternating => [start, goOn, alternating],
            ModelClasses.Twin => [twin],
            ModelClasses.Balanced => [balanced],
            _ => [start, goOn, alternating, twin, balanced],
        };

        Stage Begin(string key, string title) => new(key, title, classes[key], null, first, epochs);
    }

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
}
