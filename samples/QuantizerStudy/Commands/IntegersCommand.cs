using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using KernelGen;
using KernelGen.Formats;
using LanguageModel.Corpus;
using QuantizerStudy.Characters;
using QuantizerStudy.Integers;

namespace QuantizerStudy.Commands;

/// <summary>Compares networks in integers alone with their float twins.</summary>
internal sealed class IntegersCommand
{
    private readonly Option<DirectoryInfo?> data = new("--data") { Description = "A folder with ptb.train.txt, ptb.valid.txt and ptb.test.txt, instead of the SDK's documentation.", HelpName = "DIR" };
    private readonly Option<string[]> cells = new("--cells") { Description = "Cells: rnn, lstm, gru.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = static _ => ["rnn", "lstm", "gru"] };
    private readonly Option<bool> words = new("--words") { Description = "Reads words, with cells of 300 units, instead of characters." };
    private readonly Option<string[]> norms = new("--norms") { Description = "Normalisations of products: layer, mad.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = static _ => ["layer", "mad"] };
    private readonly Option<int> epochs = new("--epochs") { Description = "Epochs of words before the last.", HelpName = "N", DefaultValueFactory = static _ => 2 };
    private readonly Option<double> share = new("--share") { Description = "Share of the words that an epoch reads.", HelpName = "X", DefaultValueFactory = static _ => 1 };
    private readonly Option<int> updates = new("--updates") { Description = "Updates of a run over characters.", HelpName = "N", DefaultValueFactory = static _ => 2000 };
    private readonly Option<int> seeds = new("--seeds") { Description = "Seeds.", HelpName = "N", DefaultValueFactory = static _ => 3 };
    private readonly Option<int> firstSeed = new("--first-seed") { Description = "The first of them.", HelpName = "N", DefaultValueFactory = static _ => 1 };
    private readonly Option<float> rate = new("--rate") { Description = "Learning rate of Adam; a tenth of it in the second part.", HelpName = "R", DefaultValueFactory = static _ => 0.003f };
    private readonly Option<int> threads = new("--threads") { Description = "Threads of training; 0 for one a processor. Results do not depend on it.", HelpName = "N" };
    private readonly Option<FileInfo?> save = new("--save") { Description = "Writes the tables to a file.", HelpName = "FILE" };

    /// <summary>The command.</summary>
    public Command Create()
    {
        cells.AcceptOnlyFromAmong("rnn", "lstm", "gru");
        updates.Validators.Add(result => { if (result.GetValue(updates) < 2) result.AddError("--updates must be at least 2."); });
        seeds.Validators.Add(result => { if (result.GetValue(seeds) < 1) result.AddError("--seeds must be at least 1."); });
        firstSeed.Validators.Add(result => { if (result.GetValue(firstSeed) < 1) result.AddError("--first-seed must be at least 1."); });
        norms.AcceptOnlyFromAmong("layer", "mad");
        epochs.Validators.Add(result => { if (result.GetValue(epochs) < 1) result.AddError("--epochs must be at least 1."); });
        share.Validators.Add(result => { if (result.GetValue(share) is not (> 0 and <= 1)) result.AddError("--share must be above 0 and at most 1."); });
        Command command = new("integers", "Trains cells in floats and in integers alone, and measures both.")
        {
            data, words, cells, norms, epochs, share, updates, seeds, firstSeed, rate, threads, save,
        };
        command.SetAction((result, cancellation) => Task.Run(() => UserMistakes.Tell(() => Run(result, cancellation)), CancellationToken.None));
        return command;
    }

    private int Run(ParseResult options, CancellationToken cancellation)
    {
        IntegerText text = TextOf(options);
        int[] all = [.. Enumerable.Range(options.GetValue(firstSeed), options.GetValue(seeds))];
        IntegerStudy study = new(text, all, options.GetValue(rate), options.GetValue(threads), Console.Out);
        List<IntegerResult> results = [];
        foreach (IntegerCase which in options.GetValue(words) ? IntegerCases.OfWords : IntegerCases.OfCharacters)
        {
            string norm = which.Norm == ProductNorm.Layer ? "layer" : "mad";
            if (options.GetValue(cells)!.Contains(which.Cell, StringComparer.OrdinalIgnoreCase) && options.GetValue(norms)!.Contains(norm)) results.Add(study.Run(which, cancellation));
        }

        if (results.Count == 0) throw new StudyException("No network is left by --cells and --norms; words have layer normalisation alone.");
        string report = IntegerReport.Of(string.Join(' ', Environment.GetCommandLineArgs().Skip(1)), text, results);
        Console.WriteLine();
        Console.Write(report);
        if (options.GetValue(save) is { } file)
        {
            file.Directory!.Create();
            AtomicFile.Replace(file.FullName, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(report)));
        }

        return 0;
    }

    private IntegerText TextOf(ParseResult options)
    {
        string? folder = options.GetValue(data)?.FullName;
        if (!options.GetValue(words)) return IntegerText.OfCharacters(folder is null ? CharacterText.OfDocumentation() : CharacterText.OfFolder(folder), options.GetValue(updates));
        CorpusText text = folder is null
            ? SdkDocumentation.Read(SdkPack.Find())
            : CharacterText.FilesOf(folder);
        return IntegerText.OfWords(text, options.GetValue(epochs), options.GetValue(share));
    }
}
