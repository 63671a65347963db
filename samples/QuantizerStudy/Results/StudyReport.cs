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
    /// <returns>0; 1 where a packed model does not compute what its training graph does.</returns>
    public static int Write(StudyFolder folder, TextWriter output)
    {
        StudyResults results = new(folder);
        List<MethodResult> methods = [.. results.InOrder];
        List<ReportRow> rows = [.. methods.Select(result => ReportRow.Of(result, results.TwinOf(result)))];
        string table = ReportTable.Of(rows) + Remarks(methods);
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

    /// <summary>Names the networks in which rounding decides what a long text comes to.</summary>
    private static string Remarks(IEnumerable<MethodResult> methods)
    {
        string[] chaotic = [.. methods.Where(static result => result.Finals.Any(static final => final.Run.IsChaotic)).Select(static result => result.Name)];
        return chaotic.Length == 0 ? "" : FormattableString.Invariant(
            $"""

            Chaotic: {string.Join(", ", chaotic)}. There the packed model computes what the training graph does, but differences of
            rounding grow from step to step, so that their losses on the validation text differ by more than {Look.Tolerance:P1}.

            """);
    }

    private static int Judge(IEnumerable<MethodResult> methods)
    {
        int exit = 0;
        foreach (RunResult run in methods.SelectMany(static result => result.Finals).Select(static final => final.Run))
        {
            if (run.IsPackedRightly) continue;
            Console.Error.WriteLine(
                $"{run.Cell}/{run.Method}, seed {run.Seed}: the loss of the packed model differs from that of its training graph by "
                + $"{run.Looks.Max(static look => look.PackingError):P2}; they must agree to {Look.Tolerance:P1}.");
            exit = Failed;
        }

        return exit;
    }
}
