using KernelGen;

#pragma warning disable KG0019 // Recurrent weights of one bit: what is tested here is their arithmetic.

namespace Cases;

/*
 * Normalised products by every cell: by layer, which the kernels compute, and by batch, which is folded into them.
 */

/// <summary>Mean absolute deviations in place of deviations: floats, then codes found on line.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, Quantizer = Quantizer.FullPrecision, ProductNorm = ProductNorm.MeanDeviation)]
[QuantizedGru(Hidden = 18, WBits = 2, ABits = 2, Quantizer = Quantizer.Alternating, ProductNorm = ProductNorm.MeanDeviation)]
[QuantizedLinear(Outputs = 9, Quantizer = Quantizer.FullPrecision)]
public sealed partial class CellsMeanDeviation;

/// <summary>Sums of both products normalised: floats, of an LSTM that projects, of codes with peepholes, and of codes found on line without biases.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, Quantizer = Quantizer.FullPrecision, ProductNorm = ProductNorm.Sum, Projection = 10)]
[QuantizedLstm(Hidden = 18, WBits = 4, ABits = 4, Peepholes = true, ProductNorm = ProductNorm.Sum)]
[QuantizedRnn(Hidden = 35, WBits = 2, ABits = 2, Quantizer = Quantizer.Alternating, Bias = false, ProductNorm = ProductNorm.Sum)]
[QuantizedLinear(Outputs = 9, WBits = 4)]
public sealed partial class NormedSums;

/// <summary>Sums that are normalised in both directions of a pair, of floats and of ternary weights.</summary>
[QuantizedRnn(Input = 13, Hidden = 21, Quantizer = Quantizer.FullPrecision, Bidirectional = true, ProductNorm = ProductNorm.Sum)]
[QuantizedLstm(Hidden = 9, WBits = 2, Quantizer = Quantizer.TernaryWeight, Bidirectional = true, ProductNorm = ProductNorm.Sum)]
public sealed partial class NormedSumsOfPairs;

/// <summary>Float RNN, layer normalisation.</summary>
[QuantizedRnn(Input = 13, Hidden = 21, Quantizer = Quantizer.FullPrecision, ProductNorm = ProductNorm.Layer)]
[QuantizedLinear(Outputs = 9, Quantizer = Quantizer.FullPrecision)]
public sealed partial class RnnLayerNormFloat;

/// <summary>Ternary weights, 4-bit activations, no biases, layer normalisation.</summary>
[QuantizedRnn(
    Input = 13, Hidden = 21, WBits = 2, ABits = 4, InputABits = 4, Quantizer = Quantizer.TernaryWeight,
    ProductNorm = ProductNorm.Layer, Bias = false)]
[QuantizedLinear(Outputs = 9, WBits = 2, Quantizer = Quantizer.TernaryWeight)]
public sealed partial class RnnLayerNormTernary;

/// <summary>Binary weights, float activations, layer normalisation.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 1, Quantizer = Quantizer.BinaryConnect, ProductNorm = ProductNorm.Layer)]
[QuantizedLinear(Outputs = 9, WBits = 1, Quantizer = Quantizer.BinaryConnect)]
public sealed partial class LstmLayerNormBinary;

/// <summary>The sigmoid cell, 4-bit weights and activations, a second layer behind, layer normalisation.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 4, ABits = 4, ProductNorm = ProductNorm.Layer)]
[QuantizedLstm(Hidden = 18, WBits = 4, ABits = 4, ProductNorm = ProductNorm.Layer)]
[QuantizedLinear(Outputs = 9, WBits = 4)]
public sealed partial class LstmLayerNormBalanced;

/// <summary>A candidate that is reset after the product, codes found on line, layer normalisation.</summary>
[QuantizedGru(Input = 13, Hidden = 21, WBits = 2, ABits = 2, Quantizer = Quantizer.Alternating, ProductNorm = ProductNorm.Layer)]
[QuantizedLinear(Outputs = 9, WBits = 2, Quantizer = Quantizer.Alternating)]
public sealed partial class GruLayerNormAfter;

/// <summary>A candidate that is reset before the product and rounded, layer normalisation.</summary>
[QuantizedGru(Input = 13, Hidden = 21, WBits = 3, ABits = 3, Reset = ResetGate.Before, ProductNorm = ProductNorm.Layer)]
[QuantizedLinear(Outputs = 9, WBits = 3)]
public sealed partial class GruLayerNormBefore;

