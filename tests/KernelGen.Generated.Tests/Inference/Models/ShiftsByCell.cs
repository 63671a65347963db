using KernelGen;

namespace Cases;

/*
 * Powers of two against every kind of activations, and normalised weights, by every cell: sizes that fill no whole register.
 */

/// <summary>7 bits, float activations.</summary>
[QuantizedRnn(Input = 13, Hidden = 21, WBits = 7, Quantizer = Quantizer.Exponential)]
[QuantizedLinear(Outputs = 9, WBits = 7, Quantizer = Quantizer.Exponential)]
public sealed partial class RnnExponential;

/// <summary>7 bits, 4-bit activations: sums of 64 bits.</summary>
[QuantizedRnn(Input = 13, Hidden = 21, WBits = 7, ABits = 4, InputABits = 4, Quantizer = Quantizer.Exponential)]
[QuantizedLinear(Outputs = 9, WBits = 7, Quantizer = Quantizer.Exponential)]
public sealed partial class RnnExponentialWide;

/// <summary>4 bits, 8-bit activations.</summary>
[QuantizedRnn(Input = 13, Hidden = 21, WBits = 4, ABits = 8, InputABits = 3, MinExponent = -6, MaxExponent = 1, Quantizer = Quantizer.Exponential)]
[QuantizedLinear(Outputs = 9, WBits = 5, MaxExponent = 2, Quantizer = Quantizer.Exponential)]
public sealed partial class RnnExponentialNarrow;

/// <summary>5 bits, activations found on line.</summary>
[QuantizedRnn(Input = 13, Hidden = 21, WBits = 5, ABits = 2, Quantizer = Quantizer.Exponential, ActivationQuantizer = Quantizer.Alternating)]
[QuantizedLinear(Outputs = 9, WBits = 7, Quantizer = Quantizer.Exponential)]
public sealed partial class RnnExponentialCodes;

/// <summary>2 bits, 3-bit activations.</summary>
[QuantizedRnn(Input = 13, Hidden = 21, WBits = 2, ABits = 3, Quantizer = Quantizer.DenseShift)]
[QuantizedLinear(Outputs = 9, WBits = 2, Quantizer = Quantizer.DenseShift)]
public sealed partial class RnnDenseShift2;

/// <summary>3 bits, float activations.</summary>
[QuantizedRnn(Input = 13, Hidden = 21, WBits = 3, Quantizer = Quantizer.DenseShift)]
[QuantizedLinear(Outputs = 9, WBits = 3, Quantizer = Quantizer.DenseShift)]
public sealed partial class RnnDenseShift3;

/// <summary>4 bits, 8-bit activations.</summary>
[QuantizedRnn(Input = 13, Hidden = 21, WBits = 4, ABits = 8, Quantizer = Quantizer.DenseShift)]
[QuantizedLinear(Outputs = 9, WBits = 4, Quantizer = Quantizer.DenseShift)]
public sealed partial class RnnDenseShift4;

/// <summary>3 bits, float activations.</summary>
[QuantizedRnn(Input = 13, Hidden = 21, WBits = 3, Quantizer = Quantizer.SignSparseShift)]
[QuantizedLinear(Outputs = 9, WBits = 3, Quantizer = Quantizer.SignSparseShift)]
public sealed partial class RnnSignSparseShift;

/// <summary>3 bits, 4-bit activations.</summary>
[QuantizedRnn(Input = 13, Hidden = 21, WBits = 3, ABits = 4, InputABits = 4, Quantizer = Quantizer.SignSparseShift)]
[QuantizedLinear(Outputs = 9, WBits = 3, Quantizer = Quantizer.SignSparseShift)]
public sealed partial class RnnSignSparseShiftCodes;

/// <summary>1 bit, normalised, float activations.</summary>
[QuantizedRnn(Input = 13, Hidden = 21, WBits = 1, Quantizer = Quantizer.BinaryConnect, WeightNorm = true)]
[QuantizedLinear(Outputs = 9, WBits = 1, Quantizer = Quantizer.BinaryConnect, WeightNorm = true)]
public sealed partial class RnnNormalisedBinary;

