using KernelGen;

namespace Cases;

/// <summary>A vanilla network over tokens without biases, trained.</summary>
[QuantizedEmbedding(Vocabulary = 30, Size = 16, WBits = 3, Quantizer = Quantizer.Alternating)]
[QuantizedRnn(Hidden = 20, WBits = 3, ABits = 3, Quantizer = Quantizer.Alternating, Bias = false)]
[QuantizedLinear(Outputs = 30, WBits = 3, ABits = 3, Quantizer = Quantizer.Alternating)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class RnnTrained;
