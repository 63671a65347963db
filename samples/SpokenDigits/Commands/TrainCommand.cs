using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using KernelGen.Formats;
using SpokenDigits.Features;
using SpokenDigits.Models;
using SpokenDigits.Recognition;
using SpokenDigits.Recordings;
using SpokenDigits.Results;
using SpokenDigits.Strings;

namespace SpokenDigits.Commands;

/// <summary>Trains recognisers, one for each speaker that is left out and each seed, and tells how many words they get wrong.</summary>
internal sealed class TrainCommand
{
    private readonly Option<string?> data = DataOption.Create();
    private readonly Option<string[]> models = new("--model") { Description = "Only these models.", HelpName = "NAME", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string[]> speakers = new("--speaker") { Description = "Leave out only these speakers.", HelpName = "NAME", AllowMultipleArgumentsPerToken = true };
    private readonly Option<int> seeds = Number("--seeds", 3, least: 1, "Runs of each model and speaker, with seeds from 1 on.");
    private readonly Option<int> epochs = Number("--epochs", 40, least: 1, "Epochs of training; half as many where it goes on from float weights.");
    private readonly Option<int> threads = Number("--threads", 0, least: 0, "Threads of training, which change no bit; 0 for one a processor.");
    private readonly Option<float> rate = Real("--rate", 0.004f, least: 1e-6f, most: 100, "Learning rate of the first epoch.");
    private readonly Option<float> dropout = Real("--dropout", 0.4f, least: 0, most: 0.99f, "Probability of dropping an activation between layers.");
    private readonly Option<FileInfo?> resume = new("--resume") { Description = "Keep finished runs in this file, and go on where it stops.", HelpName = "FILE" };
    private readonly Option<FileInfo?> save = new("--save") { Description = "Write the table to this file.", HelpName = "FILE" };
    private readonly Option<bool> verbose = new("--verbose") { Description = "Tell of every epoch." };

    /// <summary>The command.</summary>
    public Command Create()
    {
        Command command = new("train", "Trains recognisers and prints their word error rates on voices they never heard.")
        {
            data, models, speakers, seeds, epochs, threads, rate, dropout, resume, save, verbose,
        };
        models.AcceptOnlyFromAmong([.. Recipes.All(new CtcTraining()).Select(static recipe => recipe.Name)]);
        command.SetAction(result => UserMistakes.Tell(() => Run(result)));
        return command;
    }

    private int Run(ParseResult result)
    {
        RecordingSource source = RecordingSource.Open(result.GetValue(data));
        string[] names = result.GetValue(models) ?? [];
        FeatureSettings features = new();
        JoinSettings join = new();
        RunLog log = new(result.GetValue(resume)?.FullName, SettingsText(result, source, features, join));
        ulong[] all = [.. Enumerable.Range(1, result.GetValue(seeds)).Select(static seed => (ulong)seed)];
        LeaveOneOut runs = new(Folds(source, result.GetValue(speakers) ?? [], features, join), all, log);
        IReadOnlyList<RecogniserScores> scores = runs.Run(
            [.. Recipes.All(Training(result)).Where(recipe => names.Length == 0 || names.Contains(recipe.Name))],
            static run => Console.WriteLine(FormattableString.Invariant(
                $"{DateTime.Now:HH:mm:ss} {run.Model}, seed {run.Seed}, without {run.Speaker}: {100 * Scoring.Total(run.Errors).Rate:F2} % of {Scoring.Total(run.Errors).Length} words wrong")));

        string text = ResultHeader.Of(string.Join(' ', Environment.GetCommandLineArgs().Skip(1)), source.Description) + "\n" + WordErrorTable.Of(scores) + "\n" + WordErrorTable.BySpeaker(scores);
        Console.WriteLine(text);
        if (result.GetValue(save) is { } file) AtomicFile.Replace(file.FullName, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
        return 0;
    }

    /// <summary>What results depend on, apart from model, speaker and seed.</summary>
    private string SettingsText(ParseResult result, RecordingSource source, FeatureSettings features, JoinSettings join) => FormattableString.Invariant(
        $"{source.Recordings.Count} recordings; epochs {result.GetValue(epochs)}, rate {result.GetValue(rate)}, dropout {result.GetValue(dropout)}; {features}; {join}");

    private static TrainingStrings[] Folds(RecordingSource source, string[] chosen, FeatureSettings features, JoinSettings join)
    {
        FeatureExtractor extractor = new(features);
        StringJoiner joiner = new(join);
        IReadOnlyList<Fold> folds = Fold.Of(source.Recordings);
        string? unknown = chosen.FirstOrDefault(name => folds.All(fold => fold.Speaker != name));
        if (unknown is not null)
            throw new RecordingException($"--speaker {unknown}: no such speaker; expected {string.Join(", ", folds.Select(static fold => fold.Speaker))}.");
        return [.. folds.Where(fold => chosen.Length == 0 || chosen.Contains(fold.Speaker)).Select(fold => new TrainingStrings(fold, joiner, extractor))];
    }

    private CtcTraining Training(ParseResult result) => new()
    {
        Epochs = result.GetValue(epochs),
        Rate = result.GetValue(rate),
        Dropout = result.GetValue(dropout),
        Threads = result.GetValue(threads),
        Report = !result.GetValue(verbose) ? null : static (epoch, nats, validation) => Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{DateTime.Now:HH:mm:ss} epoch {epoch}: {nats:F3} nats a string, validation {validation.MeanNats:F3}, {100 * validation.LabelErrors.Rate:F2} % of parts wrong")),
    };

    private static Option<int> Number(string name, int preset, int least, string description)
    {
        Option<int> option = new(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => preset };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < least) result.AddError(FormattableString.Invariant($"{name} is {least} or more."));
        });
        return option;
    }

    private static Option<float> Real(string name, float preset, float least, float most, string description)
    {
        Option<float> option = new(name) { Description = description, HelpName = "X", DefaultValueFactory = _ => preset };
        option.Validators.Add(result =>
        {
            float value = result.GetValueOrDefault<float>();
            if (!(value >= least && value <= most)) result.AddError(FormattableString.Invariant($"{name} lies in [{least}, {most}]."));
        });
        return option;
    }
}
