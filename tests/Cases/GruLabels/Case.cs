using KernelGen;

namespace Cases;

/// <summary>A GRU with a head of a blank and four labels over raw features, trained by CTC.</summary>
[QuantizedGru(Input = 6, Hidden = 20, WBits = 4, ABits = 4)]
[QuantizedLinear(Outputs = 5, WBits = 8)]
[Training(Loss = Loss.Ctc, Batch = 3, Steps = 8)]
public sealed partial class GruLabels;
