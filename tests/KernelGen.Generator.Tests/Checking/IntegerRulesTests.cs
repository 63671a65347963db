using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace KernelGen.Generator.Tests.Checking;

/// <summary>Integer-only networks: what has no integer form is marked where it is written, and what just fits passes.</summary>
public sealed class IntegerRulesTests
{
    private const string Words = "[QuantizedEmbedding(Vocabulary = 9, Size = 8)] ", Lstm = "[QuantizedLstm(Hidden = 8)] ";

    [Theory]
    [InlineData("", "[QuantizedLstm(Hidden = 8, WBits = 9)]", "WBits = 9")]
    [InlineData("", "[QuantizedLstm(Hidden = 8, WBits = 32)]", "WBits = 32")]
    [InlineData("", "[QuantizedLstm(Hidden = 8, InputWBits = 16)]", "InputWBits = 16")]
    [InlineData("", "[QuantizedLstm(Hidden = 8, ABits = 1)]", "ABits = 1")]
    [InlineData("", "[QuantizedLstm(Hidden = 8, ABits = 9)]", "ABits = 9")]
    [InlineData("", "[QuantizedGru(Hidden = 8, InputABits = 12)]", "InputABits = 12")]
    [InlineData("", "[QuantizedRnn(Hidden = 8, Quantizer = Quantizer.Uniform)]", "Quantizer = Quantizer.Uniform")]
    [InlineData("", "[QuantizedRnn(Hidden = 8, InputQuantizer = Quantizer.FixedPoint)]", "InputQuantizer = Quantizer.FixedPoint")]
    [InlineData("", "[QuantizedRnn(Hidden = 8, ActivationQuantizer = Quantizer.LearnedStep)]", "ActivationQuantizer = Quantizer.LearnedStep")]
    [InlineData("", "[QuantizedLstm(Hidden = 8, Activation = CellActivation.Sigmoid)]", "Activation = CellActivation.Sigmoid")]
    [InlineData("", "[QuantizedLstm(Hidden = 8, Gates = GateForm.Hard)]", "Gates = GateForm.Hard")]
    [InlineData("", "[QuantizedLstm(Hidden = 8, Peepholes = true)]", "Peepholes = true")]
    [InlineData("", "[QuantizedLstm(Hidden = 8, Coupled = true)]", "Coupled = true")]
    [InlineData("", "[QuantizedLstm(Hidden = 8, InputNorm = true)]", "InputNorm = true")]
    [InlineData("", "[QuantizedLstm(Hidden = 8, ProductNorm = ProductNorm.Batch)]", "ProductNorm = ProductNorm.Batch")]
    [InlineData("", "[QuantizedLstm(Hidden = 8, WeightNorm = true)]", "WeightNorm = true")]
    [InlineData("", "[QuantizedLstm(Hidden = 8, Slope = 2)]", "Slope = 2")]
    [InlineData("", "[QuantizedGru(Hidden = 8, Residual = true, OutputABits = 9)]", "OutputABits = 9")]
    [InlineData("", "[QuantizedGru(Hidden = 8, Residual = true, OutputMinimum = -2)]", "OutputMinimum = -2")]
    [InlineData("", "[QuantizedLstm(Hidden = 8, Projection = 4, Bidirectional = true)]", "Projection = 4")]
    [InlineData("", "[QuantizedLstm(Hidden = 8, Bidirectional = true)] [LayerNorm] [QuantizedLinear(Outputs = 8)]", "LayerNorm")]
    [InlineData("", "[QuantizedLstm(Hidden = 8, Bidirectional = true)] [FrameStacking(Frames = 2)] [QuantizedGru(Hidden = 8)]", "FrameStacking(Frames = 2)")]
    [InlineData("", "[QuantizedRnn(Hidden = 16385, Bidirectional = true)] [QuantizedLinear(Outputs = 8)]", "QuantizedLinear(Outputs = 8)")]
    [InlineData("", "[QuantizedGru(Hidden = 8, Reset = ResetGate.Before)]", "Reset = ResetGate.Before")]
    [InlineData("", "[QuantizedLstm(Hidden = 8, InputABits = 8, InputMinimum = 0)]", "InputMinimum = 0")]
    [InlineData("", "[QuantizedLstm(Hidden = 8, InputABits = 8, InputMaximum = 2)]", "InputMaximum = 2")]
    [InlineData("", Lstm + "[QuantizedLinear(Outputs = 8, Activation = LinearActivation.Tanh)]", "Activation = LinearActivation.Tanh")]
    [InlineData("", Lstm + "[QuantizedLinear(Outputs = 8)] [QuantizedLinear(Outputs = 9)]", "QuantizedLinear(Outputs = 8)")]
    [InlineData("", Lstm + "[LayerNorm] [QuantizedLinear(Outputs = 8)]", "LayerNorm")]
    [InlineData("", Lstm + "[FrameStacking(Frames = 2)] [QuantizedLinear(Outputs = 8)]", "FrameStacking(Frames = 2)")]
    [InlineData("", Lstm + "[LogSoftmax]", "LogSoftmax")]
    [InlineData("", "[QuantizedLinear(Input = 32769, Outputs = 8)]", "QuantizedLinear(Input = 32769, Outputs = 8)")]
    [InlineData("", "[QuantizedRnn(Input = 8, Hidden = 32769)]", "QuantizedRnn(Input = 8, Hidden = 32769)")]
    [InlineData("(Pieces = 1)", Lstm, "Pieces = 1")]
    [InlineData("(Pieces = 65)", Lstm, "Pieces = 65")]
    [InlineData("(Placement = (KnotPlacement)7)", Lstm, "Placement = (KnotPlacement)7")]
    [InlineData("", "[QuantizedLstm(Hidden = 8, ProductNorm = ProductNorm.Sum)]", "ProductNorm = ProductNorm.Sum")]
    [InlineData("(Profile = (IntegerProfile)7)", Lstm, "Profile = (IntegerProfile)7")]
    [InlineData("(Profile = IntegerProfile.TensorFlowLite, Pieces = 8)", Lstm, "Pieces = 8")]
    [InlineData("(Profile = IntegerProfile.TensorFlowLite, Placement = KnotPlacement.Adaptive)", Lstm, "Placement = KnotPlacement.Adaptive")]
    [InlineData("(Profile = IntegerProfile.TensorFlowLite)", "[QuantizedLinear(Input = 8, Outputs = 8)]", "Profile = IntegerProfile.TensorFlowLite")]
    [InlineData("(Profile = IntegerProfile.TensorFlowLite)", "[QuantizedGru(Hidden = 8)]", "QuantizedGru(Hidden = 8)")]
    [InlineData("(Profile = IntegerProfile.TensorFlowLite)", Lstm + "[QuantizedRnn(Hidden = 9)]", "QuantizedRnn(Hidden = 9)")]
    [InlineData("(Profile = IntegerProfile.TensorFlowLite)", "[QuantizedLstm(Hidden = 8, ProductNorm = ProductNorm.Layer)]", "ProductNorm = ProductNorm.Layer")]
    [InlineData("(CountsSaturation = true)", "[QuantizedLinear(Input = 8, Outputs = 8)]", "CountsSaturation = true")]
    [InlineData("(CountsSaturation = true)", Words + Lstm + "[Decoder(SourceSteps = 5)]" + Words + "[QuantizedAttention] [QuantizedLinear(Outputs = 9)]", "CountsSaturation = true")]
    [InlineData("(Profile = IntegerProfile.TensorFlowLite)", Lstm + "[QuantizedLinear(Outputs = 8)] [QuantizedLinear(Outputs = 9)]", "QuantizedLinear(Outputs = 8)")]
    [InlineData("(Profile = IntegerProfile.TensorFlowLite)", Lstm + "[QuantizedLinear(Outputs = 8, Activation = LinearActivation.Tanh)] [QuantizedLinear(Outputs = 9)]", "QuantizedLinear(Outputs = 8, Activation = LinearActivation.Tanh)")]
    [InlineData("", "", "IntegerOnly")]
    public async Task WhatHasNoIntegerForm_IsMarked(string arguments, string layers, string marked)
    {
        Diagnostic finding = Assert.Single(await Run(arguments, layers), found => found.Id == "KG0029");
        Assert.Equal(marked, AnalyzerRun.Marked(finding));
        Assert.Empty(GeneratorRun.Of("global using KernelGen;", Source(arguments, layers)).Files);
    }

