using KernelGen;

namespace Cases;

/// <summary>A residual layer behind an embedding, 4-bit codes and a sum of eight bits over the range of both, trained on tokens.</summary>
[QuantizedEmbedding(Vocabulary = 30, Size = 20, WBits = 4)]
[QuantizedGru(Hidden = 20, WBits = 4, ABits = 4, Residual = true, OutputABits = 8)]
[QuantizedLinear(Outputs = 30, WBits = 4)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 12)]
public sealed partial class GruResidual;
