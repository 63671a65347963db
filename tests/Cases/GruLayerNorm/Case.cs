using KernelGen;

namespace Cases;

/// <summary>Ternary weights whose products are normalised, in inference and training.</summary>
[QuantizedGru(Input = 24, Hidden = 48, WBits = 2, ABits = 4, InputABits = 4, Quantizer = Quantizer.TernaryWeight, ProductNorm = ProductNorm.Layer)]
[QuantizedLinear(Outputs = 20, WBits = 2, Quantizer = Quantizer.TernaryWeight)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 8)]
public sealed partial class GruLayerNorm;
