using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace KernelGen.Generator.Tests.Checking;

/// <summary>Every rule: what breaks it, where it is marked, and what just does not.</summary>
public sealed class ModelRulesTests
{
    private const string Embedding = "[QuantizedEmbedding(Vocabulary = 30, Size = 8, WBits = 4)] ";
    private const string Alternating = "Quantizer = Quantizer.Alternating";
    private const string Float = "Quantizer = Quantizer.FullPrecision";
    private const string Softmax = " [Training(Loss = Loss.SoftmaxCrossEntropy)]";

    [Theory]
    [InlineData("class Model;", "KG0001")]
    [InlineData("partial record Model;", "KG0003")]
    [InlineData("static partial class Model;", "KG0003")]
    [InlineData("abstract partial class Model;", "KG0003")]
    [InlineData("partial class Model<T>;", "KG0003")]
    [InlineData("file partial class Model;", "KG0003")]
    [InlineData("partial class Trainer;", "KG0020")]
    public async Task WrongClass_IsMarkedAtItsName(string declaration, string id)
    {
        Diagnostic finding = Assert.Single(await Run("[QuantizedLstm(Hidden = 8)] " + declaration));

        Assert.Equal(id, finding.Id);
        Assert.Contains(AnalyzerRun.Marked(finding), new[] { "Model", "Trainer" });
    }

    [Theory]
    [InlineData("class Outer { ", "KG0002")]
    [InlineData("partial class Outer<T> { ", "KG0003")]
    public async Task WrongContainingType_IsReported(string outer, string id) =>
        Assert.Equal([id], await Ids(outer + "[QuantizedLstm(Hidden = 8)] partial class Model; }"));

    [Fact]
    public async Task EveryClosedContainingType_IsMarked()
    {
        IReadOnlyList<Diagnostic> findings =
            await Run("class A { partial class B { interface C { [QuantizedLstm(Hidden = 8)] partial class Model; } } }");

        Assert.Equal(["A", "C"], [AnalyzerRun.Marked(findings[0]), AnalyzerRun.Marked(findings[1])]);
    }

    [Fact]
    public async Task LayersOnTwoParts_HaveNoOrder() =>
        Assert.Equal(
            ["KG0004"],
            await Ids("[QuantizedLstm(Hidden = 8)] partial class Model; [QuantizedLinear(Outputs = 4)] partial class Model;"));

    [Theory]
    [InlineData("[QuantizedLstm(Hidden = 8)] " + Embedding, "KG0005")]
    [InlineData(Embedding + "[QuantizedEmbedding(Vocabulary = 8, Size = 8)] [QuantizedLstm(Hidden = 8)]", "KG0005")]
    [InlineData(Embedding, "KG0006")]
    [InlineData(Embedding + "[QuantizedLstm(Hidden = 8, Input = 9)]", "KG0009")]
    [InlineData(Embedding + "[QuantizedLinear(Outputs = 8, ABits = 5)]", "KG0010")]
    [InlineData("[QuantizedLinear(Input = 8, Outputs = 8, ABits = 4)]", "KG0010")]
    [InlineData("[QuantizedLstm(Hidden = 8, ABits = 4)] [QuantizedLinear(Outputs = 8, ABits = 32)]", "KG0010")]
    public async Task WrongSequence_IsReported(string layers, string id) => await AssertReported(layers, id);

