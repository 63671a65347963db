using KernelGen;

namespace Cases;

/// <summary>A language model at 2/2 bits by alternating codes, as Xu et al.</summary>
[QuantizedEmbedding(Vocabulary = 50, Size = 24, WBits = 2, Quantizer = Quantizer.Alternating)]
[QuantizedLstm(Hidden = 32, WBits = 2, ABits = 2, Quantizer = Quantizer.Alternating)]
[QuantizedLinear(Outputs = 50, WBits = 2, ABits = 2, Quantizer = Quantizer.Alternating)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WordModelAlternating;
