namespace KernelGen.Generated.Tests.Training;

/*
 * LSTMs whose gates see c, and whose input gate follows from the forget gate.
 */

/// <summary>Floats, with a slope.</summary>
[QuantizedEmbedding(Vocabulary = 11, Size = 6, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 9, Quantizer = Quantizer.FullPrecision, Slope = 1.5f, Peepholes = true)]
[QuantizedLinear(Outputs = 11, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class PeepholeFloat;

/// <summary>Floats without an input gate, then both options with the sigmoid cell.</summary>
[QuantizedLstm(Input = 7, Hidden = 9, Quantizer = Quantizer.FullPrecision, Coupled = true)]
[QuantizedLstm(Hidden = 12, Quantizer = Quantizer.FullPrecision, Activation = CellActivation.Sigmoid, Slope = 0.75f, Coupled = true, Peepholes = true)]
[QuantizedLinear(Outputs = 5, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class CoupledFloats;

/// <summary>Affine codes: with peepholes, without an input gate.</summary>
[QuantizedEmbedding(Vocabulary = 11, Size = 6, WBits = 4)]
[QuantizedLstm(Hidden = 9, WBits = 3, ABits = 4, Peepholes = true)]
[QuantizedLstm(Hidden = 12, WBits = 4, ABits = 4, Coupled = true)]
[QuantizedLinear(Outputs = 11, WBits = 4)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class PeepholeBalanced;

/// <summary>Codes found on line, the fast form.</summary>
[QuantizedLstm(Input = 7, Hidden = 9, WBits = 2, ABits = 2, Quantizer = Quantizer.Alternating, Gates = GateForm.Fast, Coupled = true, Peepholes = true)]
[QuantizedLinear(Outputs = 5, WBits = 3, Quantizer = Quantizer.Alternating)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class CoupledOnLine;

/// <summary>A learned step of h.</summary>
[QuantizedLstm(Input = 7, Hidden = 9, WBits = 3, ABits = 3, Quantizer = Quantizer.Uniform, ActivationQuantizer = Quantizer.LearnedStep, Peepholes = true)]
[QuantizedLinear(Outputs = 5, WBits = 3, Quantizer = Quantizer.Uniform)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class PeepholeLearned;

/// <summary>Normalised products behind which gates see c.</summary>
[QuantizedLstm(Input = 7, Hidden = 9, Quantizer = Quantizer.FullPrecision, ProductNorm = ProductNorm.Layer, Peepholes = true)]
[QuantizedLstm(Hidden = 12, Quantizer = Quantizer.FullPrecision, ProductNorm = ProductNorm.Batch, Coupled = true, Peepholes = true)]
[QuantizedLinear(Outputs = 5, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class PeepholeNorms;

/// <summary>Both directions.</summary>
[QuantizedEmbedding(Vocabulary = 11, Size = 6, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 9, Quantizer = Quantizer.FullPrecision, Peepholes = true, Bidirectional = true)]
[QuantizedLstm(Hidden = 8, WBits = 16, Quantizer = Quantizer.Uniform, Coupled = true, Peepholes = true, Bidirectional = true)]
[QuantizedLinear(Outputs = 11, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class PeepholePairs;

/// <summary>Labels of streams of several lengths, read from both ends.</summary>
[QuantizedLstm(Input = 7, Hidden = 9, Quantizer = Quantizer.FullPrecision, Peepholes = true, Bidirectional = true)]
[QuantizedLstm(Hidden = 8, Quantizer = Quantizer.FullPrecision, Coupled = true)]
[QuantizedLinear(Outputs = 5, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.Ctc, Batch = 3, Steps = 7)]
public sealed partial class PeepholeLabels;
