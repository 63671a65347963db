using KernelGen;

namespace Cases;

/// <summary>Four-bit weights, float activations.</summary>
[QuantizedLstm(Input = 22, Hidden = 48, WBits = 4)]
public sealed partial class WeightOnly;
