using KernelGen;

namespace Cases;

/// <summary>Ternary weights, h drawn from -1, 0 and 1, and a slope inside sigmoid and tanh.</summary>
[QuantizedLstm(
    Input = 12, Hidden = 16, WBits = 2, ABits = 2, Quantizer = Quantizer.TernaryWeight, ActivationQuantizer = Quantizer.BernoulliTernary,
    Slope = 1.5f)]
[QuantizedLinear(Outputs = 5, WBits = 2, Quantizer = Quantizer.TernaryWeight)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class HitNetTrained;
