using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace LanguageModel;

/// <summary>The options of the program and what they mean together.</summary>
internal sealed class CommandLine
{
    private readonly Option<FileInfo?> text = File("--text", "A text of your own, one sentence a line, instead of the SDK's documentation.");
    private readonly Option<FileInfo?> train = File("--train", "Training words, one sentence a line, words set apart by spaces (as PTB).");
    private readonly Option<FileInfo?> valid = File("--valid", "Validation words; with --train and --test.");
    private readonly Option<FileInfo?> test = File("--test", "Test words; with --train and --valid.");
    private readonly Option<FileInfo?> load = File("--load", "Write text with this packed model instead of training.");
    private readonly Option<FileInfo?> json = new("--json") { Description = "Write the record of the run to this file.", HelpName = "FILE" };
    private readonly Option<DirectoryInfo?> save = new("--save") { Description = "Save weights, packed models and checkpoints here.", HelpName = "DIR" };
    private readonly Option<DirectoryInfo?> resume = new("--resume") { Description = "Go on with the checkpoints that --save left here; the other options as before, but for more --epochs.", HelpName = "DIR" };
    private readonly Option<string> model = new("--model") { Description = "Train one model alone, after the float one that it goes on from.", DefaultValueFactory = static _ => Experiment.All };
    private readonly Option<string> size = new("--size") { Description = "128 units, or 300 or 450 for the Penn Treebank.", DefaultValueFactory = static _ => "small" };
    private readonly Option<int> tokens = new("--tokens") { Description = "Tokens each model is trained on; fixed, never by the clock.", HelpName = "N" };
    private readonly Option<int> epochs = new("--epochs") { Description = "Whole passes over the text instead of --tokens.", HelpName = "N" };
    private readonly Option<int> moreEpochs = new("--more-epochs") { Description = "Passes of the models that go on from trained weights; left out, --epochs.", HelpName = "N" };
    private readonly Option<FileInfo?> start = File("--start", "Go on from these float weights (safetensors) instead of training them first; with --model.");
    private readonly Option<int> threads = new("--threads") { Description = "Threads of training, which change no bit; left out, one a processor.", HelpName = "N" };
    private readonly Option<int> words = new("--words") { Description = "Words to write at the end.", HelpName = "N", DefaultValueFactory = static _ => 60 };
    private readonly Option<ulong> seed = new("--seed") { Description = "Another seed gives another run, the same one the same bits.", HelpName = "N", DefaultValueFactory = static _ => 1 };
    private readonly Option<float> temperature = new("--temperature") { Description = "Of the written text: 0 takes the likeliest word always.", HelpName = "T", DefaultValueFactory = static _ => 0.8f };
    private readonly Option<float> dropout = new("--dropout") { Description = "Probability of dropping a non-recurrent activation.", HelpName = "P" };
    private readonly Option<float> rate = new("--rate") { Description = "Learning rate instead of the recipe's; what goes on from trained weights takes a quarter.", HelpName = "R" };
    private readonly Option<bool> quiet = new("--quiet") { Description = "No progress bars." };
    private readonly Option<bool> smoke = new("--smoke") { Description = "A one-minute form with a tenth of the tokens." };

    /// <summary>The root command, which runs <paramref name="run"/>.</summary>
    public RootCommand Create(Func<RunSettings, CancellationToken, int> run)
    {
        RootCommand root = new("Trains small and packed language models on English and lets one of them write.");
        model.AcceptOnlyFromAmong([.. Experiment.Models]);
        size.AcceptOnlyFromAmong("small", "300", "450");
        foreach (Option option in new Option[]
        {
            text, train, valid, test, model, size, tokens, epochs, moreEpochs, start, seed, dropout, rate, threads,
            save, load, resume, json, quiet, smoke, temperature, words,
        })
        {
            root.Add(option);
        }

        root.Validators.Add(result =>
        {
            int files = new[] { train, valid, test }.Count(option => result.GetValue(option) is not null);
            if (files is 1 or 2) result.AddError("--train, --valid and --test belong together.");
            if (files > 0 && result.GetValue(text) is not null) result.AddError("Give --text or --train, not both.");
            if (result.GetValue(tokens) < 0) result.AddError("--tokens is positive.");
            if (result.GetValue(epochs) < 0) result.AddError("--epochs is positive.");
            if (result.GetValue(tokens) > 0 && result.GetValue(epochs) > 0) result.AddError("Give --tokens or --epochs, not both.");
            if (result.GetValue(moreEpochs) < 0) result.AddError("--more-epochs is positive.");
            if (result.GetValue(moreEpochs) > 0 && result.GetValue(epochs) == 0) result.AddError("--more-epochs belongs to --epochs.");
            if (result.GetValue(moreEpochs) > 0 && result.GetValue(start) is not null) result.AddError("With --start, --epochs are all there are.");
            if (result.GetValue(threads) < 0) result.AddError("--threads is positive.");
            if (result.GetValue(words) < 0) result.AddError("--words is not negative.");
            if (!(result.GetValue(temperature) >= 0)) result.AddError("--temperature is not negative.");
            if (!(result.GetValue(rate) is >= 0 and <= 100)) result.AddError("--rate is positive.");
            if (!(result.GetValue(dropout) is >= 0 and < 1)) result.AddError("--dropout lies in [0, 1).");
        });
        root.Validators.Add(RequireModel);
        root.SetAction((result, cancellation) => Task.Run(() => run(Settings(result), cancellation), CancellationToken.None));
        return root;
    }

    private void RequireModel(CommandResult result)
    {
        string name = result.GetValue(model) ?? Experiment.All, units = result.GetValue(size) ?? "small";
        if (!Experiment.Models.Contains(name)) return;
        if (!Experiment.IsDeclared(name, units)) result.AddError($"--model {name} is declared with --size 300.");
        if (result.GetValue(start) is not null && !Experiment.GoesOn(name))
            result.AddError($"--start is for a model that goes on from float weights; {name} does not.");
    }

    private RunSettings Settings(ParseResult result) => new()
    {
        Text = result.GetValue(text),
        Train = result.GetValue(train),
        Validation = result.GetValue(valid),
        Test = result.GetValue(test),
        Model = result.GetRequiredValue(model),
        Size = result.GetRequiredValue(size),
        Tokens = result.GetValue(tokens),
        Epochs = result.GetValue(epochs),
        MoreEpochs = result.GetValue(moreEpochs),
        Start = result.GetValue(start),
        Threads = result.GetValue(threads),
        Seed = result.GetValue(seed),
        Dropout = result.GetValue(dropout),
        Rate = result.GetValue(rate),
        Save = result.GetValue(save),
        Resume = result.GetValue(resume),
        Load = result.GetValue(load),
        Json = result.GetValue(json),
        Quiet = result.GetValue(quiet),
        Smoke = result.GetValue(smoke),
        Temperature = result.GetValue(temperature),
        Words = result.GetValue(words),
    };

    private static Option<FileInfo?> File(string name, string description)
    {
        Option<FileInfo?> option = new(name) { Description = description, HelpName = "FILE" };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<FileInfo?>() is { Exists: false } file) result.AddError($"{name}: no file {file.FullName}.");
        });
        return option;
    }
}
