using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Digits.Data;

namespace Digits.Widening;

/// <summary>Prints what few bits cost a network and what wider layers win back.</summary>
internal sealed class WidenCommand
{
    private static readonly WideningSettings preset = new();

    private readonly Option<DirectoryInfo?> data = new("--data") { Description = "A folder with digits, as without widen; left out, the program draws them.", HelpName = "DIR" };
    private readonly Option<int> images = CommandLine.Whole("--images", "Drawn digits to train on, and a quarter of so many to test with.", preset.Images, least: DigitFolder.ValidationShare);
    private readonly Option<ulong> imageSeed = new("--image-seed") { Description = "The seed of drawn digits.", HelpName = "N", DefaultValueFactory = static _ => preset.ImageSeed };
    private readonly Option<string[]> bits = new("--bits") { Description = "Bits of weights and units.", HelpName = "N", AllowMultipleArgumentsPerToken = true };
    private readonly Option<long?> budget = new("--budget") { Description = "Bytes that a packed network may take: proposals stay within them.", HelpName = "BYTES" };
    private readonly Option<int> epochs = CommandLine.Whole("--epochs", "Passes over the training images.", preset.Epochs, least: 1);
    private readonly Option<int> seeds = CommandLine.Whole("--seeds", "Seeds of every network.", preset.Seeds, least: 1);
    private readonly Option<string> rates = new("--rates") { Description = "Learning rates of Adam that validation chooses among, with the first seed.", HelpName = "LIST", DefaultValueFactory = static _ => CommandLine.DefaultRates };
    private readonly Option<int> threads = CommandLine.Whole("--threads", "Threads of training, which change no bit; 0 for one a processor.", preset.Threads, least: 0);
    private readonly Option<FileInfo?> save = new("--save") { Description = "Write the tables to this file too.", HelpName = "FILE" };

    /// <summary>The command, which runs <paramref name="run"/>.</summary>
    public Command Create(Func<WideningSettings, CancellationToken, int> run)
    {
        Command command = new("widen", "Neuron increase (Kapur et al. 2017): what few bits cost a network, and what wider layers win back for how many bytes.")
        {
            data, images, imageSeed, bits, budget, epochs, seeds, rates, threads, save,
        };
        bits.AcceptOnlyFromAmong([.. preset.Bits.Select(static number => FormattableString.Invariant($"{number}"))]);
        command.Validators.Add(result =>
        {
            if (result.GetValue(data) is { Exists: false } folder) result.AddError($"--data: no folder {folder.FullName}.");
            if (result.GetValue(budget) is <= 0) result.AddError("--budget is 1 or more.");
            CommandLine.CheckRates(result, result.GetValue(rates));
        });
        command.SetAction((result, cancellation) => Task.Run(() => run(Settings(result), cancellation), CancellationToken.None));
        return command;
    }

    private WideningSettings Settings(ParseResult result) => new()
    {
        Data = result.GetValue(data),
        Images = result.GetValue(images),
        ImageSeed = result.GetValue(imageSeed),
        Bits = result.GetValue(bits) is { Length: > 0 } given ? [.. preset.Bits.Where(number => given.Contains(FormattableString.Invariant($"{number}")))] : preset.Bits,
        Budget = result.GetValue(budget) ?? preset.Budget,
        Epochs = result.GetValue(epochs),
        Seeds = result.GetValue(seeds),
        Rates = CommandLine.ReadRates(result.GetValue(rates)),
        Threads = result.GetValue(threads),
        Save = result.GetValue(save),
    };
}
