using KernelGen;

namespace Cases;

/// <summary>Convolution over time of normalised features, 4-bit codes between all layers, and log probabilities of labels.</summary>
[LayerNorm(Input = 12)]
[FrameStacking(Frames = 3, OutputABits = 4, OutputMinimum = -2, OutputMaximum = 2)]
[QuantizedLinear(Outputs = 24, WBits = 4, Activation = LinearActivation.ClippedRelu, Ceiling = 2)]
[Dropout(Rate = 0.2f)]
[QuantizedGru(Hidden = 20, WBits = 4, ABits = 4)]
[FrameStacking(Frames = 2, OutputABits = 4, OutputMinimum = 0, OutputMaximum = 1)]
[QuantizedLinear(Outputs = 7, WBits = 4)]
[LogSoftmax]
[Training(Loss = Loss.Ctc, Batch = 4, Steps = 12)]
public sealed partial class SpeechFrames;
