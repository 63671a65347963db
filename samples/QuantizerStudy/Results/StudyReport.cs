using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using KernelGen.Formats;
using LanguageModel;
using QuantizerStudy.Runs;

namespace QuantizerStudy.Results;

/// <summary>Writes the results of a folder beside them: study.md, study.csv, study.json and study.svg.</summary>
internal static class StudyReport
{
    private const int Failed = 1;

    /// <summary>Writes all four, and the table to <paramref name="output"/> too.</summary>
    /// <returns>0; 1 where a packed model does not predict as its training graph does.</returns>
    public static int Write(StudyFolder folder, TextWriter output)
    {
        StudyResults results = new(folder);
        List<MethodResult> methods = [.. results.InOrder];
        List<ReportRow> rows = [.. methods.Select(result => ReportRow.Of(result, results.TwinOf(result)))];
        string table = ReportTable.Of(rows);
        WriteText(folder.PathOf("study.md"), $"# Quantizers on characters\n\n{Origin()}\n{Indented(results.Note)}\n{table}");
        WriteText(folder.PathOf("study.csv"), ReportTable.Csv(rows));
        StudyFolder.Write(folder.PathOf("study.json"), new
        {
            BuildOrigin.Commit,
            Sdk = BuildOrigin.SdkVersion,
            Runtime = RuntimeInformation.FrameworkDescription,
            BuildOrigin.Processor,
            Settings = results.Note.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            Rows = rows,
            Runs = methods.SelectMany(static result => result.Finals),
        });
        AtomicFile.Replace(folder.PathOf("study.svg"), stream => StudyPicture.Of(methods).Save(stream));
        output.Write($"\n{table}\n{folder.PathOf("study.svg")}\n");
        return Judge(methods);
    }

    private static string Origin() => FormattableString.Invariant(
        $"""
        - SDK {BuildOrigin.SdkVersion}, {RuntimeInformation.FrameworkDescription}, commit {BuildOrigin.Commit ?? "unknown"}
        - {BuildOrigin.Processor}, {Environment.ProcessorCount} processors

        """);

    private static string Indented(string note) => string.Concat(note.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => $"    {line}\n"));

    private static void WriteText(string path, string text) => AtomicFile.Replace(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    private static int Judge(IEnumerable<MethodResult> methods)
    {
        List<RunResult> strangers = [.. methods.SelectMany(static result => result.Finals).Select(static final => final.Run).Where(static run => !run.Agrees)];
        foreach (RunResult run in strangers)
        {
            Console.Error.WriteLine(
                $"{run.Cell}/{run.Method}, seed {run.Seed}: the packed model has {run.PackedBits:F4} bits per character on the validation text, "
                + $"its training graph {run.ValidationBits:F4}; their perplexities must agree to {RunResult.Tolerance:P1}.");
        }

        return strangers.Count == 0 ? 0 : Failed;
    }
}
