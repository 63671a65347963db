using KernelGen;

#pragma warning disable KG0019 // Recurrent weights of one bit: what is tested here is their arithmetic.

namespace Cases;

/*
 * LSTMs whose h is a projection of what the cell puts out, with every kind of numbers.
 */

/// <summary>Floats, both products of the gates in one method.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, Projection = 10, Quantizer = Quantizer.FullPrecision)]
[QuantizedLinear(Outputs = 9, Quantizer = Quantizer.FullPrecision)]
public sealed partial class LstmProjectedFloat;

/// <summary>Few units, which fill no register, and one value of h.</summary>
[QuantizedLstm(Input = 3, Hidden = 5, Projection = 1, Quantizer = Quantizer.FullPrecision, Peepholes = true, Coupled = true)]
public sealed partial class LstmProjectedTiny;

/// <summary>Floats, as many values as a register and one more, whose rows fill more than one block.</summary>
[QuantizedLstm(Input = 13, Hidden = 150, Projection = 81, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 33, Projection = 17, Quantizer = Quantizer.FullPrecision)]
public sealed partial class LstmProjectedDeep;

/// <summary>The sigmoid cell, codes over a stated range, the last layer too.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, Projection = 12, WBits = 4, ABits = 4, InputABits = 4, OutputMinimum = -2, OutputMaximum = 1.5f)]
[QuantizedLstm(Hidden = 18, Projection = 7, WBits = 3, ABits = 5, OutputMinimum = 0, OutputMaximum = 1)]
public sealed partial class LstmProjectedBalanced;

/// <summary>The sigmoid cell with 8 bits.</summary>
[QuantizedLstm(Input = 13, Hidden = 85, Projection = 40, WBits = 8, ABits = 8, InputABits = 8, OutputMinimum = -3, OutputMaximum = 3, Peepholes = true)]
[QuantizedLinear(Outputs = 9, WBits = 8)]
public sealed partial class LstmProjectedBytes;

/// <summary>Codes found on line.</summary>
[QuantizedEmbedding(Vocabulary = 17, Size = 13, WBits = 2, Quantizer = Quantizer.Alternating)]
[QuantizedLstm(Hidden = 70, Projection = 34, WBits = 2, ABits = 2, Quantizer = Quantizer.Alternating)]
[QuantizedLinear(Outputs = 9, WBits = 2, Quantizer = Quantizer.Alternating)]
public sealed partial class LstmProjectedOnLine;

/// <summary>Ternary weights, products normalised by layer, a slope, the fast form.</summary>
[QuantizedLstm(
    Input = 13, Hidden = 21, Projection = 11, WBits = 2, ABits = 4, Quantizer = Quantizer.TernaryWeight, ProductNorm = ProductNorm.Layer,
    OutputMinimum = -1, OutputMaximum = 2, Slope = 1.5f, Gates = GateForm.Fast, Coupled = true)]
[QuantizedLinear(Outputs = 9, WBits = 2, Quantizer = Quantizer.TernaryWeight)]
public sealed partial class LstmProjectedLayerNorm;

/// <summary>A learned step of h, biases of a method of Ott et al.; then a learned clip.</summary>
[QuantizedLstm(
    Input = 13, Hidden = 21, Projection = 12, WBits = 4, ABits = 4, Quantizer = Quantizer.FixedPoint, BiasWBits = 4,
    ActivationQuantizer = Quantizer.LearnedStep)]
[QuantizedLstm(Hidden = 19, Projection = 9, WBits = 4, ABits = 3, Quantizer = Quantizer.Uniform, Activation = CellActivation.Sigmoid, ActivationQuantizer = Quantizer.LearnedClip)]
[QuantizedLinear(Outputs = 9, WBits = 4, Quantizer = Quantizer.FixedPoint)]
public sealed partial class LstmProjectedLearned;

/// <summary>Shifts of integers, hard forms.</summary>
[QuantizedLstm(
    Input = 13, Hidden = 21, Projection = 13, WBits = 3, ABits = 4, Quantizer = Quantizer.DenseShift, Gates = GateForm.Hard, OutputMinimum = -4, OutputMaximum = 4)]
[QuantizedLinear(Outputs = 9, WBits = 3, Quantizer = Quantizer.DenseShift)]
public sealed partial class LstmProjectedShift;

/// <summary>Shifts of floats.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, Projection = 13, WBits = 4, Quantizer = Quantizer.Exponential)]
public sealed partial class LstmProjectedExponential;

/// <summary>Normalised binary weights, batch normalisation folded into the rows of the gates and not into the projection, no activation codes.</summary>
[QuantizedLstm(
    Input = 13, Hidden = 21, Projection = 8, WBits = 1, Quantizer = Quantizer.RecurrentBinary, ProductNorm = ProductNorm.Batch, WeightNorm = true, InputNorm = true)]
[QuantizedLinear(Outputs = 9, WBits = 1, Quantizer = Quantizer.RecurrentBinary)]
public sealed partial class LstmProjectedBatchNorm;

/// <summary>Codes of more than a byte, the sigmoid cell without biases.</summary>
[QuantizedLstm(
    Input = 13, Hidden = 21, Projection = 9, WBits = 12, ABits = 11, Quantizer = Quantizer.Uniform, Activation = CellActivation.Sigmoid, Bias = false,
    OutputMinimum = -2, OutputMaximum = 2)]
[QuantizedLinear(Outputs = 9, WBits = 12, Quantizer = Quantizer.Uniform)]
public sealed partial class LstmProjectedWide;

/// <summary>Four-bit weights by float activations.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, Projection = 9, WBits = 4)]
public sealed partial class LstmProjectedWeightOnly;

/// <summary>Both directions, of codes over a stated range, then found on line, then of floats.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, Projection = 10, WBits = 4, ABits = 6, Bidirectional = true, OutputMinimum = -2, OutputMaximum = 2)]
[QuantizedLstm(Hidden = 19, Projection = 9, WBits = 2, ABits = 3, Quantizer = Quantizer.Alternating, Peepholes = true, Bidirectional = true)]
[QuantizedLstm(Hidden = 11, Projection = 6, WBits = 4, Quantizer = Quantizer.Uniform, Coupled = true, Bidirectional = true)]
public sealed partial class LstmProjectedPairs;