/// <summary>Float weights and the candidate's bias inside the reset, layer normalisation.</summary>
[QuantizedGru(Input = 13, Hidden = 21, Quantizer = Quantizer.FullPrecision, ProductNorm = ProductNorm.Layer)]
[QuantizedLinear(Outputs = 9, Quantizer = Quantizer.FullPrecision)]
public sealed partial class GruLayerNormFloat;

/// <summary>Powers of two have no scale of their own; batch normalisation gives their rows one.</summary>
[QuantizedRnn(Input = 13, Hidden = 21, WBits = 4, ABits = 4, InputABits = 4, Quantizer = Quantizer.Exponential, ProductNorm = ProductNorm.Batch)]
[QuantizedLinear(Outputs = 9, WBits = 4, Quantizer = Quantizer.Exponential)]
public sealed partial class RnnBatchNormExponential;

/// <summary>Binary weights of Ardakani et al. with their batch normalisation.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 1, Quantizer = Quantizer.RecurrentBinary, ProductNorm = ProductNorm.Batch)]
[QuantizedLinear(Outputs = 9, WBits = 1, Quantizer = Quantizer.RecurrentBinary)]
public sealed partial class LstmBatchNormBinary;

/// <summary>Float weights, batch normalisation folded into them.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, Quantizer = Quantizer.FullPrecision, ProductNorm = ProductNorm.Batch)]
[QuantizedLinear(Outputs = 9, Quantizer = Quantizer.FullPrecision)]
public sealed partial class LstmBatchNormFloat;

/// <summary>Multiples of a step, weight and batch normalisation together, the candidate's bias inside the reset.</summary>
[QuantizedGru(
    Input = 13, Hidden = 21, WBits = 3, ABits = 4, InputABits = 4, Quantizer = Quantizer.FixedPoint,
    WeightNorm = true, ProductNorm = ProductNorm.Batch)]
[QuantizedLinear(Outputs = 9, WBits = 3, Quantizer = Quantizer.FixedPoint)]
public sealed partial class GruBatchNormAfter;

/// <summary>Ternary weights, batch normalisation, reset before the product.</summary>
[QuantizedGru(
    Input = 13, Hidden = 21, WBits = 2, ABits = 4, InputABits = 4, Quantizer = Quantizer.RecurrentTernary,
    Reset = ResetGate.Before, ProductNorm = ProductNorm.Batch)]
[QuantizedLinear(Outputs = 9, WBits = 2, Quantizer = Quantizer.RecurrentTernary)]
public sealed partial class GruBatchNormBefore;

/// <summary>Features made standard, float weights and states.</summary>
[QuantizedGru(Input = 13, Hidden = 21, Quantizer = Quantizer.FullPrecision, InputNorm = true)]
[QuantizedLinear(Outputs = 9, Quantizer = Quantizer.FullPrecision)]
public sealed partial class GruInputNormFloat;

/// <summary>Ternary weights of Ott et al. behind their normalisation, in every layer.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 2, Quantizer = Quantizer.Ternarization, InputNorm = true)]
[QuantizedRnn(Hidden = 18, WBits = 4, Quantizer = Quantizer.Exponential, InputNorm = true, ProductNorm = ProductNorm.Layer)]
[QuantizedLinear(Outputs = 9, WBits = 2, Quantizer = Quantizer.Ternarization)]
public sealed partial class LstmInputNormTernary;

/// <summary>A normalised input behind an embedding, and one behind a linear layer.</summary>
[QuantizedEmbedding(Vocabulary = 17, Size = 11, Quantizer = Quantizer.FullPrecision)]
[QuantizedRnn(Hidden = 21, WBits = 1, Quantizer = Quantizer.Binarization, InputNorm = true)]
[QuantizedLinear(Outputs = 14, WBits = 1, Quantizer = Quantizer.Binarization)]
[QuantizedGru(Hidden = 19, WBits = 2, ABits = 4, Quantizer = Quantizer.Ternarization, InputNorm = true)]
[QuantizedLinear(Outputs = 9, WBits = 2, Quantizer = Quantizer.Ternarization)]
public sealed partial class RnnInputNormWords;
