using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace KernelGen.Generator.Tests.Checking;

/// <summary>Layers without a matrix: what they say, where they stand, and what just fits.</summary>
public sealed class ValuesRulesTests
{
    private const string Linear = "[QuantizedLinear(Input = 8, Outputs = 8)] ";
    private const string Ends = " [QuantizedLinear(Outputs = 8)] ";

    [Theory]
    [InlineData("[LogSoftmax] " + Linear, "LogSoftmax")]
    [InlineData(Linear + "[LogSoftmax]" + Ends, "LogSoftmax")]
    [InlineData(Linear + "[Dropout(Rate = 0.5f)]", "Dropout(Rate = 0.5f)")]
    [InlineData("[Dropout(Rate = 0.5f)] " + Linear, "Dropout(Rate = 0.5f)")]
    [InlineData(Linear + "[Dropout(Rate = 0.5f)] [Dropout(Rate = 0.4f)]" + Ends, "Dropout(Rate = 0.4f)")]
    [InlineData(Linear + "[Dropout(Rate = 0.5f)] [LogSoftmax]", "Dropout(Rate = 0.5f)")]
    [InlineData(Linear + "[Dropout]" + Ends, "Dropout")]
    [InlineData(Linear + "[Dropout(Rate = 1)]" + Ends, "Rate = 1")]
    [InlineData(Linear + "[Dropout(Rate = -0.1f)]" + Ends, "Rate = -0.1f")]
    [InlineData(Linear + "[Dropout(Rate = float.NaN)]" + Ends, "Rate = float.NaN")]
    [InlineData(Linear + "[FrameStacking]" + Ends, "FrameStacking")]
    [InlineData(Linear + "[FrameStacking(Frames = 1)]" + Ends, "Frames = 1")]
    [InlineData(Linear + "[FrameStacking(Frames = 8193)]" + Ends, "Frames = 8193")]
    [InlineData(Linear + "[FrameStacking(Frames = 1, Stride = 1)]" + Ends, "Frames = 1")]
    [InlineData(Linear + "[FrameStacking(Frames = 0, Stride = 2)]" + Ends, "Frames = 0")]
    [InlineData(Linear + "[FrameStacking(Stride = 2)]" + Ends, "FrameStacking(Stride = 2)")]
    [InlineData(Linear + "[FrameStacking(Frames = 3, Stride = 0)]" + Ends, "Stride = 0")]
    [InlineData(Linear + "[FrameStacking(Frames = 3, Stride = -2)]" + Ends, "Stride = -2")]
    [InlineData(Linear + "[FrameStacking(Frames = 2, Stride = 65537)]" + Ends, "Stride = 65537")]
    [InlineData(Linear + "[FrameStacking(Frames = 2, Stride = 256)] [FrameStacking(Frames = 2, Stride = 257)]" + Ends, "Stride = 257")]
    [InlineData("[QuantizedConvolution(Input = 8, Filters = 8)]", "QuantizedConvolution(Input = 8, Filters = 8)")]
    [InlineData(Linear + "[QuantizedConvolution(Filters = 8, Kernel = 0)]", "Kernel = 0")]
    [InlineData(Linear + "[QuantizedConvolution(Filters = 8, Kernel = 8193)]", "Kernel = 8193")]
    [InlineData(Linear + "[QuantizedConvolution(Filters = 8, Kernel = 3, Stride = 0)]", "Stride = 0")]
    [InlineData(Linear + "[QuantizedConvolution(Filters = 8, Kernel = 4, Padding = ConvolutionPadding.Centred)]", "Padding = ConvolutionPadding.Centred")]
    [InlineData(Linear + "[QuantizedConvolution(Filters = 8, Kernel = 1, Stride = 3, Padding = ConvolutionPadding.Centred)]", "Padding = ConvolutionPadding.Centred")]
    [InlineData(Linear + "[QuantizedConvolution(Filters = 8, Kernel = 3, Stride = 65537)]", "Stride = 65537")]
    [InlineData(Linear + "[LayerNorm(OutputABits = 4)]" + Ends, "OutputABits = 4")]
    [InlineData(Linear + "[LayerNorm(OutputABits = 4, OutputMinimum = -1)]" + Ends, "OutputABits = 4")]
    [InlineData(Linear + "[LayerNorm(OutputABits = 4, OutputMinimum = 1, OutputMaximum = 2)]" + Ends, "OutputMaximum = 2")]
    [InlineData(Linear + "[LayerNorm(OutputMaximum = 2)]" + Ends, "OutputMaximum = 2")]
    [InlineData(Linear + "[FrameStacking(Frames = 2, OutputABits = 2, OutputMinimum = -1, ActivationQuantizer = Quantizer.Alternating)]" + Ends, "OutputMinimum = -1")]
    public async Task WhatDoesNotFit_IsMarked(string layers, string marked)
    {
        Diagnostic finding = Assert.Single(await Run(layers));
        Assert.Equal("KG0027", finding.Id);
        Assert.Equal(marked, AnalyzerRun.Marked(finding));
    }

