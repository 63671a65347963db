using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using KernelGen.Formats;
using QuantizerStudy.Characters;
using QuantizerStudy.Integers;

namespace QuantizerStudy.Commands;

/// <summary>Compares networks in integers alone with their float twins.</summary>
internal sealed class IntegersCommand
{
    private readonly Option<DirectoryInfo?> data = new("--data") { Description = "A folder with ptb.train.txt, ptb.valid.txt and ptb.test.txt, read as characters, instead of the SDK's documentation.", HelpName = "DIR" };
    private readonly Option<string[]> cells = new("--cells") { Description = "Cells: rnn, lstm, gru.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = static _ => ["rnn", "lstm", "gru"] };
    private readonly Option<int> updates = new("--updates") { Description = "Updates of a run.", HelpName = "N", DefaultValueFactory = static _ => 2000 };
    private readonly Option<int> seeds = new("--seeds") { Description = "Seeds.", HelpName = "N", DefaultValueFactory = static _ => 3 };
    private readonly Option<float> rate = new("--rate") { Description = "Learning rate of Adam; a tenth of it in the second half.", HelpName = "R", DefaultValueFactory = static _ => 0.003f };
    private readonly Option<int> threads = new("--threads") { Description = "Threads of training; 0 for one a processor. Results do not depend on it.", HelpName = "N" };
    private readonly Option<FileInfo?> save = new("--save") { Description = "Writes the tables to a file.", HelpName = "FILE" };

    /// <summary>The command.</summary>
    public Command Create()
    {
        cells.AcceptOnlyFromAmong("rnn", "lstm", "gru");
        updates.Validators.Add(result => { if (result.GetValue(updates) < 2) result.AddError("--updates must be at least 2."); });
        seeds.Validators.Add(result => { if (result.GetValue(seeds) < 1) result.AddError("--seeds must be at least 1."); });
        Command command = new("integers", "Trains cells in floats and measures them in integers alone.") { data, cells, updates, seeds, rate, threads, save };
        command.SetAction((result, cancellation) => Task.Run(() => UserMistakes.Tell(() => Run(result, cancellation)), CancellationToken.None));
        return command;
    }

    private int Run(ParseResult options, CancellationToken cancellation)
    {
        CharacterText text = options.GetValue(data) is { } folder ? CharacterText.OfFolder(folder.FullName) : CharacterText.OfDocumentation();
        int count = options.GetValue(updates);
        IntegerStudy study = new(new StudyCorpus(text), count, options.GetValue(seeds), options.GetValue(rate), options.GetValue(threads), Console.Out);
        List<(IntegerResult Result, IReadOnlyList<PieceResult> Pieces)> results = [];
        foreach (IntegerCase which in IntegerCases.All.Where(each => options.GetValue(cells)!.Contains(each.Cell, StringComparer.OrdinalIgnoreCase)))
            results.Add(study.Run(which, cancellation));
        string report = IntegerReport.Of(string.Join(' ', Environment.GetCommandLineArgs().Skip(1)), text.Source, results, count);
        Console.WriteLine();
        Console.Write(report);
        if (options.GetValue(save) is { } file)
        {
            file.Directory!.Create();
            AtomicFile.Replace(file.FullName, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(report)));
        }

        return 0;
    }
}
