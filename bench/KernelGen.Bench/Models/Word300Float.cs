namespace KernelGen.Bench.Models;

/// <summary>Next-word prediction in floats.</summary>
[QuantizedEmbedding(Vocabulary = 10_000, Size = 300, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 300, Quantizer = Quantizer.FullPrecision)]
[QuantizedLinear(Outputs = 10_000, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 20, Steps = 35)]
public sealed partial class Word300Float;
