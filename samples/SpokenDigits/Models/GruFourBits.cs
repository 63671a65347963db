using KernelGen;

namespace SpokenDigits.Models;

/// <summary>A GRU of 128 units with weights, inputs and h of 4 bits, whose steps are learned.</summary>
[QuantizedGru(Input = 120, Hidden = 128, WBits = 4, ABits = 4, Quantizer = Quantizer.LearnedStep, ActivationQuantizer = Quantizer.LearnedStep,
    InputABits = 4, InputMinimum = -4, InputMaximum = 4)]
[QuantizedLinear(Outputs = 11, WBits = 8)]
[Training(Loss = Loss.Ctc, Batch = 8, Steps = 320)]
internal sealed partial class GruFourBits : IEmittedModel<GruFourBits, GruFourBits.State, GruFourBits.Workspace>;
