using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Dates.Data;
using Dates.Models;
using Dates.Results;
using Dates.Runs;
using KernelGen.Formats;
using Spectre.Console;

namespace Dates.Commands;

/// <summary>Trains models and tells how many dates they write right.</summary>
/// <param name="recipes">The models that are compiled in.</param>
internal sealed class TrainCommand(IReadOnlyList<DateRecipe> recipes)
{
    private readonly DateOptions options = new();
    private readonly Option<string[]> models = new("--model") { Description = "Only these models.", HelpName = "NAME", AllowMultipleArgumentsPerToken = true };
    private readonly Option<int> seeds = DateOptions.Number("--seeds", 3, least: 1, "Runs of each model, with seeds from 1 on.");
    private readonly Option<int> epochs = DateOptions.Number("--epochs", new DateTraining().Epochs, least: 1, "Epochs of training.");
    private readonly Option<float> rate = new("--rate") { Description = "Learning rate of the first update.", HelpName = "X", DefaultValueFactory = static _ => new DateTraining().Rate };
    private readonly Option<int> beam = DateOptions.Number("--beam", 1, least: 1, "Targets that decoding keeps; 1 takes the likeliest character at every step.");
    private readonly Option<int> threads = DateOptions.Number("--threads", 0, least: 0, "Threads of training, which change no bit; 0 for one a processor.");
    private readonly Option<FileInfo?> save = new("--save") { Description = "Write the table to this file.", HelpName = "FILE" };
    private readonly Option<DirectoryInfo?> keep = new("--keep") { Description = "Keep the trained float weights in this folder, a file a model and seed, for show.", HelpName = "DIR" };

    /// <summary>The command.</summary>
    public Command Create()
    {
        Command command = new("train", "Trains models and prints how many dates they write right.")
        {
            models, seeds, epochs, rate, beam, threads, save, keep,
        };
        options.AddTo(command);
        models.AcceptOnlyFromAmong([.. recipes.Select(static recipe => recipe.Name)]);
        rate.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<float>() is not (> 0 and <= 1)) result.AddError("--rate is above 0, 1 at most.");
        });
        command.SetAction(result => UserMistakes.Tell(() => Run(result)));
        return command;
    }

    private int Run(ParseResult result)
    {
        string[] names = result.GetValue(models) ?? [];
        DateSetSizes sizes = options.SizesOf(result);
        DateTraining training = new() { Epochs = result.GetValue(epochs), Rate = result.GetValue(rate), Threads = result.GetValue(threads) };
        DateExperiment experiment = new(
            DateSets.Draw(options.SeedOf(result), sizes),
            training,
            [.. Enumerable.Range(1, result.GetValue(seeds)).Select(static seed => (ulong)seed)],
            result.GetValue(beam),
            new TrainingView(AnsiConsole.Console, hasBars: !Console.IsOutputRedirected));
        DirectoryInfo? folder = result.GetValue(keep);
        folder?.Create();
        IReadOnlyList<DateScores> scores = experiment.Run(
            [.. recipes.Where(recipe => names.Length == 0 || names.Contains(recipe.Name))],
            folder is null ? null : (recipe, seed, weights) => weights.Save(Path.Combine(folder.FullName, string.Create(CultureInfo.InvariantCulture, $"{recipe.Name}-{seed}.safetensors"))));
        string text = ResultHeader.Of(string.Join(' ', Environment.GetCommandLineArgs().Skip(1)), sizes, training) + "\n" + AccuracyTable.Of(scores) + "\n" + AccuracyTable.ByForm(scores);
        Console.WriteLine(text);
        if (result.GetValue(save) is { } file)
        {
            file.Directory?.Create();
            AtomicFile.Replace(file.FullName, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
        }

        return 0;
    }
}
