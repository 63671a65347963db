using KernelGen;

namespace AheadOfTime;

/// <summary>A keyword spotter's network in small: 40 features a frame, two layers, one score.</summary>
[QuantizedLstm(Input = 40, Hidden = 96, WBits = 4, ABits = 4)]
[QuantizedGru(Hidden = 48, WBits = 2, ABits = 2, Quantizer = Quantizer.Alternating)]
[QuantizedLinear(Outputs = 1, WBits = 8)]
public sealed partial class Detector;
