using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using KernelGen.CodeFixes;
using KernelGen.Generator.Analyzers;
using KernelGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace KernelGen.Generator.Tests.Diagnostics;

public sealed class RuleDocumentsTests
{
    private const string Bad = "Violating example";
    private const string Good = "Correct example";

    public static TheoryData<string> Rules => [.. Descriptors.All.Select(rule => rule.Id)];

    [Fact]
    public void Ids_HaveADescriptorEach()
    {
        IEnumerable<string> ids = typeof(RuleIds).GetFields().Select(field => (string)field.GetRawConstantValue()!);

        Assert.Equal(ids, Descriptors.All.Select(rule => rule.Id));
        Assert.Equal(Descriptors.All, new ModelDeclarationAnalyzer().SupportedDiagnostics);
    }

    [Fact]
    public void Numbers_FollowEachOther() =>
        Assert.Equal(Enumerable.Range(1, Descriptors.All.Length).Select(i => $"KG{i:0000}"), Descriptors.All.Select(rule => rule.Id));

    [Theory]
    [MemberData(nameof(Rules))]
    public void Severity_DecidesWhetherCodeIsGenerated(string id) =>
        Assert.Equal(RuleIds.IsWarning(id), Descriptors.Of(id).DefaultSeverity == DiagnosticSeverity.Warning);

    [Theory]
    [MemberData(nameof(Rules))]
    public void HelpLink_PointsToThePage(string id)
    {
        Assert.EndsWith($"/generator/KernelGen.Generator/Diagnostics/Pages/{id}.md", Descriptors.Of(id).HelpLinkUri);
        Assert.True(File.Exists(PageOf(id)), PageOf(id));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Page_FollowsTheTemplate(string id)
    {
        string[] lines = File.ReadAllLines(PageOf(id));

        Assert.Equal($"# {id}: {Descriptors.Of(id).Title}", lines[0]);
        Assert.Equal(Headings(PageOf("TEMPLATE")), Headings(PageOf(id)));
        Assert.Contains($"#pragma warning disable {id}", lines);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task ViolatingExample_ReportsExactlyThisRule(string id)
    {
        string source = Example(id, Bad);

        Assert.Equal([id], (await AnalyzerRun.Ids(source)).Distinct());
        Assert.Equal(RuleIds.IsWarning(id), GeneratorRun.Of(source).Files.Count > 0);
        AssertCompiles(source);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task CorrectExample_ReportsNothing(string id)
    {
        string source = Example(id, Good);

        Assert.Empty(await AnalyzerRun.Ids(source));
        Assert.NotEmpty(GeneratorRun.Of(source).Files);
        AssertCompiles(source);
    }

    [Fact]
    public void Index_ListsEveryRule()
    {
        IEnumerable<string> rows =
            Descriptors.All.Select(rule => $"| [{rule.Id}]({rule.Id}.md) | {rule.Title} | {rule.DefaultSeverity} |");

        Assert.Equal(rows, File.ReadAllLines(PageOf("README")).Where(line => line.StartsWith("| [", StringComparison.Ordinal)));
    }

    [Fact]
    public void Pages_HaveARuleEach() =>
        Assert.Equal(
            Descriptors.All.Select(rule => rule.Id + ".md").Concat(["README.md", "TEMPLATE.md"]),
            Directory.EnumerateFiles(Places.Pages).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Fact]
    public void ReleaseTable_NamesEveryTitle()
    {
        string table = File.ReadAllText(Path.Combine(Places.Generator, "AnalyzerReleases.Unshipped.md"))
            + File.ReadAllText(Path.Combine(Places.Generator, "AnalyzerReleases.Shipped.md"));

        Assert.All(
            Descriptors.All,
            rule => Assert.Contains($"{rule.Id} | {rule.Category} | {rule.DefaultSeverity} | {rule.Title}, ", table, StringComparison.Ordinal));
    }

    [Fact]
    public void CodeFixes_AreNamedOnTheirPages()
    {
        CodeFixProvider[] providers = [new PartialCodeFix(), new ArgumentCodeFix()];
        IEnumerable<string> named = Descriptors.All.Select(rule => rule.Id)
            .Where(id => File.ReadAllText(PageOf(id)).Contains("A code fix does", StringComparison.Ordinal));

        Assert.Equal(providers.SelectMany(provider => provider.FixableDiagnosticIds).Order(), named);
    }

    private static string PageOf(string name) => Path.Combine(Places.Pages, name + ".md");

    private static IEnumerable<string> Headings(string path) =>
        File.ReadAllLines(path).Where(line => line.StartsWith("## ", StringComparison.Ordinal));

    private static string Example(string id, string heading)
    {
        string section = File.ReadAllText(PageOf(id)).Split($"## {heading}\n")[1];
        return section.Split("```csharp\n")[1].Split("```")[0];
    }

    private static void AssertCompiles(string source) =>
        Assert.Empty(GeneratorRun.Of(source).Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
}
