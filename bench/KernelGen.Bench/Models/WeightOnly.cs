namespace KernelGen.Bench.Models;

/*
 * Weights whose products are not multiplied, powers of two and ternary ones, and codes against float activations.
 */

/// <summary>3-bit powers of two without a zero, float activations.</summary>
[QuantizedLstm(Hidden = 300, WBits = 3, Quantizer = Quantizer.DenseShift)]
public sealed partial class Lstm300DenseShift3;

/// <summary>3-bit powers of two without a zero, 4-bit activations.</summary>
[QuantizedLstm(Hidden = 300, WBits = 3, ABits = 4, InputABits = 4, Quantizer = Quantizer.DenseShift)]
public sealed partial class Lstm300DenseShift3Codes;

/// <summary>Powers of two with 33 exponents, float activations.</summary>
[QuantizedLstm(Hidden = 300, WBits = 7, Quantizer = Quantizer.Exponential)]
public sealed partial class Lstm300Exponential7;

/// <summary>Powers of two with 33 exponents, 4-bit activations: sums of 64 bits.</summary>
[QuantizedLstm(Hidden = 300, WBits = 7, ABits = 4, InputABits = 4, Quantizer = Quantizer.Exponential)]
public sealed partial class Lstm300Exponential7Codes;

/// <summary>Ternary weights, float activations.</summary>
[QuantizedLstm(Hidden = 300, WBits = 2, Quantizer = Quantizer.TernaryWeight)]
public sealed partial class Lstm300Ternary;

/// <summary>Ternary weights, 4-bit activations.</summary>
[QuantizedLstm(Hidden = 300, WBits = 2, ABits = 4, InputABits = 4, Quantizer = Quantizer.TernaryWeight)]
public sealed partial class Lstm300TernaryCodes;

/// <summary>Ternary weights, 8-bit activations.</summary>
[QuantizedLstm(Hidden = 300, WBits = 2, ABits = 8, InputABits = 8, Quantizer = Quantizer.TernaryWeight)]
public sealed partial class Lstm300TernaryBytes;

/// <summary>Two planes of one-bit codes, float activations.</summary>
[QuantizedLstm(Hidden = 300, WBits = 2, Quantizer = Quantizer.Alternating)]
public sealed partial class Lstm300Alternating2Weights;

/// <summary>4-bit weights, float activations.</summary>
[QuantizedLstm(Hidden = 300, WBits = 4)]
public sealed partial class Lstm300Balanced4Weights;

/// <summary>64 units: two planes of one-bit codes, float activations.</summary>
[QuantizedLstm(Hidden = 64, WBits = 2, Quantizer = Quantizer.Alternating)]
public sealed partial class Lstm64Alternating2Weights;
