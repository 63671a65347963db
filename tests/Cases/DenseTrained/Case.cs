using KernelGen;

namespace Cases;

/// <summary>A network without recurrence: clipped relus whose outputs are codes, trained.</summary>
[QuantizedLinear(Input = 20, Outputs = 48, WBits = 4, Activation = LinearActivation.ClippedRelu, Ceiling = 2, OutputABits = 4)]
[QuantizedLinear(Outputs = 33, WBits = 4, Activation = LinearActivation.ClippedRelu, Ceiling = 2, OutputABits = 4)]
[QuantizedLinear(Outputs = 10, WBits = 4)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 8, Steps = 3)]
public sealed partial class DenseTrained;
