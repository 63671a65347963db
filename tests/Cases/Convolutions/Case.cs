using KernelGen;

namespace Cases;

/// <summary>Convolutions over time of coded features, the first with a stride: frames carry the codes that enter.</summary>
[QuantizedConvolution(Input = 12, Filters = 24, Kernel = 5, Stride = 2, WBits = 4, InputABits = 8, Activation = LinearActivation.ClippedRelu, Ceiling = 2, OutputABits = 4)]
[QuantizedConvolution(Filters = 20, Kernel = 3, WBits = 4, Activation = LinearActivation.Tanh, OutputABits = 4)]
[QuantizedGru(Hidden = 20, WBits = 4, ABits = 4)]
[QuantizedLinear(Outputs = 7, WBits = 4)]
[Training(Loss = Loss.Ctc, Batch = 4, Steps = 16)]
public sealed partial class Convolutions;
