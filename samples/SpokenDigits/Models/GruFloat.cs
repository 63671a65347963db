using KernelGen;

namespace SpokenDigits.Models;

/// <summary>A GRU of 128 units in float.</summary>
[QuantizedGru(Input = 120, Hidden = 128)]
[QuantizedLinear(Outputs = 11)]
[Training(Loss = Loss.Ctc, Batch = 8, Steps = 320)]
internal sealed partial class GruFloat : IEmittedModel<GruFloat, GruFloat.State, GruFloat.Workspace>;
