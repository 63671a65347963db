using KernelGen;

namespace Cases;

/*
 * Quantized biases by every cell and method: sizes that fill no whole register.
 */

/// <summary>Biases by the method of the weights, that of the linear layer by another one.</summary>
[QuantizedRnn(Input = 13, Hidden = 21, WBits = 2, Quantizer = Quantizer.Ternarization, BiasQuantizer = Quantizer.Ternarization)]
[QuantizedLinear(Outputs = 9, WBits = 2, Quantizer = Quantizer.Ternarization, BiasQuantizer = Quantizer.PowerOfTwoTernarization)]
public sealed partial class RnnTernaryBiases;

/// <summary>5-bit multiples of an eighth, 4-bit activations.</summary>
[QuantizedRnn(Input = 13, Hidden = 21, WBits = 4, ABits = 4, InputABits = 4, BiasQuantizer = Quantizer.FixedPoint, BiasWBits = 5, FractionBits = 3)]
[QuantizedLinear(Outputs = 9, WBits = 4, BiasQuantizer = Quantizer.FixedPoint, BiasWBits = 8)]
public sealed partial class RnnFixedPointBiases;

/// <summary>Powers of two, one float bias behind them.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 5, ABits = 4, Quantizer = Quantizer.Exponential, BiasWBits = 4)]
[QuantizedLinear(Outputs = 9, WBits = 7, Quantizer = Quantizer.Exponential, BiasQuantizer = Quantizer.FullPrecision)]
public sealed partial class LstmExponentialBiases;

/// <summary>One bit a bias, 2-bit weights and activations found on line.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 2, ABits = 2, Quantizer = Quantizer.Alternating, BiasQuantizer = Quantizer.Binarization)]
[QuantizedLinear(Outputs = 9, WBits = 2, Quantizer = Quantizer.Alternating, BiasQuantizer = Quantizer.Binarization)]
public sealed partial class LstmBinaryBiases;

/// <summary>One float bias a gate, none in the reset.</summary>
[QuantizedGru(Input = 13, Hidden = 21, Quantizer = Quantizer.FullPrecision, BiasQuantizer = Quantizer.FullPrecision)]
public sealed partial class GruOneFloatBias;

/// <summary>Reset after the product, 4-bit activations.</summary>
[QuantizedGru(Input = 13, Hidden = 21, WBits = 2, ABits = 4, Quantizer = Quantizer.Ternarization, BiasQuantizer = Quantizer.Ternarization)]
[QuantizedLinear(Outputs = 9, WBits = 2, Quantizer = Quantizer.Ternarization, BiasQuantizer = Quantizer.Ternarization)]
public sealed partial class GruAfterTernaryBiases;

/// <summary>Reset before the product, two methods of biases.</summary>
[QuantizedGru(
    Input = 13, Hidden = 21, WBits = 3, ABits = 3, Reset = ResetGate.Before, Quantizer = Quantizer.FixedPoint,
    InputQuantizer = Quantizer.Uniform, BiasQuantizer = Quantizer.PowerOfTwoTernarization)]
[QuantizedGru(Hidden = 17, WBits = 3, Reset = ResetGate.Before, Quantizer = Quantizer.FixedPoint, BiasQuantizer = Quantizer.Exponential, BiasWBits = 7)]
[QuantizedLinear(Outputs = 9, WBits = 3, Quantizer = Quantizer.FixedPoint, Bias = false)]
public sealed partial class GruBeforeBiases;