/// <summary>2 bits, normalised, 2-bit activations.</summary>
[QuantizedRnn(Input = 13, Hidden = 21, WBits = 2, ABits = 2, Quantizer = Quantizer.Alternating, WeightNorm = true)]
[QuantizedLinear(Outputs = 9, WBits = 2, Quantizer = Quantizer.Alternating, WeightNorm = true)]
public sealed partial class RnnNormalisedAlternating;

/// <summary>3 bits, normalised, 4-bit activations.</summary>
[QuantizedRnn(Input = 13, Hidden = 21, WBits = 3, ABits = 4, Quantizer = Quantizer.DenseShift, WeightNorm = true)]
[QuantizedLinear(Outputs = 9, WBits = 3, Quantizer = Quantizer.DenseShift, WeightNorm = true)]
public sealed partial class RnnNormalisedShift;

/// <summary>Float weights, normalised.</summary>
[QuantizedRnn(Input = 13, Hidden = 21, Quantizer = Quantizer.FullPrecision, WeightNorm = true)]
[QuantizedLinear(Outputs = 9, Quantizer = Quantizer.FullPrecision, WeightNorm = true)]
public sealed partial class RnnNormalisedFloat;

/// <summary>7 bits, float activations.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 7, Quantizer = Quantizer.Exponential)]
[QuantizedLinear(Outputs = 9, WBits = 7, Quantizer = Quantizer.Exponential)]
public sealed partial class LstmExponential;

/// <summary>7 bits, 4-bit activations: sums of 64 bits.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 7, ABits = 4, InputABits = 4, Quantizer = Quantizer.Exponential)]
[QuantizedLinear(Outputs = 9, WBits = 7, Quantizer = Quantizer.Exponential)]
public sealed partial class LstmExponentialWide;

/// <summary>4 bits, 8-bit activations.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 4, ABits = 8, InputABits = 3, MinExponent = -6, MaxExponent = 1, Quantizer = Quantizer.Exponential)]
[QuantizedLinear(Outputs = 9, WBits = 5, MaxExponent = 2, Quantizer = Quantizer.Exponential)]
public sealed partial class LstmExponentialNarrow;

/// <summary>5 bits, activations found on line.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 5, ABits = 2, Quantizer = Quantizer.Exponential, ActivationQuantizer = Quantizer.Alternating)]
[QuantizedLinear(Outputs = 9, WBits = 7, Quantizer = Quantizer.Exponential)]
public sealed partial class LstmExponentialCodes;

/// <summary>2 bits, 3-bit activations.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 2, ABits = 3, Quantizer = Quantizer.DenseShift)]
[QuantizedLinear(Outputs = 9, WBits = 2, Quantizer = Quantizer.DenseShift)]
public sealed partial class LstmDenseShift2;

/// <summary>3 bits, float activations.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 3, Quantizer = Quantizer.DenseShift)]
[QuantizedLinear(Outputs = 9, WBits = 3, Quantizer = Quantizer.DenseShift)]
public sealed partial class LstmDenseShift3;

/// <summary>4 bits, 8-bit activations.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 4, ABits = 8, Quantizer = Quantizer.DenseShift)]
[QuantizedLinear(Outputs = 9, WBits = 4, Quantizer = Quantizer.DenseShift)]
public sealed partial class LstmDenseShift4;

/// <summary>3 bits, float activations.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 3, Quantizer = Quantizer.SignSparseShift)]
[QuantizedLinear(Outputs = 9, WBits = 3, Quantizer = Quantizer.SignSparseShift)]
public sealed partial class LstmSignSparseShift;

/// <summary>3 bits, 4-bit activations.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 3, ABits = 4, InputABits = 4, Quantizer = Quantizer.SignSparseShift)]
[QuantizedLinear(Outputs = 9, WBits = 3, Quantizer = Quantizer.SignSparseShift)]
public sealed partial class LstmSignSparseShiftCodes;

