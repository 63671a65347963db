using KernelGen;

namespace Cases;

/// <summary>An integer-only network that is trained: a GRU with normalised products below an RNN over features.</summary>
[IntegerOnly]
[QuantizedGru(Input = 6, InputABits = 4, Hidden = 10, ProductNorm = ProductNorm.Layer)]
[QuantizedRnn(Hidden = 7)]
[QuantizedLinear(Outputs = 5)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 2, Steps = 4)]
public sealed partial class IntegerTrained;
