namespace KernelGen.Generated.Tests.Training;

/*
 * Layers without a matrix between and around others.
 */

/// <summary>Norms as floats: gradients are held against differences of the loss.</summary>
[QuantizedEmbedding(Vocabulary = 11, Size = 6, Quantizer = Quantizer.FullPrecision)]
[LayerNorm]
[QuantizedLstm(Hidden = 9, Quantizer = Quantizer.FullPrecision)]
[Dropout(Rate = 0.2f)]
[LayerNorm]
[QuantizedLinear(Outputs = 11, Quantizer = Quantizer.FullPrecision)]
[LogSoftmax]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class BetweenNorms;

/// <summary>Norms of features and of what leaves, as codes.</summary>
[LayerNorm(Input = 7, OutputABits = 4, OutputMinimum = -2, OutputMaximum = 2)]
[QuantizedGru(Hidden = 21, WBits = 3, ABits = 3)]
[LayerNorm(OutputABits = 3, ActivationQuantizer = Quantizer.Alternating)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class CodedNorms;

/// <summary>Frames of features and of h, as floats.</summary>
[FrameStacking(Input = 7, Frames = 3)]
[QuantizedLinear(Outputs = 19, Activation = LinearActivation.Tanh, Quantizer = Quantizer.FullPrecision)]
[FrameStacking(Frames = 4)]
[QuantizedRnn(Hidden = 9, Quantizer = Quantizer.FullPrecision)]
[FrameStacking(Frames = 2)]
[QuantizedLinear(Outputs = 5, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class FramesFloat;

/// <summary>Frames as codes, longer than a window.</summary>
[QuantizedEmbedding(Vocabulary = 11, Size = 6, WBits = 3)]
[FrameStacking(Frames = 7, OutputABits = 3, OutputMinimum = 0, OutputMaximum = 1)]
[QuantizedLinear(Outputs = 21, WBits = 3, Activation = LinearActivation.HardTanh)]
[FrameStacking(Frames = 2, OutputABits = 2, ActivationQuantizer = Quantizer.Alternating)]
[QuantizedLinear(Outputs = 11, WBits = 3)]
[LogSoftmax]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class FramesCoded;

/// <summary>Labels of streams of several lengths, frames around a pair.</summary>
[LayerNorm(Input = 5)]
[FrameStacking(Frames = 3)]
[QuantizedLstm(Hidden = 9, Quantizer = Quantizer.FullPrecision, Bidirectional = true)]
[FrameStacking(Frames = 2)]
[QuantizedLinear(Outputs = 5, Quantizer = Quantizer.FullPrecision)]
[LogSoftmax]
[Training(Loss = Loss.Ctc, Batch = 3, Steps = 7)]
public sealed partial class FramesLabels;

/// <summary>Values of streams that go on from window to window.</summary>
[FrameStacking(Input = 5, Frames = 4)]
[LayerNorm]
[QuantizedGru(Hidden = 7, Quantizer = Quantizer.FullPrecision)]
[FrameStacking(Frames = 2)]
[QuantizedLinear(Outputs = 3, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.MeanSquaredError, Batch = 3, Steps = 5)]
public sealed partial class FramesValues;

/// <summary>A norm behind weights of one and no bias, whose bias' gradient is that of what enters the norm.</summary>
[QuantizedLinear(Input = 7, Outputs = 7, Quantizer = Quantizer.FullPrecision)]
[LayerNorm]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 1, Steps = 1)]
public sealed partial class ReferenceNorm;

/// <summary>Logits.</summary>
[QuantizedGru(Input = 5, Hidden = 9, WBits = 4, ABits = 4)]
[QuantizedLinear(Outputs = 18, WBits = 4)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class EndsInLogits;

/// <summary>The log probabilities of those.</summary>
[QuantizedGru(Input = 5, Hidden = 9, WBits = 4, ABits = 4)]
[QuantizedLinear(Outputs = 18, WBits = 4)]
[LogSoftmax]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class EndsInLogs;

/// <summary>Logits of labels.</summary>
[QuantizedGru(Input = 5, Hidden = 9, WBits = 4, ABits = 4)]
[QuantizedLinear(Outputs = 6, WBits = 4)]
[Training(Loss = Loss.Ctc, Batch = 3, Steps = 7)]
public sealed partial class LabelLogits;

/// <summary>The log probabilities of those.</summary>
[QuantizedGru(Input = 5, Hidden = 9, WBits = 4, ABits = 4)]
[QuantizedLinear(Outputs = 6, WBits = 4)]
[LogSoftmax]
[Training(Loss = Loss.Ctc, Batch = 3, Steps = 7)]
public sealed partial class LabelLogs;

/// <summary>Dropout of the run at every place.</summary>
[QuantizedLstm(Input = 5, Hidden = 9)]
[QuantizedLinear(Outputs = 17, Activation = LinearActivation.Tanh)]
[QuantizedLinear(Outputs = 4)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class DropsAsRun;

/// <summary>Dropout of its own at every place.</summary>
[QuantizedLstm(Input = 5, Hidden = 9)]
[Dropout(Rate = 0.3f)]
[QuantizedLinear(Outputs = 17, Activation = LinearActivation.Tanh)]
[Dropout(Rate = 0.3f)]
[QuantizedLinear(Outputs = 4)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class DropsByItself;

/// <summary>No dropout at any place.</summary>
[QuantizedLstm(Input = 5, Hidden = 9)]
[Dropout(Rate = 0)]
[QuantizedLinear(Outputs = 17, Activation = LinearActivation.Tanh)]
[Dropout(Rate = 0)]
[QuantizedLinear(Outputs = 4)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class DropsNothing;

/// <summary>A convolution over four time steps.</summary>
[FrameStacking(Input = 3, Frames = 4)]
[QuantizedLinear(Outputs = 5, Activation = LinearActivation.Relu, Quantizer = Quantizer.FullPrecision)]
public sealed partial class Convolution;
