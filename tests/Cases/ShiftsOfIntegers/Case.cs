using KernelGen;

namespace Cases;

/// <summary>Powers of two against 4-bit activations: sums of 64 bits for the whole range of exponents, of 32 bits for a short one.</summary>
[QuantizedLstm(Input = 24, Hidden = 48, WBits = 7, ABits = 4, Quantizer = Quantizer.Exponential)]
[QuantizedLinear(Outputs = 20, WBits = 4, MaxExponent = 0, Quantizer = Quantizer.Exponential)]
public sealed partial class ShiftsOfIntegers;
