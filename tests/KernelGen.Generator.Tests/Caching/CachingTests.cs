using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace KernelGen.Generator.Tests.Caching;

public sealed class CachingTests
{
    private const string First = "using KernelGen;\n[QuantizedLstm(Hidden = 8)]\npublic partial class First;\n";
    private const string Second =
        "using KernelGen;\n[QuantizedEmbedding(Vocabulary = 5, Size = 4)]\n[QuantizedGru(Hidden = 6)]\npublic partial class Second;\n";

    [Fact]
    public void FirstRun_MakesEverythingNew()
    {
        GeneratorRun run = GeneratorRun.Of(First, Second);

        Assert.Equal([IncrementalStepRunReason.New, IncrementalStepRunReason.New], run.Reasons(StepNames.Model));
        Assert.All(run.Reasons(StepNames.Read), reason => Assert.Equal(IncrementalStepRunReason.New, reason));
        Assert.All(run.OutputReasons(), reason => Assert.Equal(IncrementalStepRunReason.New, reason));
    }

    [Theory]
    [ClassData(typeof(Cases))]
    public void SameSources_KeepEveryStep(string name)
    {
        CSharpCompilation compilation = Compilations.Of(Places.CaseSource(name));
        GeneratorRun run = GeneratorRun.Of(compilation);

        AssertUnchanged(run.After(compilation.Clone()), StepNames.Read, StepNames.Model);
    }

    [Fact]
    public void UnrelatedType_KeepsEveryStep()
    {
        CSharpCompilation compilation = Compilations.Of(First, Second);

        GeneratorRun run = GeneratorRun.Of(compilation)
            .After(compilation.AddSyntaxTrees(Compilations.Parse("class Unrelated { int x = 1; }", "Unrelated.cs")));

        AssertUnchanged(run, StepNames.Read, StepNames.Model);
    }

    [Theory]
    [InlineData("// a comment\n" + First)]
    [InlineData("using KernelGen;\n\n[QuantizedLstm(Hidden = 4 + 4)]\npublic partial class First { int added; }\n")]
    public void EditBesideTheDeclaration_KeepsTheModel(string edited)
    {
        GeneratorRun run = Edited(edited, Second);

        AssertUnchanged(run, StepNames.Model);
    }

    [Fact]
    public void EditedModel_LeavesTheOtherAlone()
    {
        GeneratorRun run = Edited(First.Replace("8", "16", System.StringComparison.Ordinal), Second);

        Assert.Equal(
            [IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached],
            run.Reasons(StepNames.Model).Order().ToList());
        Assert.Contains(IncrementalStepRunReason.Modified, run.Reasons(StepNames.Read));
        Assert.Equal(
            [IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached],
            run.OutputReasons().Distinct().Order().ToList());
    }

    [Fact]
    public void ModelMadeWrong_IsRemoved()
    {
        GeneratorRun run = Edited(First.Replace("8", "-8", System.StringComparison.Ordinal), Second);

        Assert.Equal("Second", Assert.Single(run.Models).TypeName);
        Assert.All(run.Files, file => Assert.StartsWith("Second", file.HintName));
    }

    [Fact]
    public void EveryStepName_IsAssertedHere() =>
        Assert.Equal(
            ["Model", "Read"],
            typeof(StepNames).GetFields().Select(field => (string)field.GetRawConstantValue()!).Order());

    private static GeneratorRun Edited(string first, string second)
    {
        CSharpCompilation compilation = Compilations.Of(First, Second);
        CSharpCompilation edited = compilation;
        foreach ((string source, int i) in new[] { first, second }.Select((source, i) => (source, i)))
        {
            SyntaxTree tree = edited.SyntaxTrees[i];
            if (tree.ToString() != source) edited = edited.ReplaceSyntaxTree(tree, Compilations.Parse(source, tree.FilePath));
        }

        return GeneratorRun.Of(compilation).After(edited);
    }

    private static void AssertUnchanged(GeneratorRun run, params string[] steps)
    {
        foreach (string step in steps) AssertKept(run.Reasons(step));
        IReadOnlyList<IncrementalStepRunReason> outputs = run.OutputReasons();
        Assert.NotEmpty(outputs);
        Assert.All(outputs, reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    private static void AssertKept(IReadOnlyList<IncrementalStepRunReason> reasons)
    {
        Assert.NotEmpty(reasons);
        Assert.All(
            reasons,
            reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{reason}"));
    }
}
