using System;
using System.CommandLine;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using KernelGen.Training;
using QuantizerStudy.Characters;
using QuantizerStudy.Models;
using QuantizerStudy.Results;
using QuantizerStudy.Runs;

namespace QuantizerStudy.Commands;

/// <summary>Trains the study and writes its report.</summary>
internal sealed class TrainCommand
{
    private const int Stopped = 2;

    private readonly Option<string> cells = new("--cells") { Description = "Cells, set apart by commas.", HelpName = "LIST", DefaultValueFactory = static _ => "rnn,lstm,gru" };
    private readonly Option<string> methods = new("--methods") { Description = "Methods or groups (twin, binary, ternary, multibit, shift, normalised, mixed), set apart by commas; float twins come along.", HelpName = "LIST", DefaultValueFactory = static _ => Lists.All };
    private readonly Option<FileSystemInfo?> data = new("--data") { Description = "A text of your own, or a folder with ptb.train.txt, ptb.valid.txt and ptb.test.txt, instead of the SDK's documentation.", HelpName = "PATH" };
    private readonly Option<string> split = new("--split") { Description = "Shares of a text of your own to train on, to validate and to test with.", HelpName = "A,B,C", DefaultValueFactory = static _ => "80,10,10" };
    private readonly Option<int> updates = new("--updates") { Description = "Updates of a run.", HelpName = "N", DefaultValueFactory = static _ => 2000 };
    private readonly Option<int> look = new("--look") { Description = "Updates from one look at the validation text to the next; a part of --updates.", HelpName = "N", DefaultValueFactory = static _ => 200 };
    private readonly Option<int> patience = new("--patience") { Description = "Looks without a better one that end a run before --updates; 0 for never.", HelpName = "N" };
    private readonly Option<int> seeds = new("--seeds") { Description = "Seeds at the chosen rate.", HelpName = "N", DefaultValueFactory = static _ => 3 };
    private readonly Option<OptimizerKind> optimizer = new("--optimizer") { Description = "adam or sgd.", DefaultValueFactory = static _ => OptimizerKind.Adam };
    private readonly Option<string?> rates = new("--rates") { Description = "Learning rates to choose among: 0.001,0.003,0.01 of adam and 5,10,20 of sgd where left out.", HelpName = "LIST" };
    private readonly Option<float> dropout = new("--dropout") { Description = "Probability of dropping a non-recurrent activation.", HelpName = "P" };
    private readonly Option<DirectoryInfo?> folder = new("--folder") { Description = "Keeps results and checkpoints; the same command goes on with what it holds.", HelpName = "DIR" };
    private readonly Option<double?> maxSeconds = new("--max-seconds") { Description = "Stop after so long, to go on later.", HelpName = "S" };
    private readonly Option<int> threads = new("--threads") { Description = "Threads of training; 0 for one a processor. Results do not depend on it.", HelpName = "N", DefaultValueFactory = static _ => 1 };
    private readonly Option<bool> smoke = new("--smoke") { Description = "A one-minute form that shows that everything works, and nothing more." };

    /// <summary>The command.</summary>
    public Command Create()
    {
        Command command = new("train", "Trains cells with quantized weights and their float twins on characters.")
        {
            cells, methods, data, split, updates, look, patience, seeds, optimizer, rates, dropout, folder, maxSeconds, threads, smoke,
        };
        CheckOptions();
        command.Validators.Add(result =>
        {
            if (result.GetValue(folder) is null && !result.GetValue(smoke)) result.AddError("--folder is missing; only --smoke keeps nothing.");
        });
        command.SetAction((result, cancellation) =>
            Task.Run(() => UserMistakes.Tell(() => Run(result, cancellation)), CancellationToken.None));
        return command;
    }

    private void CheckOptions()
    {
        Lists.Check(cells, Lists.Cells);
        Lists.Check(methods, Lists.Methods);
        Lists.Check(split, Lists.Shares);
        Lists.Check(rates, Lists.Rates);
        Require(updates, static value => value > 0, "1 or more");
        Require(look, static value => value > 0, "1 or more");
        Require(patience, static value => value >= 0, "0 or more");
        Require(seeds, static value => value > 0, "1 or more");
        Require(threads, static value => value >= 0, "0 or more");
        Require(dropout, static value => value is >= 0 and < 1, "0 to below 1");
        Require(maxSeconds, static value => value is > 0 and < 1e6, "a number of seconds above 0");
        Require(data, static value => value is { Exists: true }, "a file or folder that exists");
    }

    private static void Require<T>(Option<T> option, Predicate<T?> holds, string expected) => option.Validators.Add(result =>
    {
        T? value = result.GetValueOrDefault<T>();
        if (!holds(value)) result.AddError(FormattableString.Invariant($"{option.Name} is {value}; expected {expected}."));
    });

    private int Run(ParseResult result, CancellationToken cancellation)
    {
        CharacterText text = result.GetValue(data) switch
        {
            DirectoryInfo parts => CharacterText.OfFolder(parts.FullName),
            FileInfo file => CharacterText.OfFile(file.FullName, Lists.Shares(result.GetRequiredValue(split))),
            _ => CharacterText.OfDocumentation(),
        };
        if (result.GetValue(smoke)) return SmokeStudy.Run(text, cancellation);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (result.GetValue(maxSeconds) is { } seconds) stop.CancelAfter(TimeSpan.FromSeconds(seconds));
        StudySettings settings = Settings(result);
        if (settings.Updates % settings.Look != 0)
            throw new StudyException($"--updates is {settings.Updates}; expected a multiple of --look, which is {settings.Look}.");
        StudyFolder kept = new(settings.Folder);
        kept.Require(settings.Note(text));
        StudyCorpus corpus = new(text);
        Console.WriteLine($"{text.Source}: {corpus.TrainCount:N0} characters to train on, {corpus.Validation.Count:N0} to validate, {corpus.Test.Count:N0} to test with");
        try
        {
            new Study(settings, corpus, kept, Console.Out).Execute(stop.Token);
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine("Stopped; the same command goes on.");
            return Stopped;
        }

        return StudyReport.Write(kept, Console.Out);
    }

    private StudySettings Settings(ParseResult result) => new()
    {
        Cells = Lists.Cells(result.GetRequiredValue(cells)),
        Methods = Lists.Methods(result.GetRequiredValue(methods)),
        Optimizer = result.GetValue(optimizer),
        Rates = result.GetValue(rates) is { } list ? Lists.Rates(list) : DefaultRates(result.GetValue(optimizer)),
        Updates = result.GetValue(updates),
        Look = result.GetValue(look),
        Patience = result.GetValue(patience),
        Seeds = result.GetValue(seeds),
        Dropout = result.GetValue(dropout),
        Threads = result.GetValue(threads),
        Folder = result.GetRequiredValue(folder)!,
    };

    private static float[] DefaultRates(OptimizerKind optimizer) =>
        optimizer == OptimizerKind.Adam ? [0.001f, 0.003f, 0.01f] : [5, 10, 20];
}
