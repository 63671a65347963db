using KernelGen;

namespace Cases;

/*
 * Layers without a matrix, first, last, between others and behind each other, as floats and as codes.
 */

/// <summary>A norm alone; the values are no whole register.</summary>
[LayerNorm(Input = 21)]
public sealed partial class NormAlone;

/// <summary>Features normalised into bytes; floats normalised before they leave.</summary>
[LayerNorm(Input = 13, OutputABits = 8, OutputMinimum = -3, OutputMaximum = 3, ActivationQuantizer = Quantizer.Uniform)]
[QuantizedRnn(Hidden = 21, WBits = 8, Quantizer = Quantizer.Uniform)]
[LayerNorm]
public sealed partial class NormEnds;

/// <summary>Codes found on line of normalised h, which leave as log probabilities.</summary>
[QuantizedEmbedding(Vocabulary = 17, Size = 13, Quantizer = Quantizer.FullPrecision)]
[LayerNorm]
[QuantizedGru(Hidden = 21, WBits = 2, ABits = 2, Quantizer = Quantizer.Alternating)]
[LayerNorm(OutputABits = 3, ActivationQuantizer = Quantizer.Refined)]
[LogSoftmax]
public sealed partial class NormOnLine;

/// <summary>Frames of features and of rows of codes; two stacks behind each other; h leaves as log probabilities.</summary>
[FrameStacking(Input = 13, Frames = 3)]
[FrameStacking(Frames = 2, OutputABits = 3, OutputMinimum = -1, OutputMaximum = 1)]
[QuantizedLstm(Hidden = 11, WBits = 3, ABits = 3)]
[LogSoftmax]
public sealed partial class FramesFirst;

/// <summary>Frames of coded rows, coded anew, and of h, which leave the model.</summary>
[QuantizedEmbedding(Vocabulary = 17, Size = 13, WBits = 4)]
[FrameStacking(Frames = 4, OutputABits = 4, OutputMinimum = 0, OutputMaximum = 1)]
[QuantizedGru(Hidden = 21, WBits = 4, ABits = 4)]
[FrameStacking(Frames = 2, OutputABits = 2, ActivationQuantizer = Quantizer.Greedy)]
public sealed partial class FramesOfWords;

/// <summary>Frames around layers that read from both ends, and norms between them.</summary>
[FrameStacking(Input = 13, Frames = 3)]
[QuantizedLinear(Outputs = 19, WBits = 4, Activation = LinearActivation.ClippedRelu, Ceiling = 2)]
[LayerNorm(OutputABits = 4, OutputMinimum = -2, OutputMaximum = 2)]
[QuantizedLstm(Hidden = 11, WBits = 3, ABits = 4, Bidirectional = true)]
[LayerNorm]
[FrameStacking(Frames = 2)]
[QuantizedLinear(Outputs = 9, WBits = 4)]
[LogSoftmax]
public sealed partial class FramesAroundPair;
