using KernelGen;

namespace Cases;

/*
 * A factor inside the non-linearities of every cell, of both kinds of cell, against floats and codes.
 */

/// <summary>tanh of a multiple.</summary>
[QuantizedRnn(Input = 13, Hidden = 21, WBits = 2, ABits = 3, Quantizer = Quantizer.TernaryWeight, Slope = 1.5f)]
[QuantizedLinear(Outputs = 9, WBits = 4, Quantizer = Quantizer.Uniform)]
public sealed partial class RnnSlope;

/// <summary>Gates, candidate and c of a float cell.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, Quantizer = Quantizer.FullPrecision, Slope = 2.25f)]
public sealed partial class LstmFloatSlope;

/// <summary>The sigmoid cell, a slope below 1 before one above.</summary>
[QuantizedEmbedding(Vocabulary = 17, Size = 13, WBits = 3)]
[QuantizedLstm(Hidden = 21, WBits = 4, ABits = 4, Slope = 0.3f)]
[QuantizedLstm(Hidden = 19, WBits = 3, ABits = 3, Slope = 3)]
[QuantizedLinear(Outputs = 9, WBits = 4)]
public sealed partial class LstmSlopes;

/// <summary>Reset after the product, products normalised.</summary>
[QuantizedGru(Input = 13, Hidden = 21, WBits = 2, Quantizer = Quantizer.TerConnect, ProductNorm = ProductNorm.Layer, Slope = 1.5f)]
[QuantizedLinear(Outputs = 9, WBits = 3, Quantizer = Quantizer.Refined)]
public sealed partial class GruAfterSlope;

/// <summary>Reset before the product, the candidate rounded.</summary>
[QuantizedGru(Input = 13, Hidden = 21, WBits = 4, ABits = 4, Reset = ResetGate.Before, Slope = 1.5f)]
[QuantizedLinear(Outputs = 9, WBits = 4)]
public sealed partial class GruBeforeSlope;
