using KernelGen;

namespace Cases;

/// <summary>Two layers of one kind, three-bit binary codes.</summary>
[QuantizedLstm(Input = 18, Hidden = 40, WBits = 3, ABits = 3, Quantizer = Quantizer.Alternating)]
[QuantizedLstm(Hidden = 28, WBits = 3, ABits = 3, Quantizer = Quantizer.Alternating)]
public sealed partial class TwoLayers;
