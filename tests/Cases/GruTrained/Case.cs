using KernelGen;

namespace Cases;

/// <summary>A GRU with a head over raw features, trained.</summary>
[QuantizedGru(Input = 12, Hidden = 24, WBits = 4, ABits = 4, Reset = ResetGate.Before)]
[QuantizedLinear(Outputs = 7, WBits = 4, ABits = 4)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class GruTrained;
