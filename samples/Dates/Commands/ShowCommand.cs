using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using Dates.Data;
using Dates.Grammar;
using Dates.Models;
using Dates.Runs;
using KernelGen.Formats;
using KernelGen.Training;
using QuantizerStudy;

namespace Dates.Commands;

/// <summary>Shows a few pairs, and what a trained model makes of them.</summary>
/// <param name="recipes">The models that are compiled in.</param>
internal sealed class ShowCommand(IReadOnlyList<DateRecipe> recipes)
{
    private readonly DateOptions options = new();
    private readonly Option<int> count = DateOptions.Number("--count", 12, least: 1, "Pairs to show.");
    private readonly Option<string?> model = new("--model") { Description = "The model that decodes them.", HelpName = "NAME" };
    private readonly Option<FileInfo?> weights = new("--weights") { Description = "Its float weights, as train --keep has written them.", HelpName = "FILE" };
    private readonly Option<int> beam = DateOptions.Number("--beam", 1, least: 1, "Targets that decoding keeps; 1 takes the likeliest character at every step.");

    /// <summary>The command.</summary>
    public Command Create()
    {
        Command command = new("show", "Prints a few validation pairs, and what a trained model writes.") { count, model, weights, beam };
        options.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(model) is null != result.GetValue(weights) is null) result.AddError("Give --model and --weights, or neither.");
        });
        command.SetAction(result => UserMistakes.Tell(() => Run(result)));
        return command;
    }

    private int Run(ParseResult result)
    {
        DateSetSizes sizes = options.SizesOf(result);
        DateSets sets = DateSets.Draw(options.SeedOf(result), sizes);
        Console.WriteLine(FormattableString.Invariant(
            $"{sizes.Training:N0} pairs to train with, {sizes.Validation:N0} to validate, {sizes.Test:N0} to test with, of {DateForms.Days:N0} dates in {DateForms.All.Count} forms"));
        Console.WriteLine(FormattableString.Invariant(
            $"{DateAlphabets.Source.Size} tokens of sources, {DateAlphabets.LongestSource} at most in one; {DateAlphabets.Target.Size} of targets, token {DateAlphabets.Boundary} before and after each\n"));
        using ITrainedDateModel? trained = result.GetValue(model) is { } name ? Open(name, result.GetValue(weights)!) : null;
        MarkdownTable table = trained is null ? new("source", "target") : new("source", "target", "decoded", "right");
        foreach (DatePair pair in sets.Validation.Take(result.GetValue(count)))
        {
            if (trained is null)
            {
                table.Add(pair.Source, pair.Target);
                continue;
            }

            string decoded = DateAlphabets.Target.Decode(DateScoring.Write(trained, pair.SourceTokens, result.GetValue(beam)));
            table.Add(pair.Source, pair.Target, decoded, decoded == pair.Target ? "yes" : "no");
        }

        Console.Write(table);
        return 0;
    }

    private ITrainedDateModel Open(string name, FileInfo file)
    {
        DateRecipe recipe = recipes.FirstOrDefault(recipe => recipe.Name == name)
            ?? throw new DateTextException($"--model {name}: no such model; expected {string.Join(", ", recipes.Select(static recipe => recipe.Name))}.");
        using IDateModel own = recipe.Create(new TrainingOptions { Threads = 1 });
        own.LoadWeights(TensorSet.Load(file.FullName));
        return own.Pack();
    }
}
