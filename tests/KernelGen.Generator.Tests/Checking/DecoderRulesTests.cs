using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace KernelGen.Generator.Tests.Checking;

/// <summary>What does not make an encoder and a decoder, and where it is marked.</summary>
public sealed class DecoderRulesTests
{
    private const string Encoder = "[QuantizedEmbedding(Vocabulary = 20, Size = 8)] [QuantizedGru(Hidden = 8, WBits = 4, ABits = 4, Bidirectional = true)] ";
    private const string Decoder = "[Decoder(SourceSteps = 9)] ";
    private const string Target = "[QuantizedEmbedding(Vocabulary = 7, Size = 8)] [QuantizedGru(Hidden = 8, WBits = 4, ABits = 4)] ";
    private const string Attention = "[QuantizedAttention] ";
    private const string Scores = "[QuantizedLinear(Outputs = 7)] ";

    [Fact]
    public async Task ADecoderThatAttends_IsAModel() =>
        Assert.Empty(await Run(Encoder + Decoder + Target + "[QuantizedAttention(WBits = 4, OutputABits = 4)] " + Scores + "[Training(Loss = Loss.SoftmaxCrossEntropy)] "));

    [Theory]
    [InlineData(Target + Attention + Scores, "QuantizedAttention", "nothing to attend to")]
    [InlineData(Encoder + Attention + Decoder + Target + Attention + Scores, "QuantizedAttention", "An encoder has nothing to attend to")]
    [InlineData(Encoder + Decoder + Target + Attention + Attention + Scores, "QuantizedAttention", "A second layer attends")]
    [InlineData(Encoder + Decoder + Target + Scores, "Decoder(SourceSteps = 9)", "No layer behind it attends")]
    [InlineData(Encoder + Decoder + "[QuantizedGru(Hidden = 8)] " + Attention + Scores, "Decoder(SourceSteps = 9)", "reads the tokens that it has made")]
    [InlineData(Decoder + Target + Attention + Scores, "Decoder(SourceSteps = 9)", "No layer before it computes")]
    [InlineData("[QuantizedEmbedding(Vocabulary = 20, Size = 8)] " + Decoder + Target + Attention + Scores, "Decoder(SourceSteps = 9)", "No layer before it computes")]
    [InlineData(Encoder + "[Decoder] " + Target + Attention + Scores, "Decoder", "SourceSteps is left out")]
    [InlineData(Encoder + "[Decoder(SourceSteps = 0)] " + Target + Attention + Scores, "SourceSteps = 0", "SourceSteps is 0")]
    [InlineData(Encoder + Decoder + Target + Attention + "[QuantizedLinear(Outputs = 8)] ", "QuantizedLinear(Outputs = 8)", "a score for every token")]
    [InlineData(Encoder + Decoder + "[QuantizedEmbedding(Vocabulary = 7, Size = 8)] [QuantizedGru(Hidden = 8, Bidirectional = true)] " + Attention + Scores, "Bidirectional = true", "one token after another")]
    [InlineData("[QuantizedGru(Input = 4, Hidden = 8)] " + Decoder + Target + "[QuantizedAttention(OutputABits = 4)] " + Scores, "OutputABits = 4", "one of them has none")]
    [InlineData(Encoder + "[FrameStacking(Frames = 2, Stride = 2)] " + Decoder + Target + Attention + Scores, "SourceSteps = 9", "SourceSteps is 9")]
    [InlineData(Encoder + "[FrameStacking(Frames = 2, Stride = 2)] " + Decoder + Target + Attention + Scores, "SourceSteps = 9", "a multiple of 2, the time steps that the encoder takes for a row")]
    [InlineData(Encoder + Decoder + Target + "[FrameStacking(Frames = 2, Stride = 2)] " + Attention + Scores, "Stride = 2", "behind a stride most have no scores")]
    [InlineData(Encoder + Decoder + Target + "[QuantizedConvolution(Filters = 8, Kernel = 3, Padding = ConvolutionPadding.Centred)] " + Attention + Scores, "Padding = ConvolutionPadding.Centred", "looks ahead")]
    [InlineData(Decoder, "Decoder(SourceSteps = 9)", "No layer stands on the class")]
    public async Task WhatDoesNotFit_IsMarked(string layers, string marked, string message)
    {
        Diagnostic finding = Assert.Single(await Run(layers));
        Assert.Equal("KG0026", finding.Id);
        Assert.Equal(marked, AnalyzerRun.Marked(finding));
        Assert.Contains(message, finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnEncoderOfStrides_IsOne_WhoseStepsOfTrainingAreThoseOfTargets() => Assert.Empty(await Run(
        Encoder + "[FrameStacking(Frames = 2, Stride = 3)] " + Decoder + Target + Attention + Scores + "[Training(Loss = Loss.SoftmaxCrossEntropy, Steps = 7)] "));

    [Fact]
    public async Task ADecoder_IsTrainedOnTheNextToken()
    {
        Diagnostic finding = Assert.Single(await Run(Encoder + Decoder + Target + Attention + Scores + "[Training(Loss = Loss.MeanSquaredError)] "));
        Assert.Equal("KG0017", finding.Id);
        Assert.Contains("decoder", finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    private static Task<IReadOnlyList<Diagnostic>> Run(string layers) =>
        AnalyzerRun.Of("using KernelGen;\n" + layers + "public sealed partial class Model;");
}
