using KernelGen;

namespace Cases;

/// <summary>A language model in integers alone: weights of 4 bits, layer normalisation, outputs of 32 bits.</summary>
[IntegerOnly(Pieces = 12)]
[QuantizedEmbedding(Vocabulary = 40, Size = 24)]
[QuantizedLstm(Hidden = 30, WBits = 4, ProductNorm = ProductNorm.Layer)]
[QuantizedLinear(Outputs = 40)]
public sealed partial class IntegerWords;
