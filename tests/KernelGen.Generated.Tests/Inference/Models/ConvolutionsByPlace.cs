using KernelGen;

namespace Cases;

/*
 * Convolutions over time: alone, of tokens, of h with a learned range, with a stride and of one time step.
 */

/// <summary>A model of one attribute.</summary>
[QuantizedConvolution(Input = 13, Filters = 19, Kernel = 4, WBits = 4, Activation = LinearActivation.Tanh)]
public sealed partial class ConvolutionAlone;

/// <summary>The same with a stride, in floats.</summary>
[QuantizedConvolution(Input = 13, Filters = 19, Kernel = 5, Stride = 3, Quantizer = Quantizer.FullPrecision, Activation = LinearActivation.Relu)]
public sealed partial class ConvolutionStrided;

/// <summary>Frames of rows of tokens and of codes, found on line.</summary>
[QuantizedEmbedding(Vocabulary = 17, Size = 13, WBits = 2, Quantizer = Quantizer.Alternating)]
[QuantizedConvolution(Filters = 21, Kernel = 3, WBits = 2, Quantizer = Quantizer.Alternating, Activation = LinearActivation.Tanh, OutputABits = 2)]
[QuantizedConvolution(Filters = 9, Kernel = 2, WBits = 2, Quantizer = Quantizer.Alternating)]
public sealed partial class ConvolutionOnLine;

/// <summary>Levels of a learned range enter as values; a convolution of one time step is an affine layer.</summary>
[QuantizedLstm(Input = 13, Hidden = 16, WBits = 3, ABits = 3, ActivationQuantizer = Quantizer.LearnedStep)]
[QuantizedConvolution(Filters = 11, Kernel = 2, Stride = 2, WBits = 4, Activation = LinearActivation.HardTanh, OutputABits = 4)]
[QuantizedConvolution(Filters = 9, Kernel = 1, WBits = 4)]
public sealed partial class ConvolutionLearned;

/// <summary>A convolution over codes, which <see cref="StackedCodes"/> writes as two layers.</summary>
[QuantizedGru(Input = 13, Hidden = 21, WBits = 4, ABits = 4)]
[QuantizedConvolution(Filters = 9, Kernel = 4, Stride = 2, WBits = 4)]
public sealed partial class ConvolutionOfCodes;

/// <summary>The same as two layers.</summary>
[QuantizedGru(Input = 13, Hidden = 21, WBits = 4, ABits = 4)]
[FrameStacking(Frames = 4, Stride = 2, OutputABits = 4, OutputMinimum = 0, OutputMaximum = 1)]
[QuantizedLinear(Outputs = 9, WBits = 4)]
public sealed partial class StackedCodes;

/// <summary>A model of one attribute that looks ahead.</summary>
[QuantizedConvolution(Input = 13, Filters = 19, Kernel = 5, Padding = ConvolutionPadding.Centred, Quantizer = Quantizer.FullPrecision, Activation = LinearActivation.Relu)]
public sealed partial class ConvolutionCentred;

/// <summary>Strides that look ahead before and behind a recurrent layer.</summary>
[QuantizedConvolution(Input = 13, Filters = 21, Kernel = 6, Stride = 2, Padding = ConvolutionPadding.Centred, WBits = 4, InputABits = 4, Activation = LinearActivation.Tanh, OutputABits = 4)]
[QuantizedGru(Hidden = 11, WBits = 4, ABits = 4)]
[QuantizedConvolution(Filters = 9, Kernel = 3, Padding = ConvolutionPadding.Centred, WBits = 4)]
[LogSoftmax]
public sealed partial class ConvolutionCentredStrided;
