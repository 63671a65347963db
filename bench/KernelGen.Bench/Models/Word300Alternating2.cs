namespace KernelGen.Bench.Models;

/// <summary>Next-word prediction at 2/2 bits by alternating codes.</summary>
[QuantizedEmbedding(Vocabulary = 10_000, Size = 300, WBits = 2, Quantizer = Quantizer.Alternating)]
[QuantizedLstm(Hidden = 300, WBits = 2, ABits = 2, Quantizer = Quantizer.Alternating)]
[QuantizedLinear(Outputs = 10_000, WBits = 2, ABits = 2, Quantizer = Quantizer.Alternating)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 20, Steps = 35)]
public sealed partial class Word300Alternating2;
