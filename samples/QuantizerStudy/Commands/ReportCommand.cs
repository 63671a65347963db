using System;
using System.CommandLine;
using System.IO;
using QuantizerStudy.Results;
using QuantizerStudy.Runs;

namespace QuantizerStudy.Commands;

/// <summary>Writes the report of a folder anew, at any time.</summary>
internal static class ReportCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        Option<DirectoryInfo> folder = FolderOption();
        Command command = new("report", "Writes study.md, study.csv, study.json and study.svg of what a folder holds so far.") { folder };
        command.SetAction(result => UserMistakes.Tell(() =>
            StudyReport.Write(new StudyFolder(result.GetRequiredValue(folder)), Console.Out)));
        return command;
    }

    /// <summary>The folder of a study.</summary>
    public static Option<DirectoryInfo> FolderOption() =>
        new("--folder") { Description = "The folder that `train` keeps its results in.", HelpName = "DIR", Required = true };
}
