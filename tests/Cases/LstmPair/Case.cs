using KernelGen;

namespace Cases;

/// <summary>A layer that reads sequences from both ends, between affine layers, trained on labels whose places are not known.</summary>
[QuantizedLinear(Input = 12, Outputs = 20, WBits = 4, Activation = LinearActivation.ClippedRelu, OutputABits = 4)]
[QuantizedLstm(Hidden = 24, WBits = 4, ABits = 4, Bidirectional = true)]
[QuantizedLinear(Outputs = 7, WBits = 4)]
[Training(Loss = Loss.Ctc, Batch = 4, Steps = 12)]
public sealed partial class LstmPair;
