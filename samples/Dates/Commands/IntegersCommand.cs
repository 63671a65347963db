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
using KernelGen.Spec;
using KernelGen.Training;

namespace Dates.Commands;

/// <summary>Tells how many dates the float model writes right, and how many its integer-only twin.</summary>
/// <param name="recipe">The float model.</param>
/// <param name="spec">What it is.</param>
/// <param name="emitted">Its integer-only twins that are emitted.</param>
internal sealed class IntegersCommand(DateRecipe recipe, ModelSpec spec, IReadOnlyList<IntegerDateRecipe> emitted)
{
    private const int UsualCalibration = 500;

    private readonly DateOptions options = new();
    private readonly Option<FileInfo[]> weights = new("--weights")
    {
        Description = "Trained float weights, as train --model float --keep has written them: a file a seed.",
        HelpName = "FILE",
        AllowMultipleArgumentsPerToken = true,
        Required = true,
    };

    private readonly Option<int> calibration = DateOptions.Number("--calibration", UsualCalibration, least: 1, "Training pairs over which ranges are observed, the first ones.");
    private readonly Option<int[]> pieces = new("--pieces")
    {
        Description = "Also interprets twins of 8 bits with so many pieces of sigmoid, tanh and the exponential; those that are emitted have 16.",
        HelpName = "N",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<int> beam = DateOptions.Number("--beam", 1, least: 1, "Targets that decoding keeps; 1 takes the likeliest character at every step.");
    private readonly Option<FileInfo?> save = new("--save") { Description = "Write the table to this file.", HelpName = "FILE" };

    /// <summary>The command.</summary>
    public Command Create()
    {
        Command command = new("integers", "Prints how many dates trained float models write right, and their integer-only twins.") { weights, calibration, pieces, beam, save };
        options.AddTo(command);
        pieces.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<int[]>() is { } numbers && Array.Exists(numbers, static number => number is < IntegerSpec.LeastPieces or > IntegerSpec.MostPieces))
                result.AddError(FormattableString.Invariant($"--pieces is {IntegerSpec.LeastPieces} to {IntegerSpec.MostPieces}."));
        });
        command.SetAction(result => UserMistakes.Tell(() => Run(result)));
        return command;
    }

    private int Run(ParseResult result)
    {
        DateSetSizes sizes = options.SizesOf(result);
        DateSets sets = DateSets.Draw(options.SeedOf(result), sizes);
        int count = result.GetValue(calibration);
        if (count > sizes.Training) throw new DateTextException(FormattableString.Invariant($"--calibration is {count}; expected at most the {sizes.Training} training pairs."));
        IReadOnlyList<DatePair> sample = [.. sets.Training.Take(count)];
        List<TensorSet> trained = [.. result.GetValue(weights)!.Select(static file => TensorSet.Load(file.FullName))];
        IEnumerable<IntegerDateRecipe> interpreted = (result.GetValue(pieces) ?? []).Select(number => new IntegerDateRecipe(
            FormattableString.Invariant($"8 bits, {number} pieces, interpreted"), (own, pairs) => IntegerDateModel.Of(spec, own, pairs, number)));
        IReadOnlyList<DatePair> test = sets.OpenTest();
        DateScores Score(string name, Func<TensorSet, ITrainedDateModel> create)
        {
            List<ITrainedDateModel> models = [];
            try
            {
                foreach (TensorSet own in trained) models.Add(create(own));
                return DateScoring.Score(name, models, test, result.GetValue(beam), 0);
            }
            finally
            {
                foreach (ITrainedDateModel model in models) model.Dispose();
            }
        }

        DateScores floats = Score("float", Open);
        Tell(result, sizes, IntegerTable.Of([.. result.GetValue(weights)!.Select(static file => file.Name)], floats, [.. emitted.Concat(interpreted).Select(twin => Score(twin.Name, own => twin.Create(own, sample)))]));
        return 0;
    }

    private void Tell(ParseResult result, DateSetSizes sizes, string table)
    {
        string text = ResultHeader.Of(
            string.Join(' ', Environment.GetCommandLineArgs().Skip(1)),
            sizes,
            string.Create(CultureInfo.InvariantCulture, $"models: trained float weights and their integer-only twins, of {IntegerSpec.UsualPieces} pieces where nothing else is said; ranges observed over {result.GetValue(calibration):N0} training pairs, a beam of {result.GetValue(beam)}"))
            + "\n" + table;
        Console.WriteLine(text);
        if (result.GetValue(save) is not { } file) return;
        file.Directory?.Create();
        AtomicFile.Replace(file.FullName, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
    }

    private ITrainedDateModel Open(TensorSet own)
    {
        using IDateModel model = recipe.Create(new TrainingOptions { Threads = 1 });
        model.LoadWeights(own);
        return model.Pack();
    }
}
