using System;
using System.CommandLine;
using Dates.Data;

namespace Dates.Commands;

/// <summary>Options that several commands have.</summary>
internal sealed class DateOptions
{
    private static readonly DateSetSizes preset = new();

    private readonly Option<int> training = Number("--pairs", preset.Training, least: 1, "Pairs to train with.");
    private readonly Option<int> validation = Number("--validation", preset.Validation, least: 1, "Pairs to validate with.");
    private readonly Option<int> test = Number("--test", preset.Test, least: 1, "Pairs to test with.");
    private readonly Option<ulong> dataSeed = new("--data-seed") { Description = "Another seed gives other pairs, the same one the same.", HelpName = "N", DefaultValueFactory = static _ => 1 };

    /// <summary>The seed of the pairs, given or not.</summary>
    public ulong SeedOf(ParseResult result) => result.GetValue(dataSeed);

    /// <summary>How many pairs there are.</summary>
    public DateSetSizes SizesOf(ParseResult result) => new(result.GetValue(training), result.GetValue(validation), result.GetValue(test));

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[training, validation, test, dataSeed]) command.Options.Add(option);
    }

    /// <summary>An option that is a whole number.</summary>
    public static Option<int> Number(string name, int preset, int least, string description)
    {
        Option<int> option = new(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => preset };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < least) result.AddError(FormattableString.Invariant($"{name} is {least} or more."));
        });
        return option;
    }
}
