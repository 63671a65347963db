using KernelGen;

namespace Cases;

/// <summary>Two-bit binary codes, found on line for the features too.</summary>
[QuantizedLstm(Input = 37, Hidden = 50, WBits = 2, ABits = 2, InputABits = 2, Quantizer = Quantizer.Alternating)]
public sealed partial class LstmAlternating;
