using Dates.Data;
using KernelGen;

namespace Dates.Models;

/*
 * A GRU reads a source from both ends, 64 units each way, another one writes the target and attends to what the first put out (Luong, Pham and Manning 2015).
 * 8 and 4 bits: weights with learned steps, which embeddings do not have (theirs are 4 binary vectors), activations over fixed ranges. 3 and 2 bits: sums of as many binary vectors, for weights and, found on line, for activations (Xu et al. 2018).
 */

/// <summary>Floats.</summary>
[QuantizedEmbedding(Vocabulary = DateAlphabets.SourceTokens, Size = 32, Quantizer = Quantizer.FullPrecision)]
[QuantizedGru(Hidden = 64, Quantizer = Quantizer.FullPrecision, Bidirectional = true)]
[Decoder(SourceSteps = DateAlphabets.LongestSource)]
[QuantizedEmbedding(Vocabulary = DateAlphabets.TargetTokens, Size = 32, Quantizer = Quantizer.FullPrecision)]
[QuantizedGru(Hidden = 64, Quantizer = Quantizer.FullPrecision)]
[QuantizedAttention(Units = 32, Quantizer = Quantizer.FullPrecision)]
[QuantizedLinear(Outputs = 64, Activation = LinearActivation.Tanh, Quantizer = Quantizer.FullPrecision)]
[QuantizedLinear(Outputs = DateAlphabets.TargetTokens, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 50, Steps = DateAlphabets.TargetLength + 1)]
internal sealed partial class GruDatesFloat;

/// <summary>8 bits.</summary>
[QuantizedEmbedding(Vocabulary = DateAlphabets.SourceTokens, Size = 32, WBits = 4, Quantizer = Quantizer.Alternating)]
[QuantizedGru(Hidden = 64, WBits = 8, ABits = 8, Quantizer = Quantizer.LearnedStep, Bidirectional = true)]
[Decoder(SourceSteps = DateAlphabets.LongestSource)]
[QuantizedEmbedding(Vocabulary = DateAlphabets.TargetTokens, Size = 32, WBits = 4, Quantizer = Quantizer.Alternating)]
[QuantizedGru(Hidden = 64, WBits = 8, ABits = 8, Quantizer = Quantizer.LearnedStep)]
[QuantizedAttention(Units = 32, WBits = 8, OutputABits = 8, Quantizer = Quantizer.LearnedStep)]
[QuantizedLinear(Outputs = 64, Activation = LinearActivation.Tanh, WBits = 8, OutputABits = 8, Quantizer = Quantizer.LearnedStep)]
[QuantizedLinear(Outputs = DateAlphabets.TargetTokens, WBits = 8, Quantizer = Quantizer.LearnedStep)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 50, Steps = DateAlphabets.TargetLength + 1)]
internal sealed partial class GruDates8Bits;

/// <summary>4 bits.</summary>
[QuantizedEmbedding(Vocabulary = DateAlphabets.SourceTokens, Size = 32, WBits = 4, Quantizer = Quantizer.Alternating)]
[QuantizedGru(Hidden = 64, WBits = 4, ABits = 4, Quantizer = Quantizer.LearnedStep, Bidirectional = true)]
[Decoder(SourceSteps = DateAlphabets.LongestSource)]
[QuantizedEmbedding(Vocabulary = DateAlphabets.TargetTokens, Size = 32, WBits = 4, Quantizer = Quantizer.Alternating)]
[QuantizedGru(Hidden = 64, WBits = 4, ABits = 4, Quantizer = Quantizer.LearnedStep)]
[QuantizedAttention(Units = 32, WBits = 4, OutputABits = 4, Quantizer = Quantizer.LearnedStep)]
[QuantizedLinear(Outputs = 64, Activation = LinearActivation.Tanh, WBits = 4, OutputABits = 4, Quantizer = Quantizer.LearnedStep)]
[QuantizedLinear(Outputs = DateAlphabets.TargetTokens, WBits = 4, Quantizer = Quantizer.LearnedStep)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 50, Steps = DateAlphabets.TargetLength + 1)]
internal sealed partial class GruDates4Bits;

/// <summary>3 bits.</summary>
[QuantizedEmbedding(Vocabulary = DateAlphabets.SourceTokens, Size = 32, WBits = 3, Quantizer = Quantizer.Alternating)]
[QuantizedGru(Hidden = 64, WBits = 3, ABits = 3, Quantizer = Quantizer.Alternating, Bidirectional = true)]
[Decoder(SourceSteps = DateAlphabets.LongestSource)]
[QuantizedEmbedding(Vocabulary = DateAlphabets.TargetTokens, Size = 32, WBits = 3, Quantizer = Quantizer.Alternating)]
[QuantizedGru(Hidden = 64, WBits = 3, ABits = 3, Quantizer = Quantizer.Alternating)]
[QuantizedAttention(Units = 32, WBits = 3, OutputABits = 3, Quantizer = Quantizer.Alternating)]
[QuantizedLinear(Outputs = 64, Activation = LinearActivation.Tanh, WBits = 3, OutputABits = 3, Quantizer = Quantizer.Alternating)]
[QuantizedLinear(Outputs = DateAlphabets.TargetTokens, WBits = 3, Quantizer = Quantizer.Alternating)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 50, Steps = DateAlphabets.TargetLength + 1)]
internal sealed partial class GruDates3Bits;

/// <summary>2 bits.</summary>
[QuantizedEmbedding(Vocabulary = DateAlphabets.SourceTokens, Size = 32, WBits = 2, Quantizer = Quantizer.Alternating)]
[QuantizedGru(Hidden = 64, WBits = 2, ABits = 2, Quantizer = Quantizer.Alternating, Bidirectional = true)]
[Decoder(SourceSteps = DateAlphabets.LongestSource)]
[QuantizedEmbedding(Vocabulary = DateAlphabets.TargetTokens, Size = 32, WBits = 2, Quantizer = Quantizer.Alternating)]
[QuantizedGru(Hidden = 64, WBits = 2, ABits = 2, Quantizer = Quantizer.Alternating)]
[QuantizedAttention(Units = 32, WBits = 2, OutputABits = 2, Quantizer = Quantizer.Alternating)]
[QuantizedLinear(Outputs = 64, Activation = LinearActivation.Tanh, WBits = 2, OutputABits = 2, Quantizer = Quantizer.Alternating)]
[QuantizedLinear(Outputs = DateAlphabets.TargetTokens, WBits = 2, Quantizer = Quantizer.Alternating)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 50, Steps = DateAlphabets.TargetLength + 1)]
internal sealed partial class GruDates2Bits;
