using KernelGen;

namespace Cases;

/// <summary>An LSTM whose sums of both products are normalised, gate by gate.</summary>
[QuantizedEmbedding(Vocabulary = 31, Size = 12, WBits = 4)]
[QuantizedLstm(Hidden = 20, WBits = 4, ABits = 4, ProductNorm = ProductNorm.Sum)]
[QuantizedLinear(Outputs = 31, WBits = 4)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class LstmNormedSums;
