namespace KernelGen.Bench.Models;

/// <summary>Next-word prediction at 4/4 bits by the balanced mean.</summary>
[QuantizedEmbedding(Vocabulary = 10_000, Size = 300, WBits = 4)]
[QuantizedLstm(Hidden = 300, WBits = 4, ABits = 4)]
[QuantizedLinear(Outputs = 10_000, WBits = 4, ABits = 4)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 20, Steps = 35)]
public sealed partial class Word300Balanced4;
