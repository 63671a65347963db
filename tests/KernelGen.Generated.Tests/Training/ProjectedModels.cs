namespace KernelGen.Generated.Tests.Training;

/*
 * LSTMs whose h is a projection of what the cell puts out.
 */

/// <summary>Floats, with fewer values than a register behind one that drops.</summary>
[QuantizedEmbedding(Vocabulary = 11, Size = 6, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 9, Projection = 4, Quantizer = Quantizer.FullPrecision, Slope = 1.5f)]
[QuantizedLstm(Hidden = 20, Projection = 19, Quantizer = Quantizer.FullPrecision, Activation = CellActivation.Sigmoid, Coupled = true, Peepholes = true)]
[QuantizedLinear(Outputs = 11, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class ProjectedFloat;

/// <summary>Affine codes over stated ranges: of the sigmoid cell and, without a further layer behind it, of the tanh cell.</summary>
[QuantizedEmbedding(Vocabulary = 11, Size = 6, WBits = 4)]
[QuantizedLstm(Hidden = 9, Projection = 7, WBits = 3, ABits = 4, OutputMinimum = -1, OutputMaximum = 1, Peepholes = true)]
[QuantizedLstm(Hidden = 12, Projection = 11, WBits = 4, ABits = 4, Quantizer = Quantizer.Uniform, OutputMinimum = -0.5f, OutputMaximum = 1)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class ProjectedBalanced;

/// <summary>Codes found on line, the fast form.</summary>
[QuantizedLstm(Input = 7, Hidden = 9, Projection = 5, WBits = 2, ABits = 2, Quantizer = Quantizer.Alternating, Gates = GateForm.Fast)]
[QuantizedLinear(Outputs = 5, WBits = 3, Quantizer = Quantizer.Alternating)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class ProjectedOnLine;

/// <summary>A learned step of h, then a learned clip behind the sigmoid cell.</summary>
[QuantizedLstm(Input = 7, Hidden = 9, Projection = 6, WBits = 3, ABits = 3, Quantizer = Quantizer.Uniform, ActivationQuantizer = Quantizer.LearnedStep)]
[QuantizedLstm(
    Hidden = 8, Projection = 5, WBits = 3, ABits = 3, Quantizer = Quantizer.Uniform, Activation = CellActivation.Sigmoid, ActivationQuantizer = Quantizer.LearnedClip)]
[QuantizedLinear(Outputs = 5, WBits = 3, Quantizer = Quantizer.Uniform)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class ProjectedLearned;

/// <summary>Normalised products of gates, whose sums take what is projected.</summary>
[QuantizedLstm(Input = 7, Hidden = 9, Projection = 4, Quantizer = Quantizer.FullPrecision, ProductNorm = ProductNorm.Layer)]
[QuantizedLstm(Hidden = 12, Projection = 5, Quantizer = Quantizer.FullPrecision, ProductNorm = ProductNorm.Batch, WeightNorm = true)]
[QuantizedLinear(Outputs = 5, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class ProjectedNorms;

/// <summary>Both directions: of floats, then of 16 bits by floats.</summary>
[QuantizedEmbedding(Vocabulary = 11, Size = 6, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 9, Projection = 5, Quantizer = Quantizer.FullPrecision, Bidirectional = true)]
[QuantizedLstm(Hidden = 8, Projection = 3, WBits = 16, ABits = 5, Quantizer = Quantizer.Uniform, Bidirectional = true, OutputMinimum = -1, OutputMaximum = 1)]
[QuantizedLinear(Outputs = 11, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class ProjectedPairs;

/// <summary>Labels of streams of several lengths, read from both ends.</summary>
[QuantizedLstm(Input = 7, Hidden = 9, Projection = 4, Quantizer = Quantizer.FullPrecision, Bidirectional = true)]
[QuantizedLstm(Hidden = 8, Projection = 6, Quantizer = Quantizer.FullPrecision)]
[QuantizedLinear(Outputs = 5, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.Ctc, Batch = 3, Steps = 7)]
public sealed partial class ProjectedLabels;
