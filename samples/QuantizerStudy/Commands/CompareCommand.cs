using System;
using System.CommandLine;
using System.IO;
using QuantizerStudy.Characters;
using QuantizerStudy.Results;
using QuantizerStudy.Runs;

namespace QuantizerStudy.Commands;

/// <summary>Says how much better a method is than another, and how sure that is.</summary>
internal static class CompareCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        Argument<string> first = new("A") { Description = "A cell and a method, such as lstm/Ternarization." };
        Argument<string> second = new("B") { Description = "What it is compared with, such as lstm/Float." };
        Option<DirectoryInfo> folder = ReportCommand.FolderOption();
        Command command = new("compare", "Prints the difference of two results with a paired-bootstrap 95 % interval.") { first, second, folder };
        command.SetAction(result => UserMistakes.Tell(() =>
        {
            StudyResults results = new(new StudyFolder(result.GetRequiredValue(folder)));
            Console.WriteLine(Describe(results.Named(result.GetRequiredValue(first)), results.Named(result.GetRequiredValue(second))));
            return 0;
        }));
        return command;
    }

    /// <summary>The comparison in a few lines.</summary>
    public static string Describe(MethodResult first, MethodResult second)
    {
        Interval interval = first.Minus(second)
            ?? throw new StudyException($"{first.Name} and {second.Name} have no seed in common in which neither diverged.");
        string verdict = interval.IsDistinguishable ? $"{(interval.Mean < 0 ? first : second).Name} is better" : "not distinguishable";
        return FormattableString.Invariant(
            $"""
            {first.Name}: {first.Mean:F4} bits per character
            {second.Name}: {second.Mean:F4} bits per character
            difference {interval.Mean:+0.0000;-0.0000}, 95 % interval [{interval.Low:+0.0000;-0.0000}, {interval.High:+0.0000;-0.0000}]: {verdict}
            ({PairedBootstrap.Resamples:N0} resamples of seeds and of blocks of {TestBlocks.Length:N0} characters)
            """);
    }
}
