using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Digits.Data;
using Digits.Models;

namespace Digits;

/// <summary>The options of the program and what they mean together.</summary>
internal sealed class CommandLine
{
    /// <summary>The rates where none are given.</summary>
    public const string DefaultRates = "0.001,0.005";

    private readonly Option<DirectoryInfo?> data = new("--data") { Description = $"A folder with {DigitFolder.TrainingImages}, {DigitFolder.TrainingLabels}, {DigitFolder.TestImages} and {DigitFolder.TestLabels}, each as it is or as .gz.", HelpName = "DIR" };
    private readonly Option<DirectoryInfo?> generate = new("--generate") { Description = "Write such files of digits that the program draws, to try it with, and end.", HelpName = "DIR" };
    private readonly Option<int> images = Whole("--images", "With --generate: training images, and a quarter of so many to test with.", 4000, least: DigitFolder.ValidationShare);
    private readonly Option<ulong> imageSeed = new("--image-seed") { Description = "With --generate: another seed gives other images, the same one the same bytes.", HelpName = "N", DefaultValueFactory = static _ => 1 };
    private readonly Option<string> network = new("--network") { Description = "Train one network alone.", DefaultValueFactory = static _ => RunSettings.All };
    private readonly Option<int> epochs = Whole("--epochs", "Passes over the training images.", 10, least: 1);
    private readonly Option<int> seeds = Whole("--seeds", "Seeds of every model.", 3, least: 1);
    private readonly Option<string> rates = new("--rates") { Description = "Learning rates of Adam that validation chooses among, with the first seed.", HelpName = "LIST", DefaultValueFactory = static _ => DefaultRates };
    private readonly Option<int> threads = Whole("--threads", "Threads of training, which change no bit; 0 for one a processor.", 1, least: 0);
    private readonly Option<FileInfo?> output = new("--out") { Description = "Write the table to this file too.", HelpName = "FILE" };
    private readonly Option<bool> quiet = new("--quiet") { Description = "Tell no run as it ends." };

    /// <summary>The root command, which runs <paramref name="run"/>.</summary>
    public RootCommand Create(Func<RunSettings, CancellationToken, int> run)
    {
        RootCommand root = new("Trains networks of few bits, and the same in float, on handwritten digits.")
        {
            data, generate, images, imageSeed, network, epochs, seeds, rates, threads, output, quiet,
        };
        network.AcceptOnlyFromAmong(RunSettings.All, DigitModels.PlainNetwork, DigitModels.LstmNetwork);
        root.Validators.Add(Check);
        root.SetAction((result, cancellation) => Task.Run(() => run(Settings(result), cancellation), CancellationToken.None));
        return root;
    }

    private void Check(CommandResult result)
    {
        if (result.GetValue(data) is not null && result.GetValue(generate) is not null) result.AddError("Give --data or --generate, not both.");
        if (result.GetValue(data) is { Exists: false } folder) result.AddError($"--data: no folder {folder.FullName}.");
        CheckRates(result, result.GetValue(rates));
    }

    /// <summary>Adds an error where a list holds anything but rates.</summary>
    public static void CheckRates(SymbolResult result, string? list)
    {
        List<float> given = ReadRates(list);
        if (given.Count == 0 || given.Any(static rate => !(rate is > 0 and <= 1)))
            result.AddError("--rates are numbers above 0, 1 at most, set apart by commas.");
    }

    private RunSettings Settings(ParseResult result) => new()
    {
        Data = result.GetValue(data),
        Generate = result.GetValue(generate),
        Images = result.GetValue(images),
        ImageSeed = result.GetValue(imageSeed),
        Network = result.GetRequiredValue(network),
        Epochs = result.GetValue(epochs),
        Seeds = result.GetValue(seeds),
        Rates = ReadRates(result.GetValue(rates)),
        Threads = result.GetValue(threads),
        Out = result.GetValue(output),
        Quiet = result.GetValue(quiet),
    };

    /// <summary>An option that is a whole number.</summary>
    public static Option<int> Whole(string name, string description, int value, int least)
    {
        Option<int> option = new(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => value };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < least) result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} is {least} or more."));
        });
        return option;
    }

    /// <summary>The rates of a list; NaN for what is no number.</summary>
    public static List<float> ReadRates(string? list) => [.. (list ?? DefaultRates)
        .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(static part => float.TryParse(part, CultureInfo.InvariantCulture, out float rate) ? rate : float.NaN)
        .Distinct()];
}
