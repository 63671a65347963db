namespace KernelGen.Generated.Tests.Training;

/*
 * Recurrent layers that hand on what enters with what they make of it.
 */

/// <summary>Floats of every cell, with dropout between.</summary>
[QuantizedEmbedding(Vocabulary = 11, Size = 9, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 9, Quantizer = Quantizer.FullPrecision, Residual = true)]
[QuantizedGru(Hidden = 9, Quantizer = Quantizer.FullPrecision, Residual = true)]
[QuantizedRnn(Hidden = 9, Quantizer = Quantizer.FullPrecision, Residual = true)]
[QuantizedLinear(Outputs = 11, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class ResidualFloat;

/// <summary>Affine codes: of the features, of a sum whose range follows, and of one of eight bits that leaves.</summary>
[QuantizedGru(Input = 9, Hidden = 9, WBits = 4, ABits = 4, InputABits = 4, Reset = ResetGate.Before, Residual = true)]
[QuantizedLstm(Hidden = 12, Projection = 9, WBits = 4, ABits = 4, Residual = true, OutputABits = 8, OutputMinimum = -1, OutputMaximum = 1)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class ResidualBalanced;

/// <summary>Codes found on line.</summary>
[QuantizedEmbedding(Vocabulary = 11, Size = 9, WBits = 2, Quantizer = Quantizer.Alternating)]
[QuantizedGru(Hidden = 9, WBits = 2, ABits = 2, Quantizer = Quantizer.Alternating, Residual = true)]
[QuantizedLinear(Outputs = 11, WBits = 3, Quantizer = Quantizer.Alternating)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class ResidualOnLine;

/// <summary>A learned step of h, and a sum over a stated range.</summary>
[QuantizedRnn(
    Input = 9, Hidden = 9, WBits = 3, ABits = 3, Quantizer = Quantizer.Uniform, ActivationQuantizer = Quantizer.LearnedStep, Residual = true,
    OutputMinimum = -2, OutputMaximum = 2)]
[QuantizedLinear(Outputs = 5, WBits = 3, Quantizer = Quantizer.Uniform)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class ResidualLearned;

/// <summary>Normalised inputs and products, past which what entered goes as it is.</summary>
[QuantizedEmbedding(Vocabulary = 11, Size = 9, Quantizer = Quantizer.FullPrecision)]
[QuantizedGru(Hidden = 9, Quantizer = Quantizer.FullPrecision, ProductNorm = ProductNorm.Layer, InputNorm = true, Residual = true)]
[QuantizedLinear(Outputs = 11, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class ResidualNorms;

/// <summary>Both directions: of floats, then of codes over a stated range.</summary>
[QuantizedEmbedding(Vocabulary = 11, Size = 10, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 5, Quantizer = Quantizer.FullPrecision, Bidirectional = true, Residual = true)]
[QuantizedGru(Hidden = 5, WBits = 16, ABits = 5, Quantizer = Quantizer.Uniform, Bidirectional = true, Residual = true, OutputMinimum = -2, OutputMaximum = 2)]
[QuantizedLinear(Outputs = 11, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class ResidualWordPairs;

/// <summary>Labels of streams of several lengths, read from both ends.</summary>
[QuantizedGru(Input = 8, Hidden = 8, Quantizer = Quantizer.FullPrecision, Residual = true)]
[QuantizedLstm(Hidden = 4, Quantizer = Quantizer.FullPrecision, Bidirectional = true, Residual = true)]
[QuantizedLinear(Outputs = 5, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.Ctc, Batch = 3, Steps = 7)]
public sealed partial class ResidualLabels;