    [Theory]
    [InlineData("[LayerNorm]" + Ends, "KG0007")]
    [InlineData("[FrameStacking(Frames = 2)]" + Ends, "KG0007")]
    [InlineData(Linear + "[LayerNorm(Input = 9)]", "KG0009")]
    [InlineData(Linear + "[LayerNorm]" + " [QuantizedLinear(Input = 9, Outputs = 8)]", "KG0009")]
    [InlineData(Linear + "[FrameStacking(Frames = 2)]" + " [QuantizedLinear(Input = 8, Outputs = 8)]", "KG0009")]
    [InlineData("[QuantizedGru(Hidden = 8, ABits = 4)] [LayerNorm] [QuantizedLinear(Outputs = 8, ABits = 4)]", "KG0010")]
    [InlineData(Linear + "[LayerNorm(OutputABits = 5, ActivationQuantizer = Quantizer.Alternating)]", "KG0011")]
    [InlineData("[FrameStacking(Input = 8, Frames = 2)]", "KG0006")]
    [InlineData(Linear + "[LayerNorm(ActivationQuantizer = Quantizer.Alternating)]", "KG0022")]
    [InlineData(Linear + "[FrameStacking(Frames = 3, Stride = 2)]" + Ends + "[Training(Loss = Loss.Ctc, Steps = 7)]", "KG0018")]
    [InlineData(Linear + "[FrameStacking(Frames = 3, Stride = 2)]" + Ends + "[FrameStacking(Frames = 2, Stride = 5)]" + Ends + "[Training(Loss = Loss.MeanSquaredError, Steps = 35)]", "KG0018")]
    [InlineData("[QuantizedConvolution(Filters = 8, Kernel = 3)]", "KG0007")]
    [InlineData(Linear + "[QuantizedConvolution(Kernel = 3)]", "KG0007")]
    [InlineData(Linear + "[QuantizedConvolution(Input = 9, Filters = 8, Kernel = 3)]", "KG0009")]
    [InlineData(Linear + "[QuantizedConvolution(Filters = 8, Kernel = 3, InputABits = 4)]", "KG0013")]
    [InlineData(Linear + "[QuantizedConvolution(Filters = 8, Kernel = 3, OutputABits = 4)]", "KG0012")]
    [InlineData(Linear + "[QuantizedConvolution(Filters = 8, Kernel = 3, WBits = 17)]", "KG0011")]
    [InlineData(Linear + "[QuantizedConvolution(Filters = 8, Kernel = 3, Stride = 2)] [Training(Loss = Loss.Ctc, Steps = 7)]", "KG0018")]
    [InlineData(Linear + "[QuantizedConvolution(Filters = 8, Kernel = 3, Padding = (ConvolutionPadding)9)]", "KG0015")]
    [InlineData("[QuantizedConvolution(Input = 8192, Filters = 65536, Kernel = 8)]", "KG0008")]
    [InlineData("[IntegerOnly] [QuantizedLstm(Input = 8, Hidden = 8)] [QuantizedConvolution(Filters = 8, Kernel = 3)]", "KG0029")]
    [InlineData(Linear + "[LogSoftmax] [Training(Loss = Loss.MeanSquaredError)]", "KG0017")]
    [InlineData(Linear + "[LogSoftmax] [Training(Loss = Loss.BinaryCrossEntropy)]", "KG0017")]
    [InlineData("[QuantizedLinear(Input = 8, Outputs = 1)] [LogSoftmax] [Training(Loss = Loss.SoftmaxCrossEntropy)]", "KG0017")]
    [InlineData(Linear + "[Dropout(Rate = 0.5f)] [QuantizedLinear(Outputs = 1000000)] [Dropout(Rate = 0.5f)] [QuantizedLinear(Outputs = 1000000)]", "KG0008")]
    public async Task OtherRules_HoldForThemToo(string layers, string id) => Assert.Equal([id], (await Run(layers)).Select(finding => finding.Id));

