using KernelGen;

namespace Cases;

/*
 * Stacks of frames with a stride: first, behind h, behind each other, of fewer frames than the stride, and around pairs.
 */

/// <summary>A row for 6 time steps, the second stack over codes.</summary>
[FrameStacking(Input = 13, Frames = 3, Stride = 2)]
[QuantizedLstm(Hidden = 11, WBits = 3, ABits = 3)]
[FrameStacking(Frames = 4, Stride = 3, OutputABits = 3, OutputMinimum = 0, OutputMaximum = 1)]
[QuantizedLinear(Outputs = 9, WBits = 4)]
public sealed partial class StridesOfFeatures;

/// <summary>Stacks of the rows of tokens, coded anew.</summary>
[QuantizedEmbedding(Vocabulary = 17, Size = 13, WBits = 4)]
[FrameStacking(Frames = 4, Stride = 3, OutputABits = 4, OutputMinimum = 0, OutputMaximum = 1)]
[QuantizedGru(Hidden = 21, WBits = 4, ABits = 4)]
public sealed partial class StridesOfWords;

/// <summary>Every third row alone, of all that a linear layer makes.</summary>
[QuantizedLinear(Input = 13, Outputs = 19, WBits = 4, Activation = LinearActivation.Tanh)]
[FrameStacking(Frames = 1, Stride = 3)]
[QuantizedRnn(Hidden = 9, Quantizer = Quantizer.FullPrecision)]
public sealed partial class StridesAlone;

/// <summary>Fewer frames than the stride, found on line, of h, which leave the model.</summary>
[QuantizedEmbedding(Vocabulary = 17, Size = 13, WBits = 4)]
[QuantizedLstm(Hidden = 21, Quantizer = Quantizer.FullPrecision, Projection = 6)]
[FrameStacking(Frames = 2, Stride = 4, OutputABits = 2, ActivationQuantizer = Quantizer.Greedy)]
[LogSoftmax]
public sealed partial class StridesSkipping;

/// <summary>Strides before, between and behind layers that read from both ends.</summary>
[FrameStacking(Input = 13, Frames = 3, Stride = 2)]
[QuantizedLstm(Hidden = 11, WBits = 3, ABits = 4, Bidirectional = true)]
[FrameStacking(Frames = 2, Stride = 2)]
[QuantizedGru(Hidden = 9, WBits = 4, Bidirectional = true)]
[QuantizedLinear(Outputs = 9, WBits = 4)]
[LogSoftmax]
public sealed partial class StridesAroundPair;

/// <summary>A stack with a stride, which <see cref="StackedOutside"/> is given.</summary>
[FrameStacking(Input = 13, Frames = 5, Stride = 3)]
[QuantizedLinear(Outputs = 7, WBits = 4)]
[LogSoftmax]
public sealed partial class StackedInside;

/// <summary>The same without a stack.</summary>
[QuantizedLinear(Input = 65, Outputs = 7, WBits = 4)]
[LogSoftmax]
public sealed partial class StackedOutside;

/// <summary>The same with another stride.</summary>
[FrameStacking(Input = 13, Frames = 5, Stride = 2)]
[QuantizedLinear(Outputs = 7, WBits = 4)]
[LogSoftmax]
public sealed partial class StackedByTwo;
