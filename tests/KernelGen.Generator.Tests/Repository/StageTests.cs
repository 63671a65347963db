using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace KernelGen.Generator.Tests.Repository;

/// <summary>Holds the laws on stages: which folders there are, and what a stage may know.</summary>
public sealed class StageTests
{
    private static readonly string[] Folders =
        ["Analyzers", "Checking", "Diagnostics", "Emitting", "Planning", "Polyfills", "Reading"];

    [Fact]
    public void Folders_AreTheStages() =>
        Assert.Empty(
            Directory.GetDirectories(Places.Generator)
                .Select(folder => Path.GetFileName(folder)!)
                .Except(Folders)
                .Except(["bin", "obj"]));

    [Theory]
    [InlineData("Checking")]
    [InlineData("Planning")]
    [InlineData("Emitting")]
    public void PureStages_DoNotKnowRoslyn(string stage) => Assert.All(
        Files(stage),
        file => Assert.DoesNotContain("Microsoft.CodeAnalysis", File.ReadAllText(file), StringComparison.Ordinal));

    [Theory]
    [InlineData("Reading", "Planning", "Emitting", "Analyzers")]
    [InlineData("Checking", "Planning", "Emitting", "Analyzers")]
    [InlineData("Planning", "Emitting", "Analyzers", "Checking")]
    [InlineData("Emitting", "Analyzers", "Checking")]
    public void Stages_ImportOneWay(string stage, params string[] later)
    {
        IEnumerable<string> wrong =
            from file in Files(stage)
            from other in later
            where File.ReadAllText(file).Contains($"using KernelGen.Generator.{other}", StringComparison.Ordinal)
            select $"{Path.GetFileName(file)} uses {other}";

        Assert.Empty(wrong);
    }

    [Fact]
    public void Pipeline_IsOneScreen() =>
        Assert.InRange(File.ReadAllLines(Path.Combine(Places.Generator, "KernelGenerator.cs")).Length, 1, 60);

    [Fact]
    public void OnlyTheAnalyzer_Reports() =>
        Assert.Equal(
            ["ModelDeclarationAnalyzer.cs"],
            Files(".").Where(file => File.ReadAllText(file).Contains("ReportDiagnostic", StringComparison.Ordinal)).Select(Path.GetFileName));

    [Fact]
    public void SourceFiles_FitTheEye() =>
        Assert.All(Files("."), file => Assert.InRange(File.ReadAllLines(file).Length, 1, 400));

    [Fact]
    public void Names_SayWhatThingsAre()
    {
        string[] empty = ["Helper", "Helpers", "Util", "Utils", "Manager", "Base", "Info", "Data"];

        IEnumerable<string> wrong =
            from file in Files(".")
            from word in empty
            where Path.GetFileNameWithoutExtension(file).EndsWith(word, StringComparison.Ordinal)
            select file;

        Assert.Empty(wrong);
    }

    private static IEnumerable<string> Files(string folder)
    {
        string path = Path.Combine(Places.Generator, folder);
        return Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*.cs", SearchOption.AllDirectories)
                .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            : [];
    }
}
