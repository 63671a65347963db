using KernelGen;

#pragma warning disable KG0019 // Recurrent weights of one bit: what is tested here is their arithmetic.

namespace Cases;

/*
 * Gates of the LSTM: that see c, and of which one follows from another, with every kind of numbers.
 */

/// <summary>Floats, both products in one method.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, Quantizer = Quantizer.FullPrecision, Peepholes = true)]
[QuantizedLinear(Outputs = 9, Quantizer = Quantizer.FullPrecision)]
public sealed partial class LstmPeepholesFloat;

/// <summary>Few units, which fill no register.</summary>
[QuantizedLstm(Input = 3, Hidden = 5, Quantizer = Quantizer.FullPrecision, Peepholes = true, Coupled = true)]
public sealed partial class LstmPeepholesTiny;

/// <summary>The sigmoid cell, 4-bit weights and activations, a second layer behind.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 4, ABits = 4, InputABits = 4, Peepholes = true)]
[QuantizedLstm(Hidden = 18, WBits = 4, ABits = 4, Peepholes = true)]
[QuantizedLinear(Outputs = 9, WBits = 4)]
public sealed partial class LstmPeepholesBalanced;

/// <summary>Codes found on line.</summary>
[QuantizedEmbedding(Vocabulary = 17, Size = 13, WBits = 2, Quantizer = Quantizer.Alternating)]
[QuantizedLstm(Hidden = 21, WBits = 2, ABits = 2, Quantizer = Quantizer.Alternating, Peepholes = true)]
[QuantizedLinear(Outputs = 9, WBits = 2, Quantizer = Quantizer.Alternating)]
public sealed partial class LstmPeepholesOnLine;

/// <summary>Ternary weights, products normalised by layer, a slope, the fast form.</summary>
[QuantizedLstm(
    Input = 13, Hidden = 21, WBits = 2, ABits = 4, Quantizer = Quantizer.TernaryWeight, ProductNorm = ProductNorm.Layer,
    Slope = 1.5f, Gates = GateForm.Fast, Peepholes = true)]
[QuantizedLinear(Outputs = 9, WBits = 2, Quantizer = Quantizer.TernaryWeight)]
public sealed partial class LstmPeepholesLayerNorm;

/// <summary>A learned step of h, biases of a method of Ott et al.</summary>
[QuantizedLstm(
    Input = 13, Hidden = 21, WBits = 4, ABits = 4, Quantizer = Quantizer.FixedPoint, BiasWBits = 4,
    ActivationQuantizer = Quantizer.LearnedStep, Peepholes = true)]
[QuantizedLinear(Outputs = 9, WBits = 4, Quantizer = Quantizer.FixedPoint)]
public sealed partial class LstmPeepholesLearned;

/// <summary>Floats, three tiles of a gate each.</summary>
[QuantizedLstm(Input = 13, Hidden = 85, Quantizer = Quantizer.FullPrecision, Coupled = true)]
[QuantizedLinear(Outputs = 9, Quantizer = Quantizer.FullPrecision)]
public sealed partial class LstmCoupledFloat;

/// <summary>The sigmoid cell with 8 bits, then both options.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 8, ABits = 8, InputABits = 8, Coupled = true)]
[QuantizedLstm(Hidden = 37, WBits = 3, ABits = 4, Coupled = true, Peepholes = true)]
[QuantizedLinear(Outputs = 9, WBits = 8)]
public sealed partial class LstmCoupledBalanced;

/// <summary>Shifts of integers, hard forms.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 3, ABits = 4, Quantizer = Quantizer.DenseShift, Gates = GateForm.Hard, Coupled = true, Peepholes = true)]
[QuantizedLinear(Outputs = 9, WBits = 3, Quantizer = Quantizer.DenseShift)]
public sealed partial class LstmCoupledShift;

/// <summary>Binary weights, batch normalisation folded into rows and biases, no activation codes.</summary>
[QuantizedLstm(
    Input = 13, Hidden = 21, WBits = 1, Quantizer = Quantizer.RecurrentBinary, ProductNorm = ProductNorm.Batch, InputNorm = true,
    Coupled = true, Peepholes = true)]
[QuantizedLinear(Outputs = 9, WBits = 1, Quantizer = Quantizer.RecurrentBinary)]
public sealed partial class LstmCoupledBatchNorm;

/// <summary>Codes of more than a byte, no biases.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 12, ABits = 11, Quantizer = Quantizer.Uniform, Coupled = true, Bias = false)]
[QuantizedLinear(Outputs = 9, WBits = 12, Quantizer = Quantizer.Uniform)]
public sealed partial class LstmCoupledWide;

/// <summary>Both directions, of codes, then of floats with one gate fewer.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 2, ABits = 3, Quantizer = Quantizer.Alternating, Peepholes = true, Bidirectional = true)]
[QuantizedLstm(Hidden = 11, WBits = 4, Quantizer = Quantizer.Uniform, Peepholes = true, Coupled = true, Bidirectional = true)]
public sealed partial class LstmPeepholesPairs;
