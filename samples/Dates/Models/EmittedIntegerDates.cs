using System.Collections.Generic;
using Dates.Data;
using KernelGen;

namespace Dates.Models;

/// <summary>The layers of <see cref="GruDatesFloat"/> in integers alone, attention included: weights and codes of 8 bits.</summary>
[IntegerOnly]
[QuantizedEmbedding(Vocabulary = DateAlphabets.SourceTokens, Size = 32)]
[QuantizedGru(Hidden = 64, Bidirectional = true)]
[Decoder(SourceSteps = DateAlphabets.LongestSource)]
[QuantizedEmbedding(Vocabulary = DateAlphabets.TargetTokens, Size = 32)]
[QuantizedGru(Hidden = 64)]
[QuantizedAttention(Units = 32)]
[QuantizedLinear(Outputs = 64, Activation = LinearActivation.Tanh)]
[QuantizedLinear(Outputs = DateAlphabets.TargetTokens)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 50, Steps = DateAlphabets.TargetLength + 1)]
internal sealed partial class IntegerDates8Bits;

/// <summary>The same with weights of 4 bits.</summary>
[IntegerOnly]
[QuantizedEmbedding(Vocabulary = DateAlphabets.SourceTokens, Size = 32, WBits = 4)]
[QuantizedGru(Hidden = 64, WBits = 4, Bidirectional = true)]
[Decoder(SourceSteps = DateAlphabets.LongestSource)]
[QuantizedEmbedding(Vocabulary = DateAlphabets.TargetTokens, Size = 32, WBits = 4)]
[QuantizedGru(Hidden = 64, WBits = 4)]
[QuantizedAttention(Units = 32, WBits = 4)]
[QuantizedLinear(Outputs = 64, Activation = LinearActivation.Tanh, WBits = 4)]
[QuantizedLinear(Outputs = DateAlphabets.TargetTokens, WBits = 4)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 50, Steps = DateAlphabets.TargetLength + 1)]
internal sealed partial class IntegerDates4Bits;

/// <summary>Makes integer-only models of the weights of trained float ones.</summary>
internal static class EmittedIntegerDates
{
    /// <summary>The emitted models by name: their ranges are observed over pairs, then they are packed.</summary>
    public static IReadOnlyList<IntegerDateRecipe> All { get; } =
    [
        new("8 bits", static (weights, pairs) => PackedDateModel<IntegerDates8Bits>.Of(
            IntegerDates8Bits.Spec, IntegerDateModel.Observed(IntegerDates8Bits.Spec, weights, pairs), static packed => IntegerDates8Bits.Of(packed), static (model, beam, longest) => model.CreateDecoder(beam, longest).Decode)),
        new("4-bit weights", static (weights, pairs) => PackedDateModel<IntegerDates4Bits>.Of(
            IntegerDates4Bits.Spec, IntegerDateModel.Observed(IntegerDates4Bits.Spec, weights, pairs), static packed => IntegerDates4Bits.Of(packed), static (model, beam, longest) => model.CreateDecoder(beam, longest).Decode)),
    ];
}
