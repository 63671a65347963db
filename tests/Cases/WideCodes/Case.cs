using KernelGen;

namespace Cases;

/// <summary>16 by 16 bits, joined in 64; 12-bit weights by float values behind them.</summary>
[QuantizedEmbedding(Vocabulary = 40, Size = 20, WBits = 16)]
[QuantizedLstm(Hidden = 24, WBits = 16, ABits = 16)]
[QuantizedRnn(Hidden = 17, WBits = 8, InputWBits = 12)]
[QuantizedLinear(Outputs = 11, WBits = 12, Quantizer = Quantizer.Uniform)]
public sealed partial class WideCodes;