    [Theory]
    [InlineData("[QuantizedLstm]", "KG0007", "QuantizedLstm")]
    [InlineData("[QuantizedLstm(Hidden = 0)]", "KG0007", "Hidden = 0")]
    [InlineData("[QuantizedLstm(Hidden = -1)]", "KG0007", "Hidden = -1")]
    [InlineData("[QuantizedRnn(Hidden = 65537, Input = 4)]", "KG0007", "Hidden = 65537")]
    [InlineData("[QuantizedGru(Hidden = 8, Input = -2)]", "KG0007", "Input = -2")]
    [InlineData("[QuantizedGru(Hidden = 8, Input = 65537)]", "KG0007", "Input = 65537")]
    [InlineData("[QuantizedLinear(Outputs = 8)]", "KG0007", "QuantizedLinear(Outputs = 8)")]
    [InlineData("[QuantizedLinear(Input = 8, Outputs = 1048577)]", "KG0007", "Outputs = 1048577")]
    [InlineData("[QuantizedEmbedding(Size = 8)] [QuantizedLstm(Hidden = 8)]", "KG0007", "QuantizedEmbedding(Size = 8)")]
    [InlineData("[QuantizedEmbedding(Vocabulary = 1048577, Size = 8)] [QuantizedLstm(Hidden = 8)]", "KG0007", "Vocabulary = 1048577")]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 2, Cycles = 0, " + Alternating + ")]", "KG0007", "Cycles = 0")]
    [InlineData("[QuantizedLinear(Input = 8, Outputs = 8, WBits = 2, Cycles = 9, " + Alternating + ")]", "KG0007", "Cycles = 9")]
    [InlineData("[QuantizedLstm(Hidden = 20000)]", "KG0008", "QuantizedLstm(Hidden = 20000)")]
    [InlineData("[QuantizedRnn(Hidden = 8, Input = 40000, WBits = 8, ABits = 8, InputABits = 8)]", "KG0021", null)]
    [InlineData("[QuantizedRnn(Hidden = 8, Input = 33000, WBits = 16, ABits = 16, InputABits = 16)]", "KG0021", null)]
    public async Task WrongSize_IsMarkedAtTheArgument(string layers, string id, string? marked)
    {
        // One for each matrix that is too large.
        foreach (Diagnostic finding in await Run(layers + " partial class Model;"))
        {
            Assert.Equal(id, finding.Id);
            if (marked is not null) Assert.Equal(marked, AnalyzerRun.Marked(finding));
        }

        Assert.NotEmpty(await Run(layers + " partial class Model;"));
    }

    [Theory]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 0)]")]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 17)]")]
    [InlineData("[QuantizedLstm(Hidden = 8, ABits = 17)]")]
    [InlineData("[QuantizedLstm(Hidden = 8, InputABits = 33)]")]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 5, " + Alternating + ")]")]
    [InlineData("[QuantizedLstm(Hidden = 8, ABits = 5, " + Alternating + ")]")]
    [InlineData("[QuantizedLstm(Hidden = 8, InputABits = 8, " + Alternating + ")]")]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 8, " + Float + ")]")]
    [InlineData("[QuantizedLinear(Input = 8, Outputs = 8, WBits = 31)]")]
    [InlineData("[QuantizedLinear(Input = 8, Outputs = 8, InputABits = 17)]")]
    [InlineData("[QuantizedLinear(Input = 8, Outputs = 8, WBits = 2, InputABits = 5, " + Alternating + ")]")]
    [InlineData("[QuantizedEmbedding(Vocabulary = 8, Size = 8, WBits = 17)] [QuantizedLstm(Hidden = 8)]")]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 9, Quantizer = Quantizer.BalancedEqual)]")]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 1, Quantizer = Quantizer.TernaryWeight)]")]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 2, Quantizer = Quantizer.BinaryWeight)]")]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 5, Quantizer = Quantizer.Refined)]")]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 2, InputWBits = 17)]")]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 4, InputQuantizer = Quantizer.TerConnect)]")]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 4, ABits = 5, ActivationQuantizer = Quantizer.Alternating)]")]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 8, Quantizer = Quantizer.Exponential)]")]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 5, Quantizer = Quantizer.DenseShift)]")]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 2, Quantizer = Quantizer.SignSparseShift)]")]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 4, MinExponent = -8, MaxExponent = 0, Quantizer = Quantizer.Exponential)]")]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 7, MaxExponent = 11, Quantizer = Quantizer.Exponential)]")]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 7, MinExponent = -23, Quantizer = Quantizer.Exponential)]")]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 5, MinExponent = 3, MaxExponent = 3, Quantizer = Quantizer.Exponential)]")]
    [InlineData("[QuantizedLstm(Hidden = 8, BiasQuantizer = Quantizer.Ternarization, BiasWBits = 1)]")]
    [InlineData("[QuantizedLinear(Input = 8, Outputs = 8, WBits = 8, BiasQuantizer = Quantizer.Exponential)]")]
    [InlineData("[QuantizedLinear(Input = 8, Outputs = 8, BiasQuantizer = Quantizer.FixedPoint, BiasWBits = 17)]")]
    [InlineData("[QuantizedLinear(Input = 8, Outputs = 8, BiasQuantizer = Quantizer.FixedPoint, BiasWBits = 4, FractionBits = 4)]")]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 4, ABits = 1, ActivationQuantizer = Quantizer.LearnedStep)]")]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 4, ABits = 17, ActivationQuantizer = Quantizer.LearnedClip)]")]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 4, ABits = 1, ActivationQuantizer = Quantizer.BernoulliTernary)]")]
    [InlineData("[QuantizedGru(Hidden = 8, WBits = 4, ABits = 3, ActivationQuantizer = Quantizer.BernoulliTernary)]")]
    public async Task WrongBits_AreReported(string layers) => await AssertReported(layers, "KG0011");

    [Theory]
    [InlineData("[QuantizedEmbedding(Vocabulary = 30, Size = 8, WBits = 2, Quantizer = Quantizer.TerConnect)] [QuantizedLstm(Hidden = 8)]", "an embedding")]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 4, Stochastic = true)]", "stochastic codes")]
    [InlineData("[QuantizedLstm(Hidden = 8, Quantizer = Quantizer.TernaryWeight)]", "float weights")]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 4, InputQuantizer = Quantizer.TerConnect, InputWBits = 32)]", "float weights")]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 4, ActivationQuantizer = Quantizer.Alternating)]", "float activations")]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 4, ABits = 4, ActivationQuantizer = Quantizer.TerConnect)]", "activations")]
    [InlineData("[QuantizedLinear(Input = 8, Outputs = 8, WBits = 4, ActivationQuantizer = Quantizer.Alternating)]", "float activations")]
    [InlineData("[QuantizedLinear(Input = 8, Outputs = 8, WBits = 4, InputABits = 4, ActivationQuantizer = Quantizer.LearnedStep)]", "activations")]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 3, MinExponent = -3, Quantizer = Quantizer.DenseShift)]", "exponents")]
    [InlineData("[QuantizedLstm(Hidden = 8, Quantizer = Quantizer.DenseShift)]", "float weights")]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 4, WeightNorm = true)]", "weight normalisation")]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 4, ProductNorm = ProductNorm.Batch)]", "batch normalisation, which is folded into scales of rows")]
    [InlineData("[QuantizedGru(Hidden = 8, WBits = 4, ProductNorm = ProductNorm.Sum)]", "normalised sums")]
    [InlineData("[QuantizedGru(Hidden = 8, Bias = false, ProductNorm = ProductNorm.Batch, " + Float + ")]", "batch normalisation, which is folded into them")]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 4, InputWBits = 3, Quantizer = Quantizer.BalancedMedian)]", "a scale in common with Quantizer.BalancedMedian of 4 bits")]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 4, InputABits = 4, InputNorm = true)]", "batch normalisation")]
    [InlineData("[QuantizedLstm(Hidden = 8, BiasWBits = 1, BiasQuantizer = Quantizer.Binarization, ProductNorm = ProductNorm.Batch, " + Float + ")]", "quantized biases, since it is folded into them")]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 4, ABits = 4)] [QuantizedLstm(Hidden = 8, WBits = 4, InputNorm = true)]", "batch normalisation")]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 2, Cycles = 3, Quantizer = Quantizer.Greedy)]", "cycles")]
    [InlineData("[QuantizedLinear(Input = 8, Outputs = 8, Cycles = 3, " + Alternating + ")]", "cycles")]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 2, Clip = false, Quantizer = Quantizer.BalancedMedian)]", "a clip that can be left out")]
    [InlineData("[QuantizedLinear(Input = 8, Outputs = 8, Clip = false)]", "a clip that can be left out")]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 2, Scale = ScaleScope.Matrix, " + Alternating + ")]", "a choice of its scale")]
    [InlineData("[QuantizedLinear(Input = 8, Outputs = 8, WBits = 4, Scale = ScaleScope.Row)]", "a choice of its scale")]
    [InlineData("[QuantizedLinear(Input = 8, Outputs = 8, WBits = 4, Scale = ScaleScope.Matrix, WeightNorm = true, Quantizer = Quantizer.Uniform)]", "a choice of its scale")]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 2, BiasQuantizer = Quantizer.Alternating)]", "biases")]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 4, BiasWBits = 4)]", "biases")]
    [InlineData("[QuantizedLinear(Input = 8, Outputs = 8, BiasQuantizer = Quantizer.FixedPoint)]", "float biases")]
    [InlineData("[QuantizedGru(Hidden = 8, Bias = false, BiasQuantizer = Quantizer.Ternarization)]", "quantized biases")]
    [InlineData("[QuantizedGru(Hidden = 8, WBits = 4, InputQuantizer = Quantizer.BalancedMedian)]", "a scale in common with Quantizer.BalancedMean of 4 bits")]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 4, Quantizer = Quantizer.LearnedClip)]", "weights")]
    [InlineData("[QuantizedLstm(Hidden = 8, Quantizer = Quantizer.LearnedClip)]", "weights")]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 4, InputQuantizer = Quantizer.LearnedClip)]", "weights")]
    [InlineData("[QuantizedLinear(Input = 8, Outputs = 8, WBits = 4, Quantizer = Quantizer.LearnedClip)]", "weights")]
    [InlineData("[QuantizedEmbedding(Vocabulary = 8, Size = 8, WBits = 4, Quantizer = Quantizer.LearnedClip)] [QuantizedLstm(Hidden = 8)]", "weights")]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 2, Quantizer = Quantizer.BernoulliTernary)]", "weights")]
    [InlineData("[QuantizedGru(Hidden = 8, WBits = 2, InputQuantizer = Quantizer.BernoulliTernary)]", "weights")]
    [InlineData("[QuantizedLinear(Input = 8, Outputs = 8, WBits = 2, InputABits = 2, ActivationQuantizer = Quantizer.BernoulliTernary)]", "activations")]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 2, ActivationQuantizer = Quantizer.BernoulliTernary)]", "float activations")]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 2, InputABits = 4, ActivationQuantizer = Quantizer.BernoulliTernary)]", "raw features")]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 4, ActivationQuantizer = Quantizer.LearnedStep)]", "float activations")]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 4, InputABits = 4, ActivationQuantizer = Quantizer.LearnedClip)]", "raw features")]
    public async Task MethodWithoutARule_IsReported(string layers, string what)
    {
        Diagnostic finding = Assert.Single(await Run(layers + " partial class Model;"));

        Assert.Equal("KG0022", finding.Id);
        Assert.Contains($"has no rule for {what}: expected ", finding.GetMessage(), System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[QuantizedLstm(Hidden = 8, Activation = CellActivation.Relu)]", "KG0012")]
    [InlineData("[QuantizedGru(Hidden = 8, Activation = CellActivation.Relu, " + Float + ")]", "KG0012")]
    [InlineData("[QuantizedRnn(Hidden = 8, Activation = CellActivation.Relu, ABits = 4)]", "KG0012")]
    [InlineData("[QuantizedRnn(Hidden = 8, Activation = CellActivation.Relu, ABits = 2, ActivationQuantizer = Quantizer.BernoulliTernary)]", "KG0012")]
    [InlineData(Embedding + "[QuantizedLstm(Hidden = 8, InputABits = 32)]", "KG0013")]
    [InlineData(Embedding + "[QuantizedLstm(Hidden = 8, InputMinimum = 0)]", "KG0013")]
    [InlineData("[QuantizedLstm(Hidden = 8, InputMaximum = 2)]", "KG0013")]
    [InlineData("[QuantizedLinear(Input = 8, Outputs = 8, InputMaximum = 2)]", "KG0013")]
    [InlineData(Embedding + "[QuantizedLinear(Outputs = 8, InputABits = 4)]", "KG0013")]
    [InlineData("[QuantizedLinear(Input = 8, Outputs = 8, InputABits = 2, InputMinimum = 0.5f)]", "KG0014")]
    [InlineData("[QuantizedLstm(Hidden = 8, InputABits = 2, InputMaximum = 2, " + Alternating + ")]", "KG0013")]
    [InlineData("[QuantizedLstm(Hidden = 8, InputABits = 2, InputMinimum = 0.5f)]", "KG0014")]
    [InlineData("[QuantizedLstm(Hidden = 8, InputABits = 2, InputMaximum = 0)]", "KG0014")]
    [InlineData("[QuantizedLstm(Hidden = 8, InputABits = 2, InputMaximum = float.NaN)]", "KG0014")]
    [InlineData("[QuantizedLstm(Hidden = 8, InputABits = 2, InputMinimum = float.NegativeInfinity)]", "KG0014")]
    [InlineData("[QuantizedLstm(Hidden = 8, InputABits = 2, InputMinimum = -3e38f, InputMaximum = 3e38f)]", "KG0014")]
    [InlineData("[QuantizedLstm(Hidden = 8, InputABits = 2, InputMinimum = 0, InputMaximum = 1e-40f)]", "KG0014")]
    [InlineData("[QuantizedLstm(Hidden = 8, Slope = 0)]", "KG0023")]
    [InlineData("[QuantizedGru(Hidden = 8, Slope = -1)]", "KG0023")]
    [InlineData("[QuantizedRnn(Hidden = 8, Slope = float.NaN)]", "KG0023")]
    [InlineData("[QuantizedLstm(Hidden = 8, Slope = float.PositiveInfinity)]", "KG0023")]
    [InlineData("[QuantizedRnn(Hidden = 8, Slope = 2, Activation = CellActivation.Relu)]", "KG0023")]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 4, ABits = 4, Bidirectional = true, ActivationQuantizer = Quantizer.LearnedStep)]", "KG0022")]
    [InlineData("[QuantizedLinear(Input = 8, Outputs = 8, Activation = LinearActivation.ClippedRelu, Ceiling = 0)]", "KG0025")]
    [InlineData("[QuantizedLinear(Input = 8, Outputs = 8, Activation = LinearActivation.ClippedRelu, Ceiling = float.NaN)]", "KG0025")]
    [InlineData("[QuantizedLinear(Input = 8, Outputs = 8, Activation = LinearActivation.Relu, Ceiling = 20)]", "KG0025")]
    [InlineData("[QuantizedLinear(Input = 8, Outputs = 8, Activation = LinearActivation.Relu, OutputABits = 4)]", "KG0012")]
    [InlineData("[QuantizedLinear(Input = 8, Outputs = 8, OutputABits = 4)]", "KG0012")]
    [InlineData("[QuantizedLinear(Input = 8, Outputs = 8, Activation = (LinearActivation)9)]", "KG0015")]
    [InlineData("[QuantizedLinear(Input = 8, Outputs = 8, Activation = LinearActivation.Tanh, OutputABits = 17)]", "KG0011")]
    [InlineData("[QuantizedLinear(Input = 8, Outputs = 8, Activation = LinearActivation.Tanh, OutputABits = 5, ActivationQuantizer = Quantizer.Alternating)]", "KG0011")]
    [InlineData("[QuantizedRnn(Hidden = 8, Gates = GateForm.Hard, Activation = CellActivation.Relu)]", "KG0024")]
    [InlineData("[QuantizedRnn(Hidden = 8, Gates = GateForm.Fast, Activation = CellActivation.Relu)]", "KG0024")]
    [InlineData("[QuantizedLstm(Hidden = 8, Gates = (GateForm)3)]", "KG0015")]
    [InlineData("[QuantizedLstm(Hidden = 8, Quantizer = (Quantizer)99, WBits = 99)]", "KG0015")]
    [InlineData("[QuantizedLstm(Hidden = 8, Activation = (CellActivation)9)]", "KG0015")]
    [InlineData("[QuantizedGru(Hidden = 8, Reset = (ResetGate)(-1))]", "KG0015")]
    [InlineData("[QuantizedGru(Hidden = 8, BiasQuantizer = (Quantizer)99)]", "KG0015")]
    [InlineData("[QuantizedGru(Hidden = 8, Scale = (ScaleScope)3)]", "KG0015")]
    public async Task WrongCell_IsReported(string layers, string id) => await AssertReported(layers, id);

    [Theory]
    [InlineData("[Training(Loss = Loss.SoftmaxCrossEntropy)]", "KG0016")]
    [InlineData("[QuantizedLstm(Hidden = 8)] [Training]", "KG0017")]
    [InlineData("[QuantizedLstm(Hidden = 8)] [Training(Loss = Loss.None)]", "KG0017")]
    [InlineData("[QuantizedLinear(Input = 8, Outputs = 1)]" + Softmax, "KG0017")]
    [InlineData("[QuantizedLinear(Input = 8, Outputs = 1)] [Training(Loss = Loss.Ctc)]", "KG0017")]
    [InlineData("[QuantizedLstm(Hidden = 8)] [Training(Loss = Loss.Ctc, Steps = 11585)]", "KG0018")]
    [InlineData("[QuantizedLstm(Hidden = 8)] [Training(Loss = (Loss)5)]", "KG0015")]
    [InlineData("[QuantizedLstm(Hidden = 8)] [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 0)]", "KG0018")]
    [InlineData("[QuantizedLstm(Hidden = 8)] [Training(Loss = Loss.SoftmaxCrossEntropy, Steps = 65537)]", "KG0018")]
    [InlineData("[QuantizedLinear(Input = 8, Outputs = 1000000)] [Training(Loss = Loss.SoftmaxCrossEntropy, Steps = 40)]", "KG0018")]
    public async Task WrongTraining_IsReported(string attributes, string id) => await AssertReported(attributes, id);

    [Fact]
    public async Task OneBitRecurrentWeights_AreAWarning()
    {
        Diagnostic finding = Assert.Single(await Run("[QuantizedLstm(Hidden = 8, WBits = 1)] partial class Model;"));

        Assert.Equal(("KG0019", DiagnosticSeverity.Warning), (finding.Id, finding.Severity));
        Assert.Equal("WBits = 1", AnalyzerRun.Marked(finding));
    }

    [Theory]
    [InlineData("[QuantizedRnn(Hidden = 65536, Input = 8, WBits = 8)] [QuantizedLinear(Outputs = 2)]", "KG0008")]
    [InlineData("[QuantizedLstm(Hidden = 13000, Input = 8, Peepholes = true)]", "KG0008")]
    [InlineData("[QuantizedLstm(Hidden = 13000, Input = 8, Peepholes = true, Coupled = true)]", null)]
    [InlineData("[QuantizedLstm(Hidden = 13000, Input = 8, Coupled = true)] [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 1, Steps = 13765)]", null)]
    [InlineData("[QuantizedLstm(Hidden = 13000, Input = 8, Coupled = true)] [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 1, Steps = 13766)]", "KG0018")]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 8, ABits = 8, InputABits = 1)]", null)]
    [InlineData("[QuantizedLinear(Input = 65536, Outputs = 2, WBits = 8)]", null)]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 4, InputWBits = 3)]", null)]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 4, Cycles = 8, " + Alternating + ")]", null)]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 4, InputWBits = 2, InputQuantizer = Quantizer.Alternating, Cycles = 1)]", null)]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 4, InputWBits = 32, Quantizer = Quantizer.BalancedMedian)]", null)]
    [InlineData("[QuantizedLinear(Input = 4, Outputs = 1048576)]", null)]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 4, ABits = 1, " + Alternating + ")]", null)]
    [InlineData("[QuantizedRnn(Hidden = 8, Activation = CellActivation.Relu)]", null)]
    [InlineData("[QuantizedRnn(Hidden = 8, Activation = CellActivation.Relu, Slope = 1)]", null)]
    [InlineData("[QuantizedRnn(Hidden = 8, Activation = CellActivation.Relu, Gates = GateForm.Precise)]", null)]
    [InlineData("[QuantizedGru(Hidden = 8, WBits = 4, Gates = GateForm.Fast)]", null)]
    [InlineData("[QuantizedLstm(Hidden = 8, Slope = 1e-30f)]", null)]
    [InlineData("[QuantizedRnn(Hidden = 8, ABits = 2, Activation = CellActivation.Relu, " + Alternating + ")]", null)]
    [InlineData("[QuantizedLstm(Hidden = 8, InputABits = 8, InputMinimum = 0, InputMaximum = 1e-20f)]", null)]
    [InlineData(Embedding + "[QuantizedLstm(Hidden = 8, Input = 8)] [QuantizedLstm(Hidden = 9)]" + Softmax, null)]
    [InlineData("[QuantizedLinear(Input = 8, Outputs = 4)] [QuantizedLstm(Hidden = 9)] [QuantizedLinear(Outputs = 2, ABits = 32)]", null)]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 32, ABits = 4)]", null)]
    [InlineData("[QuantizedLinear(Input = 8, Outputs = 1)] [Training(Loss = Loss.MeanSquaredError)]", null)]
    [InlineData("[QuantizedLinear(Input = 8, Outputs = 1)] [Training(Loss = Loss.BinaryCrossEntropy, Steps = 65536)]", null)]
    [InlineData("[QuantizedLstm(Hidden = 8)] [Training(Loss = Loss.Ctc, Steps = 11584)]", null)]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 4, BiasQuantizer = Quantizer.Ternarization, Stochastic = true)]", null)]
    [InlineData("[QuantizedGru(Hidden = 8, BiasQuantizer = Quantizer.Exponential, BiasWBits = 3, MinExponent = -3)]", null)]
    [InlineData("[QuantizedRnn(Hidden = 8, WBits = 4, BiasQuantizer = Quantizer.FixedPoint, FractionBits = 2)]", null)]
    [InlineData("[QuantizedLinear(Input = 8, Outputs = 8, BiasQuantizer = Quantizer.FullPrecision)]", null)]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 2, Clip = false)]", null)]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 2, Scale = ScaleScope.Default, " + Alternating + ")]", null)]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 2, Scale = ScaleScope.Row, InputQuantizer = Quantizer.TernaryWeight)]", null)]
    [InlineData("[QuantizedLinear(Input = 8, Outputs = 8, WBits = 8, Scale = ScaleScope.Matrix, Quantizer = Quantizer.BalancedEqual)]", null)]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 2, Clip = true, Quantizer = Quantizer.Uniform, InputQuantizer = Quantizer.BalancedMean)]", null)]
    [InlineData("[QuantizedRnn(Hidden = 8, ABits = 2, Activation = CellActivation.Relu, ActivationQuantizer = Quantizer.LearnedStep)]", null)]
    [InlineData("[QuantizedRnn(Hidden = 8, ABits = 1, Activation = CellActivation.Relu, ActivationQuantizer = Quantizer.LearnedClip)]", null)]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 2, ABits = 1, Quantizer = Quantizer.LearnedStep)]", null)]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 2, ABits = 2, InputABits = 16, ActivationQuantizer = Quantizer.BernoulliTernary)]", null)]
    public async Task Limits_AreWhereTheyAreStated(string attributes, string? id) =>
        Assert.Equal(id is null ? [] : [id], await Ids(attributes + " partial class Model;"));

    [Fact]
    public async Task Pragma_SuppressesAFinding() =>
        Assert.Empty(await Ids(
            "\n#pragma warning disable KG0019\n[QuantizedLstm(Hidden = 8, WBits = 1)] partial class Model;\n#pragma warning restore KG0019\n"));

    [Theory]
    [InlineData("[QuantizedLstm(Hidden = 0, WBits = 17, ABits = 99)] class Model;", 4)]
    [InlineData("[QuantizedLstm(Hidden = 8, InputABits = 4, InputMinimum = 1, InputMaximum = -1)] partial class Model;", 1)]
    public async Task EveryFault_IsReportedAtOnce(string source, int count) => Assert.Equal(count, (await Ids(source)).Count);

    [Fact]
    public async Task Message_SaysWhatWasWrongAndExpected()
    {
        Diagnostic finding = Assert.Single(await Run("[QuantizedLstm(Hidden = 8, WBits = 24)] partial class Model;"));

        Assert.Equal("WBits is 24; Quantizer.BalancedMean takes 1 to 16 or 32 (float)", finding.GetMessage());
    }

    private static async Task AssertReported(string attributes, string id) =>
        Assert.Equal([id], await Ids(attributes + " partial class Model;"));

    private static Task<IReadOnlyList<Diagnostic>> Run(string source) => AnalyzerRun.Of("global using KernelGen;", source);

    private static Task<IReadOnlyList<string>> Ids(string source) => AnalyzerRun.Ids("global using KernelGen;", source);
}
