using KernelGen;

namespace Cases;

/// <summary>Strided convolutions over time below and above a recurrent layer: a row of log probabilities for every 4 frames.</summary>
[FrameStacking(Input = 12, Frames = 3, Stride = 2, OutputABits = 4, OutputMinimum = -2, OutputMaximum = 2)]
[QuantizedLinear(Outputs = 24, WBits = 4, Activation = LinearActivation.ClippedRelu, Ceiling = 2, OutputABits = 4)]
[QuantizedGru(Hidden = 20, WBits = 4, ABits = 4)]
[FrameStacking(Frames = 2, Stride = 2, OutputABits = 4, OutputMinimum = 0, OutputMaximum = 1)]
[QuantizedLinear(Outputs = 7, WBits = 4)]
[LogSoftmax]
[Training(Loss = Loss.Ctc, Batch = 4, Steps = 16)]
public sealed partial class SpeechStrided;