/// <summary>1 bit, normalised, float activations.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 1, Quantizer = Quantizer.BinaryConnect, WeightNorm = true)]
[QuantizedLinear(Outputs = 9, WBits = 1, Quantizer = Quantizer.BinaryConnect, WeightNorm = true)]
public sealed partial class LstmNormalisedBinary;

/// <summary>2 bits, normalised, 2-bit activations.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 2, ABits = 2, Quantizer = Quantizer.Alternating, WeightNorm = true)]
[QuantizedLinear(Outputs = 9, WBits = 2, Quantizer = Quantizer.Alternating, WeightNorm = true)]
public sealed partial class LstmNormalisedAlternating;

/// <summary>3 bits, normalised, 4-bit activations.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 3, ABits = 4, Quantizer = Quantizer.DenseShift, WeightNorm = true)]
[QuantizedLinear(Outputs = 9, WBits = 3, Quantizer = Quantizer.DenseShift, WeightNorm = true)]
public sealed partial class LstmNormalisedShift;

/// <summary>Float weights, normalised.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, Quantizer = Quantizer.FullPrecision, WeightNorm = true)]
[QuantizedLinear(Outputs = 9, Quantizer = Quantizer.FullPrecision, WeightNorm = true)]
public sealed partial class LstmNormalisedFloat;

/// <summary>7 bits, float activations.</summary>
[QuantizedGru(Input = 13, Hidden = 21, WBits = 7, Quantizer = Quantizer.Exponential)]
[QuantizedLinear(Outputs = 9, WBits = 7, Quantizer = Quantizer.Exponential)]
public sealed partial class GruExponential;

/// <summary>7 bits, 4-bit activations: sums of 64 bits.</summary>
[QuantizedGru(Input = 13, Hidden = 21, WBits = 7, ABits = 4, InputABits = 4, Quantizer = Quantizer.Exponential)]
[QuantizedLinear(Outputs = 9, WBits = 7, Quantizer = Quantizer.Exponential)]
public sealed partial class GruExponentialWide;

/// <summary>4 bits, 8-bit activations.</summary>
[QuantizedGru(Input = 13, Hidden = 21, WBits = 4, ABits = 8, InputABits = 3, MinExponent = -6, MaxExponent = 1, Quantizer = Quantizer.Exponential)]
[QuantizedLinear(Outputs = 9, WBits = 5, MaxExponent = 2, Quantizer = Quantizer.Exponential)]
public sealed partial class GruExponentialNarrow;

/// <summary>5 bits, activations found on line.</summary>
[QuantizedGru(Input = 13, Hidden = 21, WBits = 5, ABits = 2, Quantizer = Quantizer.Exponential, ActivationQuantizer = Quantizer.Alternating)]
[QuantizedLinear(Outputs = 9, WBits = 7, Quantizer = Quantizer.Exponential)]
public sealed partial class GruExponentialCodes;

/// <summary>2 bits, 3-bit activations.</summary>
[QuantizedGru(Input = 13, Hidden = 21, WBits = 2, ABits = 3, Quantizer = Quantizer.DenseShift)]
[QuantizedLinear(Outputs = 9, WBits = 2, Quantizer = Quantizer.DenseShift)]
public sealed partial class GruDenseShift2;

/// <summary>3 bits, float activations.</summary>
[QuantizedGru(Input = 13, Hidden = 21, WBits = 3, Quantizer = Quantizer.DenseShift)]
[QuantizedLinear(Outputs = 9, WBits = 3, Quantizer = Quantizer.DenseShift)]
public sealed partial class GruDenseShift3;

/// <summary>4 bits, 8-bit activations.</summary>
[QuantizedGru(Input = 13, Hidden = 21, WBits = 4, ABits = 8, Quantizer = Quantizer.DenseShift)]
[QuantizedLinear(Outputs = 9, WBits = 4, Quantizer = Quantizer.DenseShift)]
public sealed partial class GruDenseShift4;

/// <summary>3 bits, float activations.</summary>
[QuantizedGru(Input = 13, Hidden = 21, WBits = 3, Quantizer = Quantizer.SignSparseShift)]
[QuantizedLinear(Outputs = 9, WBits = 3, Quantizer = Quantizer.SignSparseShift)]
public sealed partial class GruSignSparseShift;

