using KernelGen;

namespace Cases;

/// <summary>The range of h, of the candidate and of r * h is one clip that is trained with the weights.</summary>
[QuantizedGru(Input = 12, Hidden = 16, WBits = 3, ABits = 3, Reset = ResetGate.Before, ActivationQuantizer = Quantizer.LearnedClip)]
[QuantizedLinear(Outputs = 5, WBits = 3)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class GruLearnedClip;