    [Theory]
    [InlineData("", "[QuantizedAttention(Units = 16385)]", "Units = 16385", "at most 16,384")]
    [InlineData("", "[QuantizedAttention(OutputABits = 9)]", "OutputABits = 9", "2 to 8 bits")]
    [InlineData("", "[QuantizedAttention(WBits = 1)]", "WBits = 1", "2 to 8 bits")]
    [InlineData("", "[QuantizedAttention] [QuantizedLinear(Outputs = 8)]", "QuantizedLinear(Outputs = 8)", "Activation = LinearActivation.Tanh")]
    [InlineData("", "[QuantizedAttention] [QuantizedLinear(Outputs = 8, Activation = LinearActivation.Relu)]", "QuantizedLinear(Outputs = 8, Activation = LinearActivation.Relu)", "Activation = LinearActivation.Tanh")]
    [InlineData("(Profile = IntegerProfile.TensorFlowLite)", "[QuantizedAttention]", "Decoder(SourceSteps = 5)", "the profile Piecewise")]
    public async Task WhatADecoderHasNoIntegerFormOf_IsMarked(string arguments, string attending, string marked, string expected)
    {
        string layers = Words + "[QuantizedLstm(Hidden = 8)] [Decoder(SourceSteps = 5)] " + Words + "[QuantizedLstm(Hidden = 8)] " + attending + " [QuantizedLinear(Outputs = 9)]";
        Diagnostic finding = Assert.Single(await Run(arguments, layers), found => found.Id == "KG0029");
        Assert.Equal(marked, AnalyzerRun.Marked(finding));
        Assert.Contains(expected, finding.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[QuantizedEmbedding(Vocabulary = 9, Size = 8, WBits = 8, Quantizer = Quantizer.Symmetric)] [QuantizedLstm(Hidden = 8)]")]
    [InlineData("[QuantizedEmbedding(Vocabulary = 9, Size = 8, WBits = 16, Quantizer = Quantizer.Symmetric)] [QuantizedLinear(Outputs = 8)]")]
    public async Task SymmetricCodesOfAnEmbedding_AreReadByIntegersAlone(string layers)
    {
        Diagnostic finding = Assert.Single(await AnalyzerRun.Of("global using KernelGen;", layers + " partial class Model;"));
        Assert.Equal(("KG0029", "Quantizer = Quantizer.Symmetric"), (finding.Id, AnalyzerRun.Marked(finding)));
    }

    [Theory]
    [InlineData("[QuantizedLstm(Input = 8, Hidden = 8, WBits = 8, ABits = 8, ProductNorm = ProductNorm.Sum)]")]
    [InlineData("[QuantizedRnn(Input = 8, Hidden = 8, WBits = 4, ABits = 4, ProductNorm = ProductNorm.Sum)] [Training(Loss = Loss.MeanSquaredError, Batch = 2, Steps = 3)]")]
    public async Task NormalisedSumsOfAFloatNetwork_AreFine(string layers) => Assert.Empty(await AnalyzerRun.Of("global using KernelGen;", layers + " partial class Model;"));

    [Theory]
    [InlineData("", Lstm)]
    [InlineData("(CountsSaturation = true)", Lstm + "[QuantizedLinear(Outputs = 8)]")]
    [InlineData("(CountsSaturation = false)", "[QuantizedLinear(Input = 8, Outputs = 8)]")]
    [InlineData("(Profile = IntegerProfile.Piecewise, Pieces = 2)", Lstm)]
    [InlineData("(Profile = IntegerProfile.TensorFlowLite)", "[QuantizedLstm(Hidden = 8, ProductNorm = ProductNorm.Sum)] [QuantizedLstm(Hidden = 5)]")]
    [InlineData("(Profile = IntegerProfile.TensorFlowLite, CountsSaturation = true)", Words + "[QuantizedLstm(Hidden = 8, WBits = 4, Bidirectional = true)] [QuantizedLinear(Outputs = 9)]")]
    [InlineData("(Profile = IntegerProfile.TensorFlowLite)", Words + "[QuantizedLstm(Hidden = 8, ProductNorm = ProductNorm.Sum)] [QuantizedLinear(Outputs = 9)] [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 2, Steps = 3)]")]
    [InlineData("(Pieces = 2)", Words + "[QuantizedLstm(Hidden = 8, WBits = 2, ABits = 2)]")]
    [InlineData("(Pieces = 64, Placement = KnotPlacement.Equidistant)", Words + "[QuantizedLstm(Hidden = 8, WBits = 8, ABits = 8, ProductNorm = ProductNorm.Layer)] [QuantizedLinear(Outputs = 9, WBits = 2)]")]
    [InlineData("", "[QuantizedGru(Hidden = 8, InputABits = 2, InputWBits = 3, Reset = ResetGate.After, Quantizer = Quantizer.Symmetric)]")]
    [InlineData("", "[QuantizedRnn(Hidden = 8, Bias = false, Activation = CellActivation.Tanh, Gates = GateForm.Precise, Slope = 1)]")]
    [InlineData("", "[QuantizedLinear(Input = 32768, Outputs = 8)]")]
    [InlineData("", "[QuantizedLstm(Hidden = 8, Bidirectional = true)] [QuantizedLinear(Outputs = 8)]")]
    [InlineData("", Words + "[QuantizedGru(Hidden = 8, WBits = 4, ProductNorm = ProductNorm.Layer, Bidirectional = true)] [QuantizedRnn(Hidden = 5, ABits = 4, Bidirectional = true)]")]
    [InlineData("", Words + Lstm + "[Decoder(SourceSteps = 5)]" + Words + "[QuantizedAttention] [QuantizedLinear(Outputs = 9, ABits = 8)]")]
    [InlineData("", Lstm + "[QuantizedLinear(Outputs = 8, Activation = LinearActivation.Tanh)] [QuantizedLinear(Outputs = 9, ABits = 8)]")]
    [InlineData("", Words + "[QuantizedLstm(Hidden = 8)] [Decoder(SourceSteps = 5)] " + Words + "[QuantizedAttention(WBits = 4, OutputABits = 4, Score = AttentionScore.Additive)] [QuantizedLinear(Outputs = 8, Activation = LinearActivation.Tanh, OutputABits = 2)] [QuantizedLinear(Outputs = 9)]")]
    [InlineData("", Words + "[QuantizedLstm(Hidden = 8)] [Decoder(SourceSteps = 5)] " + Words + "[QuantizedAttention] [QuantizedLinear(Outputs = 9)] [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 2, Steps = 3)]")]
    [InlineData("", Words + Lstm + "[QuantizedLinear(Outputs = 8, Activation = LinearActivation.Tanh)] [QuantizedLinear(Outputs = 9)] [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 2, Steps = 3)]")]
    [InlineData("", "[QuantizedGru(Hidden = 8, Residual = true)] [QuantizedLstm(Hidden = 8, Residual = true, OutputABits = 4)] [QuantizedLinear(Outputs = 9)]")]
    [InlineData("", "[QuantizedGru(Input = 16, Hidden = 8, Residual = true, Bidirectional = true)] [QuantizedRnn(Hidden = 8)]")]
    [InlineData("", "[QuantizedLstm(Hidden = 8, Bidirectional = true)] [QuantizedLstm(Hidden = 8)]")]
    [InlineData("", Lstm + "[Training(Loss = Loss.SoftmaxCrossEntropy)]")]
    [InlineData("", "[QuantizedLstm(Hidden = 8, Bidirectional = true)] [QuantizedLinear(Outputs = 8)] [Training(Loss = Loss.Ctc)]")]
    public async Task WhatFits_IsNotReported(string arguments, string layers) => Assert.Empty(await Run(arguments, layers));

    [Fact]
    public async Task SymmetricWeightsBesideFloats_AreNotReported() =>
        Assert.Empty(await AnalyzerRun.Of("global using KernelGen;", "[QuantizedLstm(Hidden = 8, WBits = 16, ABits = 8, Quantizer = Quantizer.Symmetric)] partial class Model;"));

    private static Task<IReadOnlyList<Diagnostic>> Run(string arguments, string layers) => AnalyzerRun.Of("global using KernelGen;", Source(arguments, layers));

    private static string Source(string arguments, string layers) => $"[IntegerOnly{arguments}] {layers} partial class Model;";
}
