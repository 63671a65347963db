using KernelGen;

namespace Cases;

/// <summary>Layer normalisation between layers, coded on line, behind coded rows.</summary>
[QuantizedEmbedding(Vocabulary = 50, Size = 24, WBits = 2, Quantizer = Quantizer.Alternating)]
[LayerNorm(OutputABits = 2, ActivationQuantizer = Quantizer.Alternating)]
[QuantizedLstm(Hidden = 40, WBits = 2, Quantizer = Quantizer.Alternating)]
[LayerNorm(OutputABits = 2, ActivationQuantizer = Quantizer.Alternating)]
[Dropout(Rate = 0.4f)]
[QuantizedLinear(Outputs = 50, WBits = 2, Quantizer = Quantizer.Alternating)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 8)]
public sealed partial class NormedWords;
