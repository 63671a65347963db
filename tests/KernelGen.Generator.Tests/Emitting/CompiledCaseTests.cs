using System.Linq;
using Microsoft.CodeAnalysis;
using Xunit;

namespace KernelGen.Generator.Tests.Emitting;

public sealed class CompiledCaseTests
{
    [Theory]
    [ClassData(typeof(Cases))]
    public void Case_CompilesWithoutWarnings(string name)
    {
        GeneratorRun run = GeneratorRun.Of(Places.CaseSource(name));

        Assert.Null(run.Result.Exception);
        Assert.Empty(run.Result.Diagnostics);
        Assert.Empty(run.Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
    }

    [Theory]
    [ClassData(typeof(Cases))]
    public async System.Threading.Tasks.Task Case_HasNoFindings(string name) =>
        Assert.Empty(await AnalyzerRun.Ids(Places.CaseSource(name)));

    [Theory]
    [ClassData(typeof(Cases))]
    public void Case_DeclaresTheClassOfItsName(string name) =>
        Assert.Equal($"Cases.{name}", Assert.Single(GeneratorRun.Of(Places.CaseSource(name)).Models).QualifiedName);
}
