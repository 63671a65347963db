namespace KernelGen.Generated.Tests.Training;

/*
 * Layers that read windows from both ends.
 */

/// <summary>Floats between an embedding and a head.</summary>
[QuantizedEmbedding(Vocabulary = 11, Size = 6, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 9, Quantizer = Quantizer.FullPrecision, Bidirectional = true)]
[QuantizedLinear(Outputs = 11, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class PairFloat;

/// <summary>Two pairs of affine codes, a coded layer before them.</summary>
[QuantizedLinear(Input = 7, Outputs = 19, WBits = 4, Activation = LinearActivation.ClippedRelu, Ceiling = 2, OutputABits = 4)]
[QuantizedGru(Hidden = 9, WBits = 3, ABits = 3, Bidirectional = true)]
[QuantizedLstm(Hidden = 12, WBits = 2, ABits = 4, Bidirectional = true)]
[QuantizedLinear(Outputs = 5, WBits = 4)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class PairsBalanced;

/// <summary>Codes found on line, of both directions together.</summary>
[QuantizedEmbedding(Vocabulary = 11, Size = 6, WBits = 2, Quantizer = Quantizer.Alternating)]
[QuantizedGru(Hidden = 9, WBits = 2, ABits = 2, Reset = ResetGate.Before, Quantizer = Quantizer.Alternating, Bidirectional = true)]
[QuantizedRnn(Hidden = 12, WBits = 2, ABits = 3, Quantizer = Quantizer.Alternating)]
[QuantizedLinear(Outputs = 11, WBits = 3, Quantizer = Quantizer.Alternating)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class PairsOnLine;

/// <summary>The joined outputs leave the model.</summary>
[QuantizedRnn(Input = 7, Hidden = 10, WBits = 3, ABits = 5, Bidirectional = true)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class PairEnd;

/// <summary>Products normalised by layer, each direction by its own gains.</summary>
[QuantizedLinear(Input = 7, Outputs = 17, Activation = LinearActivation.Tanh, Quantizer = Quantizer.FullPrecision)]
[QuantizedGru(Hidden = 9, ProductNorm = ProductNorm.Layer, Quantizer = Quantizer.FullPrecision, Bidirectional = true)]
[QuantizedLinear(Outputs = 5, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class PairNorm;

/// <summary>Labels of streams of several lengths.</summary>
[QuantizedLstm(Input = 7, Hidden = 9, Quantizer = Quantizer.FullPrecision, Bidirectional = true)]
[QuantizedLinear(Outputs = 5, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.Ctc, Batch = 3, Steps = 7)]
public sealed partial class PairLabels;

/// <summary>The six layers of Deep Speech, small. Balanced weights of 4 bits did not leave their first plateau in 1,500 updates; learned steps learn in 500.</summary>
[QuantizedLinear(
    Input = 6, Outputs = 32, WBits = 4, Activation = LinearActivation.ClippedRelu, Ceiling = 2, OutputABits = 4, Quantizer = Quantizer.LearnedStep)]
[QuantizedLinear(Outputs = 32, WBits = 4, Activation = LinearActivation.ClippedRelu, Ceiling = 2, OutputABits = 4, Quantizer = Quantizer.LearnedStep)]
[QuantizedLinear(Outputs = 64, WBits = 4, Activation = LinearActivation.ClippedRelu, Ceiling = 2, OutputABits = 4, Quantizer = Quantizer.LearnedStep)]
[QuantizedLstm(Hidden = 32, WBits = 4, ABits = 4, Bidirectional = true, Quantizer = Quantizer.LearnedStep)]
[QuantizedLinear(Outputs = 32, WBits = 4, Activation = LinearActivation.ClippedRelu, Ceiling = 2, OutputABits = 4, Quantizer = Quantizer.LearnedStep)]
[QuantizedLinear(Outputs = 5, WBits = 4, Quantizer = Quantizer.LearnedStep)]
[Training(Loss = Loss.Ctc, Batch = 8, Steps = 8)]
public sealed partial class SpeechSmall;
