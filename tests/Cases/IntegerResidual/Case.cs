using KernelGen;

namespace Cases;

/// <summary>A residual layer in integers alone, which is trained.</summary>
[IntegerOnly(Pieces = 8)]
[QuantizedEmbedding(Vocabulary = 30, Size = 20)]
[QuantizedGru(Hidden = 20, WBits = 4, Residual = true, OutputABits = 6)]
[QuantizedLinear(Outputs = 30)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 12)]
public sealed partial class IntegerResidual;
