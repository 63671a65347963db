using KernelGen;

namespace Cases;

/*
 * Recurrent layers that hand on what enters with what they make of it, with every kind of numbers.
 */

/// <summary>Floats, the features as they are and both products in one method; then a projection; the last layer too.</summary>
[QuantizedLstm(Input = 21, Hidden = 21, Quantizer = Quantizer.FullPrecision, Residual = true)]
[QuantizedLstm(Hidden = 30, Projection = 21, Quantizer = Quantizer.FullPrecision, Residual = true)]
public sealed partial class LstmResidualFloat;

/// <summary>Few units, which fill no register.</summary>
[QuantizedRnn(Input = 3, Hidden = 3, Quantizer = Quantizer.FullPrecision, Residual = true)]
public sealed partial class RnnResidualTiny;

/// <summary>The sigmoid cell behind coded features, a second layer behind whose range follows, then one that hands on eight bits.</summary>
[QuantizedGru(Input = 19, Hidden = 19, WBits = 4, ABits = 4, InputABits = 4, Residual = true)]
[QuantizedGru(Hidden = 19, WBits = 3, ABits = 3, Reset = ResetGate.Before, Residual = true)]
[QuantizedLstm(Hidden = 19, WBits = 4, ABits = 4, Residual = true, OutputABits = 8)]
[QuantizedLinear(Outputs = 9, WBits = 4)]
public sealed partial class GruResidualBalanced;

/// <summary>Codes found on line behind an embedding of such codes.</summary>
[QuantizedEmbedding(Vocabulary = 17, Size = 21, WBits = 2, Quantizer = Quantizer.Alternating)]
[QuantizedLstm(Hidden = 21, WBits = 2, ABits = 2, Quantizer = Quantizer.Alternating, Residual = true)]
[QuantizedLinear(Outputs = 9, WBits = 2, Quantizer = Quantizer.Alternating)]
public sealed partial class LstmResidualOnLine;

/// <summary>An embedding of affine codes, h of four bits and a sum of floats, then the other way round.</summary>
[QuantizedEmbedding(Vocabulary = 17, Size = 21, WBits = 4)]
[QuantizedGru(Hidden = 21, WBits = 4, ABits = 4, Residual = true, OutputABits = 32)]
[QuantizedRnn(Hidden = 21, WBits = 4, Residual = true, OutputABits = 5, OutputMinimum = -1, OutputMaximum = 3)]
[QuantizedRnn(Hidden = 18, WBits = 4, ABits = 4)]
public sealed partial class GruResidualMixed;

/// <summary>Relu with a learned step, and a sum over a stated range; then normalised inputs and products.</summary>
[QuantizedRnn(
    Input = 13, Hidden = 13, WBits = 4, ABits = 6, Quantizer = Quantizer.Uniform, Activation = CellActivation.Relu, ActivationQuantizer = Quantizer.LearnedStep,
    Residual = true, OutputABits = 8, OutputMinimum = -1, OutputMaximum = 4)]
[LayerNorm]
[QuantizedGru(Hidden = 13, WBits = 2, Quantizer = Quantizer.TernaryWeight, ProductNorm = ProductNorm.Layer, InputNorm = true, Residual = true)]
[QuantizedLinear(Outputs = 9, WBits = 2, Quantizer = Quantizer.TernaryWeight)]
public sealed partial class RnnResidualNorms;

/// <summary>Shifts of integers of a projection whose sum has the range of both.</summary>
[QuantizedLstm(
    Input = 13, Hidden = 21, Projection = 13, WBits = 3, ABits = 4, InputABits = 4, Quantizer = Quantizer.DenseShift, Residual = true,
    OutputMinimum = -4, OutputMaximum = 4)]
[QuantizedLinear(Outputs = 9, WBits = 3, Quantizer = Quantizer.DenseShift)]
public sealed partial class LstmResidualShift;

/// <summary>Codes of more than a byte.</summary>
[QuantizedGru(Input = 21, Hidden = 21, WBits = 12, ABits = 11, InputABits = 11, Quantizer = Quantizer.Uniform, Residual = true)]
[QuantizedLinear(Outputs = 9, WBits = 12, Quantizer = Quantizer.Uniform)]
public sealed partial class GruResidualWide;

/// <summary>Both directions: of coded features, then of what they hand on, then of floats behind a projection.</summary>
[QuantizedLstm(Input = 22, Hidden = 11, WBits = 4, ABits = 4, InputABits = 4, Bidirectional = true, Residual = true)]
[QuantizedGru(Hidden = 11, WBits = 2, ABits = 3, Quantizer = Quantizer.Alternating, Bidirectional = true, Residual = true)]
[QuantizedLstm(Hidden = 17, Projection = 11, WBits = 4, Quantizer = Quantizer.Uniform, Bidirectional = true, Residual = true)]
public sealed partial class ResidualPairs;