/// <summary>3 bits, 4-bit activations.</summary>
[QuantizedGru(Input = 13, Hidden = 21, WBits = 3, ABits = 4, InputABits = 4, Quantizer = Quantizer.SignSparseShift)]
[QuantizedLinear(Outputs = 9, WBits = 3, Quantizer = Quantizer.SignSparseShift)]
public sealed partial class GruSignSparseShiftCodes;

/// <summary>1 bit, normalised, float activations.</summary>
[QuantizedGru(Input = 13, Hidden = 21, WBits = 1, Quantizer = Quantizer.BinaryConnect, WeightNorm = true)]
[QuantizedLinear(Outputs = 9, WBits = 1, Quantizer = Quantizer.BinaryConnect, WeightNorm = true)]
public sealed partial class GruNormalisedBinary;

/// <summary>2 bits, normalised, 2-bit activations.</summary>
[QuantizedGru(Input = 13, Hidden = 21, WBits = 2, ABits = 2, Quantizer = Quantizer.Alternating, WeightNorm = true)]
[QuantizedLinear(Outputs = 9, WBits = 2, Quantizer = Quantizer.Alternating, WeightNorm = true)]
public sealed partial class GruNormalisedAlternating;

/// <summary>3 bits, normalised, 4-bit activations.</summary>
[QuantizedGru(Input = 13, Hidden = 21, WBits = 3, ABits = 4, Quantizer = Quantizer.DenseShift, WeightNorm = true)]
[QuantizedLinear(Outputs = 9, WBits = 3, Quantizer = Quantizer.DenseShift, WeightNorm = true)]
public sealed partial class GruNormalisedShift;

/// <summary>Float weights, normalised.</summary>
[QuantizedGru(Input = 13, Hidden = 21, Quantizer = Quantizer.FullPrecision, WeightNorm = true)]
[QuantizedLinear(Outputs = 9, Quantizer = Quantizer.FullPrecision, WeightNorm = true)]
public sealed partial class GruNormalisedFloat;

/// <summary>Shifts behind an embedding, the reset before the product, a layer of shifts behind one of codes.</summary>
[QuantizedEmbedding(Vocabulary = 30, Size = 11, WBits = 2, Quantizer = Quantizer.Alternating)]
[QuantizedGru(Hidden = 19, WBits = 3, ABits = 8, Quantizer = Quantizer.DenseShift, Reset = ResetGate.Before)]
[QuantizedLstm(Hidden = 17, WBits = 6, Quantizer = Quantizer.Exponential, InputQuantizer = Quantizer.Ternarization, InputWBits = 2)]
[QuantizedLinear(Outputs = 9, WBits = 3, Quantizer = Quantizer.SignSparseShift)]
public sealed partial class ShiftsInLayers;

/// <summary>Units that fill no whole byte of codes, behind a cell whose padding is not zero.</summary>
[QuantizedRnn(Input = 8, Hidden = 9, WBits = 3, Quantizer = Quantizer.DenseShift, Activation = CellActivation.Sigmoid)]
[QuantizedLinear(Outputs = 5, WBits = 2, Quantizer = Quantizer.DenseShift)]
public sealed partial class RnnSigmoidShift;

/// <summary>Float states of the sigmoid cell into shifts.</summary>
[QuantizedLstm(Input = 8, Hidden = 9, WBits = 4)]
[QuantizedLinear(Outputs = 5, WBits = 4, Quantizer = Quantizer.Exponential)]
public sealed partial class LstmSigmoidIntoShift;

/// <summary>Integers up to 425, which take four digits where tables of their sums are made.</summary>
[QuantizedLstm(
    Input = 24, Hidden = 16, WBits = 2, ABits = 8, InputABits = 8, InputMinimum = -0.2f, InputMaximum = 1f, Quantizer = Quantizer.TernaryWeight)]
public sealed partial class LstmLargeIntegers;
