using KernelGen;

namespace Cases;

/// <summary>Affine codes of two bits, in matrices of rows enough that their bits look up tables.</summary>
[QuantizedLstm(Input = 60, Hidden = 80, WBits = 2, ABits = 2, InputABits = 2, Quantizer = Quantizer.Uniform)]
public sealed partial class LstmTwoBits;
