using KernelGen;

namespace Cases;

/// <summary>An encoder that reads both ways and a decoder that attends to it, in integers alone, and trained so.</summary>
[IntegerOnly(Pieces = 8)]
[QuantizedEmbedding(Vocabulary = 20, Size = 16)]
[QuantizedGru(Hidden = 24, WBits = 4, Bidirectional = true)]
[Decoder(SourceSteps = 12)]
[QuantizedEmbedding(Vocabulary = 9, Size = 16)]
[QuantizedLstm(Hidden = 20, WBits = 4)]
[QuantizedAttention(Units = 18)]
[QuantizedLinear(Outputs = 24, Activation = LinearActivation.Tanh)]
[QuantizedLinear(Outputs = 9)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class IntegerDecoder;
