using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace KernelGen.Generator.Tests.Checking;

/// <summary>What a recurrent layer hands on where it is not what its cell puts out: what is refused, and what just fits.</summary>
public sealed class HandedOnRulesTests
{
    [Theory]
    [InlineData("[QuantizedLstm(Hidden = 8, Projection = 8)]", "Projection = 8", "Projection is 8, and it must lie from 1 to below Hidden, 8")]
    [InlineData("[QuantizedLstm(Hidden = 8, Projection = -1)]", "Projection = -1", "Projection is -1")]
    [InlineData("[QuantizedLstm(Hidden = 8, Projection = 4, WBits = 4, ABits = 4)]", "ABits = 4", "state OutputMinimum and OutputMaximum")]
    [InlineData("[QuantizedLstm(Hidden = 8, Projection = 4, WBits = 4, ABits = 4, OutputMinimum = -1)]", "ABits = 4", "state OutputMinimum and OutputMaximum")]
    [InlineData("[QuantizedLstm(Hidden = 8, Projection = 4, WBits = 4, ABits = 4, OutputMinimum = 1, OutputMaximum = 2)]", "OutputMaximum = 2", "it must hold zero")]
    [InlineData("[QuantizedLstm(Hidden = 8, WBits = 4, ABits = 4, OutputMinimum = -1)]", "OutputMinimum = -1", "the cell bounds h")]
    [InlineData("[QuantizedLstm(Hidden = 8, Projection = 4, OutputMaximum = 2)]", "OutputMaximum = 2", "since ABits is 32")]
    [InlineData("[QuantizedLstm(Hidden = 8, Projection = 4, WBits = 2, ABits = 2, Quantizer = Quantizer.Alternating, OutputMaximum = 2)]", "OutputMaximum = 2", "uses no fixed range")]
    [InlineData("[QuantizedLstm(Hidden = 8, Projection = 4, WBits = 4, ABits = 4, ActivationQuantizer = Quantizer.LearnedStep, OutputMinimum = -2)]", "OutputMinimum = -2", "learns the range")]
    [InlineData("[QuantizedLstm(Hidden = 8, Projection = 4, WBits = 4, ABits = 2, ActivationQuantizer = Quantizer.BernoulliTernary)]", "ActivationQuantizer = Quantizer.BernoulliTernary", "no bounds")]
    [InlineData("[QuantizedGru(Input = 9, Hidden = 8, Residual = true)]", "Residual = true", "adds what enters, 9 values, to what the layer makes of it, 8,")]
    [InlineData("[QuantizedGru(Hidden = 8, Residual = true, Bidirectional = true)]", "Residual = true", "8 values, to what the layer makes of it, 16,")]
    [InlineData("[QuantizedLstm(Hidden = 8, Projection = 4, Residual = true)]", "Residual = true", "8 values, to what the layer makes of it, 4,")]
    [InlineData("[QuantizedEmbedding(Vocabulary = 9, Size = 7)] [QuantizedRnn(Hidden = 8, Residual = true)]", "Residual = true", "7 values, to what the layer makes of it, 8,")]
    [InlineData("[QuantizedRnn(Hidden = 8, WBits = 4, ABits = 4, Residual = true)]", "Residual = true", "state OutputMinimum and OutputMaximum, or OutputABits = 32")]
    [InlineData("[QuantizedRnn(Hidden = 8, WBits = 4, InputABits = 4, Residual = true, OutputABits = 4)]", "Residual = true", "none follows")]
    [InlineData("[QuantizedRnn(Hidden = 8, WBits = 4, ABits = 4, InputABits = 4, ActivationQuantizer = Quantizer.LearnedStep, Residual = true)]", "Residual = true", "none follows")]
    [InlineData("[QuantizedLstm(Input = 4, Hidden = 8, Projection = 4, WBits = 4, ABits = 4, Residual = true, OutputMinimum = -1, OutputMaximum = 1)]", "Residual = true", "give what enters affine codes")]
    [InlineData("[QuantizedGru(Hidden = 8, WBits = 4, ABits = 4, InputABits = 4, Residual = true, OutputMinimum = -1)]", "ABits = 4", "state OutputMinimum and OutputMaximum")]
    [InlineData("[QuantizedGru(Hidden = 8, WBits = 4, InputABits = 4, Residual = true, OutputABits = 4, OutputMinimum = -1)]", "OutputABits = 4", "state OutputMinimum and OutputMaximum")]
    [InlineData("[QuantizedGru(Hidden = 8, WBits = 4, ABits = 4, InputABits = 4, Residual = true, OutputMinimum = -1, OutputMaximum = -1)]", "OutputMaximum = -1", "above 0")]
    [InlineData("[QuantizedGru(Hidden = 8, WBits = 4, ABits = 4, Residual = true, OutputABits = 32, OutputMinimum = -1)]", "OutputMinimum = -1", "since OutputABits is 32")]
    [InlineData("[QuantizedGru(Hidden = 8, WBits = 4, ABits = 4, OutputABits = 4)]", "OutputABits = 4", "has no effect")]
    public async Task WhatDoesNotFit_IsMarked(string layers, string marked, string why)
    {
        Diagnostic finding = Assert.Single(await Run(layers));
        Assert.Equal("KG0028", finding.Id);
        Assert.Equal(marked, AnalyzerRun.Marked(finding));
        Assert.Contains(why, finding.GetMessage(), System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[QuantizedLstm(Hidden = 8, Projection = 4)] [QuantizedLinear(Input = 8, Outputs = 2)]", "KG0009")]
    [InlineData("[QuantizedLstm(Hidden = 8, Projection = 4, Bidirectional = true)] [QuantizedLinear(Input = 4, Outputs = 2)]", "KG0009")]
    [InlineData("[QuantizedLstm(Hidden = 8, Projection = 4, WBits = 4, ABits = 4, ActivationQuantizer = Quantizer.LearnedStep, Bidirectional = true)]", "KG0022")]
    [InlineData("[QuantizedLstm(Hidden = 65536, Projection = 8192, Input = 8, Coupled = true)]", "KG0008")]
    [InlineData("[QuantizedLstm(Hidden = 8, Projection = 4, Activation = CellActivation.Relu)]", "KG0012")]
    [InlineData("[QuantizedGru(Hidden = 8, Residual = true, OutputABits = 17)]", "KG0011")]
    [InlineData("[IntegerOnly] [QuantizedLstm(Hidden = 8, Projection = 4)]", "KG0029")]
    [InlineData("[QuantizedGru(Hidden = 8, WBits = 4, InputABits = 4, ABits = 4, Residual = true, OutputABits = 8)] [QuantizedLinear(Outputs = 2, ABits = 4)]", "KG0010")]
    public async Task OtherRules_HoldForThemToo(string layers, string id) => Assert.Contains(id, (await Run(layers)).Select(finding => finding.Id));

    [Theory]
    [InlineData("[QuantizedLstm(Hidden = 8, Projection = 0)]")]
    [InlineData("[QuantizedLstm(Hidden = 8, Projection = 1)] [QuantizedLinear(Input = 1, Outputs = 2)]")]
    [InlineData("[QuantizedLstm(Hidden = 8, Projection = 7, WBits = 4, ABits = 4, OutputMinimum = 0, OutputMaximum = 0.1f, Bidirectional = true)] [QuantizedLinear(Input = 14, Outputs = 2, ABits = 4)]")]
    [InlineData("[QuantizedLstm(Hidden = 8, Projection = 4, WBits = 4, ABits = 4, ActivationQuantizer = Quantizer.LearnedClip)]")]
    [InlineData("[QuantizedLstm(Hidden = 8, Projection = 4, WBits = 2, ABits = 2, Quantizer = Quantizer.Refined)]")]
    [InlineData("[QuantizedGru(Hidden = 8, Residual = true)] [QuantizedLstm(Hidden = 9, Projection = 8, Residual = true)]")]
    [InlineData("[QuantizedRnn(Input = 16, Hidden = 8, WBits = 4, ABits = 4, InputABits = 2, Residual = true, Bidirectional = true)] [QuantizedGru(Input = 16, Hidden = 8, WBits = 4, ABits = 4, Residual = true, OutputABits = 8, Bidirectional = true)]")]
    [InlineData("[QuantizedRnn(Hidden = 8, WBits = 4, ABits = 4, Residual = true, OutputABits = 32)] [QuantizedLinear(Outputs = 2, ABits = 32)]")]
    [InlineData("[QuantizedRnn(Hidden = 8, WBits = 2, ABits = 2, Quantizer = Quantizer.Alternating, Residual = true)]")]
    public async Task WhatFits_IsNotReported(string layers) => Assert.Empty(await Run(layers));

    private static Task<IReadOnlyList<Diagnostic>> Run(string layers) =>
        AnalyzerRun.Of("global using KernelGen;", layers + " partial class Model;");
}
