namespace KernelGen.Generated.Tests.Training;

/*
 * Strides within models that are trained.
 */

/// <summary>Classes of features, a target for 4 time steps; frames that overlap.</summary>
[FrameStacking(Input = 7, Frames = 3, Stride = 2)]
[QuantizedLinear(Outputs = 19, Activation = LinearActivation.Tanh, Quantizer = Quantizer.FullPrecision)]
[FrameStacking(Frames = 4)]
[QuantizedRnn(Hidden = 9, Quantizer = Quantizer.FullPrecision)]
[FrameStacking(Frames = 5, Stride = 2)]
[QuantizedLinear(Outputs = 5, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 12)]
public sealed partial class StridedClasses;

/// <summary>Classes of every third token, of what an LSTM has read until then.</summary>
[QuantizedEmbedding(Vocabulary = 11, Size = 6, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 9, Quantizer = Quantizer.FullPrecision)]
[FrameStacking(Frames = 1, Stride = 3)]
[QuantizedLinear(Outputs = 5, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 9)]
public sealed partial class StridedTokens;

/// <summary>Values of streams that go on from window to window; a frame of every stride is in no stack.</summary>
[QuantizedGru(Input = 5, Hidden = 8, Quantizer = Quantizer.FullPrecision)]
[FrameStacking(Frames = 2, Stride = 3)]
[LayerNorm]
[QuantizedLstm(Hidden = 7, Quantizer = Quantizer.FullPrecision)]
[QuantizedLinear(Outputs = 3, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.MeanSquaredError, Batch = 3, Steps = 9)]
public sealed partial class StridedValues;

/// <summary>Labels of a pyramid whose layers read from both ends.</summary>
[FrameStacking(Input = 5, Frames = 3, Stride = 2)]
[QuantizedLstm(Hidden = 9, Quantizer = Quantizer.FullPrecision, Bidirectional = true)]
[FrameStacking(Frames = 2, Stride = 2)]
[QuantizedGru(Hidden = 6, Quantizer = Quantizer.FullPrecision, Bidirectional = true)]
[QuantizedLinear(Outputs = 4, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.Ctc, Batch = 3, Steps = 20)]
public sealed partial class StridedLabels;

/// <summary>Codes, and learned ranges before and behind a stride, of which those count that lie within their streams.</summary>
[QuantizedLstm(Input = 5, Hidden = 12, WBits = 3, ABits = 3, ActivationQuantizer = Quantizer.LearnedStep)]
[FrameStacking(Frames = 3, Stride = 2, OutputABits = 3, OutputMinimum = -1, OutputMaximum = 1)]
[QuantizedGru(Hidden = 12, WBits = 3, ABits = 3, ActivationQuantizer = Quantizer.LearnedStep)]
[QuantizedLinear(Outputs = 2, WBits = 4, ABits = 3)]
[Training(Loss = Loss.BinaryCrossEntropy, Batch = 3, Steps = 8)]
public sealed partial class StridedSteps;

/// <summary>Normalisation by batch behind a stride.</summary>
[FrameStacking(Input = 5, Frames = 2, Stride = 2)]
[QuantizedRnn(Hidden = 9, Quantizer = Quantizer.FullPrecision, ProductNorm = ProductNorm.Batch)]
[QuantizedLinear(Outputs = 4, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 6)]
public sealed partial class StridedBatchNorm;

/// <summary>Labels of convolutions, which begin a model and stand behind one another.</summary>
[QuantizedConvolution(Input = 5, Filters = 9, Kernel = 3, Stride = 2, Activation = LinearActivation.Tanh, Quantizer = Quantizer.FullPrecision)]
[QuantizedConvolution(Filters = 8, Kernel = 4, Activation = LinearActivation.Tanh, Quantizer = Quantizer.FullPrecision)]
[QuantizedLinear(Outputs = 4, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.Ctc, Batch = 3, Steps = 14)]
public sealed partial class ConvolvedLabels;

/// <summary>Labels of convolutions that look ahead, before and behind a recurrent layer: zeros stand behind the end of every stream.</summary>
[QuantizedConvolution(Input = 5, Filters = 9, Kernel = 4, Stride = 2, Padding = ConvolutionPadding.Centred, Activation = LinearActivation.Tanh, Quantizer = Quantizer.FullPrecision)]
[QuantizedGru(Hidden = 7, Quantizer = Quantizer.FullPrecision)]
[QuantizedConvolution(Filters = 4, Kernel = 5, Padding = ConvolutionPadding.Centred, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.Ctc, Batch = 3, Steps = 14)]
public sealed partial class CentredLabels;
