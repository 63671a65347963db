using KernelGen;

namespace Cases;

/// <summary>Affine codes into a binary-coded layer and binary codes into an affine one.</summary>
[QuantizedEmbedding(Vocabulary = 40, Size = 20, WBits = 4)]
[QuantizedGru(Hidden = 36, WBits = 2, ABits = 2, Quantizer = Quantizer.Alternating)]
[QuantizedLinear(Outputs = 11, WBits = 8)]
public sealed partial class MixedFormats;
