using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Tests.Emitting;

/// <summary>
/// The comparer of snapshots, by the conventions of Verify.SourceGenerators (which the registry of these builds does not
/// have): a file Name#Hint.verified.cs for every generated one, a .received.cs beside it where they differ. To change over,
/// replace this file.
/// </summary>
internal static class Snapshot
{
    /// <summary>Name of the variable that, set to 1, takes what is generated as verified. Never set it in CI.</summary>
    public const string Accept = "KERNELGEN_ACCEPT";

    /// <summary>What differs between the files and their snapshots, a line each; empty where nothing does.</summary>
    public static IReadOnlyList<string> Differences(string name, IReadOnlyList<GeneratedSourceResult> files)
    {
        string folder = Path.Combine(Places.Snapshots, name);
        Dictionary<string, string> generated = files.ToDictionary(
            file => $"{name}#{Path.GetFileNameWithoutExtension(file.HintName)}", file => Scrubbed(file.SourceText.ToString()));
        if (Environment.GetEnvironmentVariable(Accept) == "1") Write(folder, generated);

        List<string> differences = [.. Superfluous(folder, generated)];
        foreach ((string stem, string text) in generated)
        {
            string verified = Path.Combine(folder, stem + ".verified.cs");
            string received = Path.Combine(folder, stem + ".received.cs");
            File.Delete(received);
            if (File.Exists(verified) && File.ReadAllText(verified) == text) continue;

            Directory.CreateDirectory(folder);
            File.WriteAllText(received, text);
            differences.Add(File.Exists(verified) ? $"{FirstDifference(verified, text)}" : $"no snapshot {verified}");
        }

        return differences;
    }

    // A release changes the version in every file; that is no news.
    private static string Scrubbed(string text) =>
        Regex.Replace(text, @"(""?KernelGen""?,? ""?)\d+\.\d+\.\d+[0-9A-Za-z.+-]*", "$1{version}").ReplaceLineEndings("\n");

    private static void Write(string folder, Dictionary<string, string> generated)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        foreach ((string stem, string text) in generated)
        {
            File.WriteAllText(Path.Combine(folder, stem + ".verified.cs"), text);
        }
    }

    private static IEnumerable<string> Superfluous(string folder, Dictionary<string, string> generated) =>
        !Directory.Exists(folder) ? [] :
        from path in Directory.EnumerateFiles(folder, "*.verified.cs")
        where !generated.ContainsKey(Path.GetFileName(path)[..^".verified.cs".Length])
        select $"{path} is no longer generated";

    private static string FirstDifference(string path, string text)
    {
        string[] verified = File.ReadAllText(path).Split('\n');
        string[] received = text.Split('\n');
        int line = 0;
        while (line < verified.Length && line < received.Length && verified[line] == received[line]) line++;
        return $"{path} line {line + 1}\n  verified: {At(verified, line)}\n  received: {At(received, line)}";
    }

    private static string At(string[] lines, int line) => line < lines.Length ? lines[line] : "(end of file)";
}
