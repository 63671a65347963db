using KernelGen;

namespace Cases;

/// <summary>A language model at 4/4 bits by the balanced mean, as He et al.</summary>
[QuantizedEmbedding(Vocabulary = 50, Size = 24, WBits = 4)]
[QuantizedLstm(Hidden = 32, WBits = 4, ABits = 4)]
[QuantizedLinear(Outputs = 50, WBits = 4, ABits = 4)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WordModelBalanced;
