using KernelGen;

namespace Cases;

/// <summary>A recogniser in integers alone that reads sequences of features from both ends.</summary>
[IntegerOnly(Pieces = 8)]
[QuantizedLstm(Input = 12, Hidden = 24, WBits = 4, Bidirectional = true)]
[QuantizedLinear(Outputs = 11)]
public sealed partial class IntegerPair;