    [Theory]
    [InlineData("[LayerNorm(Input = 1)]")]
    [InlineData("[LayerNorm(Input = 8)] [LogSoftmax]")]
    [InlineData(Linear + "[Dropout(Rate = 0)]" + Ends)]
    [InlineData("[QuantizedGru(Hidden = 8, ABits = 4)] [Dropout(Rate = 0.5f)] [QuantizedLinear(Outputs = 8, ABits = 4)] [LogSoftmax] [Training(Loss = Loss.Ctc)]")]
    [InlineData(Linear + "[FrameStacking(Frames = 8192)]" + Ends)]
    [InlineData(Linear + "[FrameStacking(Frames = 1, Stride = 3)]" + Ends + "[Training(Loss = Loss.Ctc, Steps = 9)]")]
    [InlineData(Linear + "[FrameStacking(Frames = 2, Stride = 256)] [FrameStacking(Frames = 2, Stride = 256)]" + Ends)]
    [InlineData("[QuantizedConvolution(Input = 8, Filters = 8, Kernel = 1)]")]
    [InlineData("[QuantizedConvolution(Input = 8, Filters = 8, Kernel = 4, Stride = 2, Padding = ConvolutionPadding.Centred)]")]
    [InlineData("[QuantizedConvolution(Input = 8, Filters = 8, Kernel = 5, Stride = 2)] [Dropout(Rate = 0.5f)] [QuantizedConvolution(Filters = 8, Kernel = 3)] [Dropout(Rate = 0.5f)] [QuantizedLinear(Outputs = 8)] [Training(Loss = Loss.Ctc, Steps = 8)]")]
    [InlineData("[QuantizedGru(Hidden = 8, ABits = 4)] [FrameStacking(Frames = 2, OutputABits = 4, OutputMinimum = 0, OutputMaximum = 1)] [QuantizedLinear(Input = 16, Outputs = 8, ABits = 4)]")]
    public async Task WhatFits_IsNotReported(string layers) => Assert.Empty(await Run(layers));

    [Theory]
    [InlineData("[FrameStacking(Frames = 3, Stride = 0)]" + Ends, "FrameStacking does not fit here: Stride is 0, and it must be at least 1, at which every time step has an output")]
    [InlineData("[FrameStacking(Frames = 1)]" + Ends, "FrameStacking does not fit here: Frames is 1, and a stack has at least 2, or 1 with a Stride")]
    [InlineData("[FrameStacking(Frames = 2, Stride = 4)]" + Ends + "[Training(Loss = Loss.Ctc, Steps = 6)]", "Steps is 6; expected a multiple of 4, the time steps that the model takes for an output")]
    public async Task Strides_AreRefusedWithAReason(string layers, string message) => Assert.Equal(message, Assert.Single(await Run(Linear + layers)).GetMessage(System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public async Task ALargeMatrixBehindDropout_IsMarkedAtItsOwnAttribute()
    {
        Diagnostic finding = Assert.Single(await Run(Linear + "[Dropout(Rate = 0.5f)] [QuantizedLinear(Outputs = 1000)] [QuantizedLinear(Outputs = 1000000)]"));
        Assert.Equal("QuantizedLinear(Outputs = 1000000)", AnalyzerRun.Marked(finding));
    }

    private static Task<System.Collections.Generic.IReadOnlyList<Diagnostic>> Run(string layers) =>
        AnalyzerRun.Of("global using KernelGen;", layers + " partial class Model;");
}
