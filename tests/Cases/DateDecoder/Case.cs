using KernelGen;

namespace Cases;

/// <summary>An encoder that reads both ways and a decoder that attends to it, both of 4-bit codes.</summary>
[QuantizedEmbedding(Vocabulary = 20, Size = 16, WBits = 4)]
[QuantizedGru(Hidden = 24, WBits = 4, ABits = 4, Bidirectional = true)]
[Decoder(SourceSteps = 12)]
[QuantizedEmbedding(Vocabulary = 9, Size = 16, WBits = 4)]
[QuantizedLstm(Hidden = 20, WBits = 4, ABits = 4)]
[QuantizedAttention(Units = 18, WBits = 4, OutputABits = 4)]
[QuantizedLinear(Outputs = 24, WBits = 4, Activation = LinearActivation.Tanh, OutputABits = 4)]
[QuantizedLinear(Outputs = 9, WBits = 4)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 8)]
public sealed partial class DateDecoder;
