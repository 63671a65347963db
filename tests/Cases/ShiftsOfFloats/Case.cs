using KernelGen;

namespace Cases;

/// <summary>Powers of two against float activations: without a zero and normalised in the recurrent layer, with a zero behind it.</summary>
[QuantizedRnn(Input = 24, Hidden = 48, WBits = 3, Quantizer = Quantizer.DenseShift, WeightNorm = true)]
[QuantizedLinear(Outputs = 20, WBits = 3, Quantizer = Quantizer.SignSparseShift)]
public sealed partial class ShiftsOfFloats;
