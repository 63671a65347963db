namespace KernelGen.Generated.Tests.Training;

[QuantizedLstm(Input = 5, Hidden = 7, Quantizer = Quantizer.FullPrecision)]
[QuantizedLinear(Outputs = 3, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.MeanSquaredError, Batch = 3, Steps = 5)]
public sealed partial class FloatValues;

[QuantizedGru(Input = 5, Hidden = 7, Quantizer = Quantizer.FullPrecision)]
[QuantizedLinear(Outputs = 2, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.BinaryCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class FloatProbabilities;

[QuantizedRnn(Input = 5, Hidden = 9, Quantizer = Quantizer.FullPrecision)]
[QuantizedLinear(Outputs = 4, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.Ctc, Batch = 3, Steps = 7)]
public sealed partial class FloatLabels;

/// <summary>Values of tokens.</summary>
[QuantizedEmbedding(Vocabulary = 11, Size = 6, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 7, Quantizer = Quantizer.FullPrecision)]
[QuantizedLinear(Outputs = 3, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.MeanSquaredError, Batch = 3, Steps = 5)]
public sealed partial class TokenValues;

/// <summary>Whether a text is of a kind, one logit.</summary>
[QuantizedEmbedding(Vocabulary = 11, Size = 6, Quantizer = Quantizer.FullPrecision)]
[QuantizedGru(Hidden = 7, Quantizer = Quantizer.FullPrecision)]
[QuantizedLinear(Outputs = 1, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.BinaryCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class TokenProbabilities;

/// <summary>Sounds of letters, which are read from both ends.</summary>
[QuantizedEmbedding(Vocabulary = 11, Size = 6, Quantizer = Quantizer.FullPrecision)]
[QuantizedRnn(Hidden = 9, Quantizer = Quantizer.FullPrecision, Bidirectional = true)]
[QuantizedLinear(Outputs = 4, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.Ctc, Batch = 3, Steps = 7)]
public sealed partial class TokenLabels;

/// <summary>What is predicted is h itself: outputs and their gradient do not share memory.</summary>
[QuantizedLstm(Input = 5, Hidden = 4, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.BinaryCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class HeadlessProbabilities;

[QuantizedGru(Input = 5, Hidden = 4, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.Ctc, Batch = 3, Steps = 7)]
public sealed partial class HeadlessLabels;

/// <summary>The gradient of a learned step is that of the values it rounds, of which those beyond a stream are none.</summary>
[QuantizedLstm(Input = 5, Hidden = 12, WBits = 3, ABits = 3, ActivationQuantizer = Quantizer.LearnedStep)]
[QuantizedLinear(Outputs = 2, WBits = 4, ABits = 3)]
[Training(Loss = Loss.BinaryCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class ProbabilitiesOverSteps;

[QuantizedRnn(Input = 5, Hidden = 9, Quantizer = Quantizer.FullPrecision, ProductNorm = ProductNorm.Batch)]
[QuantizedLinear(Outputs = 3, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.MeanSquaredError, Batch = 3, Steps = 5)]
public sealed partial class BatchNormValues;

[QuantizedRnn(Input = 5, Hidden = 9, Quantizer = Quantizer.FullPrecision, InputNorm = true)]
[QuantizedLinear(Outputs = 3, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.Ctc, Batch = 3, Steps = 5)]
public sealed partial class InputNormLabels;

/// <summary>One layer without time, of the shape of PyTorch's example: with the weights of one, its inputs are the logits.</summary>
[QuantizedLinear(Input = 5, Outputs = 5, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.Ctc, Batch = 3, Steps = 8)]
public sealed partial class ReferenceCtc;

[QuantizedLinear(Input = 11, Outputs = 11, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 1)]
public sealed partial class ReferenceCrossEntropy;

[QuantizedLinear(Input = 4, Outputs = 4, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.MeanSquaredError, Batch = 2, Steps = 3)]
public sealed partial class ReferenceSquares;

[QuantizedLinear(Input = 4, Outputs = 4, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.BinaryCrossEntropy, Batch = 2, Steps = 3)]
public sealed partial class ReferenceProbabilities;
