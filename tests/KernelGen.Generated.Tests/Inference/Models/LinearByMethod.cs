using KernelGen;

namespace Cases;

/*
 * Plain networks: a linear layer that takes features itself, by every coding of features, sizes that fill no whole register.
 */

/// <summary>2-bit weights, 2-bit features over a stated range.</summary>
[QuantizedLinear(Input = 29, Outputs = 37, WBits = 2, InputABits = 2, Quantizer = Quantizer.Uniform)]
public sealed partial class LinearUniform2;

/// <summary>One-bit weights, 4-bit features of one sign.</summary>
[QuantizedLinear(Input = 29, Outputs = 37, WBits = 1, InputABits = 4, InputMinimum = 0, Quantizer = Quantizer.BinaryWeight)]
public sealed partial class LinearBinary4;

/// <summary>Weights and features of two on-line planes each; floats between the layers.</summary>
[QuantizedLinear(Input = 29, Outputs = 37, WBits = 2, InputABits = 2, Quantizer = Quantizer.Alternating)]
[QuantizedLinear(Outputs = 11, WBits = 3, Quantizer = Quantizer.Alternating)]
public sealed partial class LinearAlternating2;

/// <summary>8-bit weights, features found on line by another method.</summary>
[QuantizedLinear(Input = 29, Outputs = 37, WBits = 8, InputABits = 3, ActivationQuantizer = Quantizer.Greedy)]
public sealed partial class LinearBytesOfGreedy;

/// <summary>Floats throughout.</summary>
[QuantizedLinear(Input = 29, Outputs = 37, Quantizer = Quantizer.FullPrecision)]
public sealed partial class LinearFloats;

/// <summary>Codes of features before a recurrent layer.</summary>
[QuantizedLinear(Input = 29, Outputs = 37, WBits = 4, InputABits = 8, Quantizer = Quantizer.Uniform)]
[QuantizedGru(Hidden = 13, WBits = 4, ABits = 4)]
public sealed partial class LinearBeforeGru;
