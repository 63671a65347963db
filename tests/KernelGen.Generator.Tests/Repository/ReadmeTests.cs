using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using KernelGen.Generator.Tests.Emitting;
using Microsoft.CodeAnalysis;
using Xunit;

namespace KernelGen.Generator.Tests.Repository;

/// <summary>The code that the README shows is real.</summary>
public sealed class ReadmeTests
{
    private const string EmittedMark = "emitted";

    private static readonly string Readme = Path.Combine(Places.Repository, "README.md");

    private static readonly string Text = File.ReadAllText(Readme);

    [Fact]
    public void WhatAUserWrites_Compiles()
    {
        List<string> blocks = [.. Blocks().Where(block => block.Case.Length == 0).Select(block => block.Code)];
        IEnumerable<string> statements = blocks.Where(block => !block.Contains("partial class", StringComparison.Ordinal));
        IEnumerable<string> declarations = blocks.Except(statements);
        Assert.Equal(9, declarations.Count());
        string source = $$"""
            using System;
            using KernelGen;
            using KernelGen.Decoding;
            using KernelGen.Formats;
            using KernelGen.Generic;
            using KernelGen.Integers;
            using KernelGen.Spec;
            using KernelGen.Text;
            using KernelGen.Training;
            namespace User;
            {{string.Join("\n", declarations)}}
            internal static class Example
            {
                {{string.Join("\n", statements.Select((code, i) => $$"""
                    public static void Run{{i}}(float[][] frames, TokenCorpus training, TokenCorpus validation)
                    {
                        {{code}}
                    }
                    """))}}
            }
            """;
        Assert.Empty(GeneratorRun.Of(source).Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
    }

    [Fact]
    public void EmittedCodeOfTheReadme_IsReallyEmitted()
    {
        (string name, string code) = Blocks().Single(block => block.Case.Length > 0);
        HashSet<string> lines = [.. GeneratorRun.Of(Places.CaseSource(name)).Files
            .SelectMany(file => file.SourceText.Lines)
            .Select(line => line.ToString().Trim())];
        foreach (string line in code.Split('\n')) Assert.Contains(line.Trim(), lines);
    }

    [Fact]
    public void TablesOfTheReadme_AreThoseOfTheResults()
    {
        string expected = Regex.Replace(
            Text,
            @"<!-- table: (\S+) -->\n\n(\|.*\n)+",
            match => $"<!-- table: {match.Groups[1].Value} -->\n\n{TableOf(match.Groups[1].Value)}");
        Assert.Equal(2, Regex.Count(expected, "<!-- table: "));
        if (Environment.GetEnvironmentVariable(Snapshot.Accept) == "1") File.WriteAllText(Readme, expected);
        else Assert.Equal(expected, Text);
    }

    private static string TableOf(string result) => string.Concat(
        File.ReadLines(Path.Combine(Places.Repository, result)).Where(line => line.StartsWith('|')).Select(line => line + "\n"));

    /// <summary>The C# blocks, and the case that an emitted one is of.</summary>
    private static IEnumerable<(string Case, string Code)> Blocks() =>
        from Match match in Regex.Matches(Text, $@"(?:<!-- {EmittedMark}: (\w+) -->\n)?```csharp\n(.*?)\n```", RegexOptions.Singleline)
        select (match.Groups[1].Value, match.Groups[2].Value);
}
