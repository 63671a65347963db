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

    [Theory]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 4, ABits = 4)] partial class Global;")]
    [InlineData("namespace A { partial struct Outer { partial class Inner { [QuantizedLstm(Hidden = 8)] private partial class Model; } } }")]
    [InlineData("namespace @class.@event { partial class @struct { [QuantizedLstm(Hidden = 8)] internal partial class @int; } }")]
    [InlineData("namespace My.KernelGen.Lanes { [QuantizedGru(Hidden = 8)] public partial class System; }")]
    [InlineData("[QuantizedGru(Hidden = 8)] public partial class KernelGenModel { int field; void Other() { } }")]
    [InlineData("namespace A { [QuantizedRnn(Hidden = 8)] partial class Model; } namespace B { [QuantizedRnn(Hidden = 9)] partial class Model; }")]
    [InlineData("namespace A { [QuantizedRnn(Hidden = 8)] partial class B_C; } namespace A_B { [QuantizedRnn(Hidden = 9)] partial class C; }")]
    [InlineData("namespace A { [QuantizedRnn(Hidden = 8)] partial class Lstm; [QuantizedLstm(Hidden = 8)] partial class Gates; }")]
    [InlineData("[QuantizedLinear(Input = 1, Outputs = 1)] partial class Least;")]
    [InlineData("[QuantizedLstm(Input = 1, Hidden = 1, WBits = 4, ABits = 4, InputABits = 1)] partial class LeastCoded;")]
    [InlineData("[QuantizedEmbedding(Vocabulary = 1, Size = 1, WBits = 1)] [QuantizedGru(Hidden = 1, WBits = 2, ABits = 1, Bias = false)] partial class LeastTokens;")]
    [InlineData("[QuantizedLstm(Hidden = 8)] [Training(Loss = Loss.SoftmaxCrossEntropy)] partial class Headless;")]
    [InlineData("[QuantizedLinear(Input = 3, Outputs = 2, WBits = 2)] [Training(Loss = Loss.SoftmaxCrossEntropy)] partial class Stateless;")]
    [InlineData("[QuantizedEmbedding(Vocabulary = 9, Size = 4, WBits = 2)] [QuantizedLinear(Outputs = 2, Bias = false)] [Training(Loss = Loss.SoftmaxCrossEntropy)] partial class Bag;")]
    [InlineData("[QuantizedLinear(Input = 3, Outputs = 1, WBits = 2)] [Training(Loss = Loss.BinaryCrossEntropy)] partial class StatelessProbability;")]
    [InlineData("[QuantizedLstm(Hidden = 8)] [Training(Loss = Loss.Ctc)] partial class HeadlessLabels;")]
    [InlineData("[QuantizedLinear(Input = 3, Outputs = 4)] [QuantizedGru(Hidden = 5, ABits = 4)] [QuantizedRnn(Hidden = 6)] [QuantizedLinear(Outputs = 7)] [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 1, Steps = 1)] partial class Mixed;")]
    [InlineData("partial class Outer { [QuantizedLstm(Hidden = 8, InputABits = 4, Quantizer = Quantizer.Alternating)] [QuantizedLstm(Hidden = 8)] [Training(Loss = Loss.SoftmaxCrossEntropy)] private partial class Inner; }")]
    public void UnusualDeclaration_CompilesWithoutWarnings(string source)
    {
        // The types around a model are the user's own: undocumented and partly unused.
        string[] usersOwn = ["CS1591", "CS0169", "CS0649"];
        GeneratorRun run = GeneratorRun.Of("global using KernelGen;", source);

        Assert.Null(run.Result.Exception);
        Assert.NotEmpty(run.Files);
        Assert.Empty(
            run.Output.GetDiagnostics()
                .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !usersOwn.Contains(diagnostic.Id)));
    }
}
