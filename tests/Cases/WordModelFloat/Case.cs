using KernelGen;

namespace Cases;

/// <summary>A language model in floats.</summary>
[QuantizedEmbedding(Vocabulary = 50, Size = 24, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 32, Quantizer = Quantizer.FullPrecision)]
[QuantizedLinear(Outputs = 50, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WordModelFloat;
