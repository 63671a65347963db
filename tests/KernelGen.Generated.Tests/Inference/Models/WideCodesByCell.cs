using KernelGen;

#pragma warning disable KG0019 // Recurrent weights of one bit: what is tested here is their arithmetic.

namespace Cases;

/*
 * Codes of 9 to 16 bits by every cell: weights and activations wide, one of them wide, float activations; then what else meets them.
 */

/// <summary>16-bit weights, 16-bit activations.</summary>
[QuantizedRnn(Input = 13, Hidden = 21, WBits = 16, ABits = 16, InputABits = 16)]
[QuantizedLinear(Outputs = 9, WBits = 16)]
public sealed partial class RnnWide16By16;

/// <summary>12-bit weights, 16-bit activations.</summary>
[QuantizedRnn(Input = 13, Hidden = 21, WBits = 12, ABits = 16, InputABits = 16)]
[QuantizedLinear(Outputs = 9, WBits = 12)]
public sealed partial class RnnWide12By16;

/// <summary>16-bit weights, float activations.</summary>
[QuantizedRnn(Input = 13, Hidden = 21, WBits = 16)]
[QuantizedLinear(Outputs = 9, WBits = 16)]
public sealed partial class RnnWide16By32;

/// <summary>8-bit weights, 16-bit activations.</summary>
[QuantizedRnn(Input = 13, Hidden = 21, WBits = 8, ABits = 16, InputABits = 16)]
[QuantizedLinear(Outputs = 9, WBits = 8)]
public sealed partial class RnnWide8By16;

/// <summary>16-bit weights, 8-bit activations.</summary>
[QuantizedRnn(Input = 13, Hidden = 21, WBits = 16, ABits = 8, InputABits = 8)]
[QuantizedLinear(Outputs = 9, WBits = 16)]
public sealed partial class RnnWide16By8;

/// <summary>16-bit weights, 16-bit activations.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 16, ABits = 16, InputABits = 16)]
[QuantizedLinear(Outputs = 9, WBits = 16)]
public sealed partial class LstmWide16By16;

/// <summary>12-bit weights, 16-bit activations.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 12, ABits = 16, InputABits = 16)]
[QuantizedLinear(Outputs = 9, WBits = 12)]
public sealed partial class LstmWide12By16;

/// <summary>16-bit weights, float activations.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 16)]
[QuantizedLinear(Outputs = 9, WBits = 16)]
public sealed partial class LstmWide16By32;

/// <summary>8-bit weights, 16-bit activations.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 8, ABits = 16, InputABits = 16)]
[QuantizedLinear(Outputs = 9, WBits = 8)]
public sealed partial class LstmWide8By16;

/// <summary>16-bit weights, 8-bit activations.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 16, ABits = 8, InputABits = 8)]
[QuantizedLinear(Outputs = 9, WBits = 16)]
public sealed partial class LstmWide16By8;

/// <summary>16-bit weights, 16-bit activations.</summary>
[QuantizedGru(Input = 13, Hidden = 21, WBits = 16, ABits = 16, InputABits = 16)]
[QuantizedLinear(Outputs = 9, WBits = 16)]
public sealed partial class GruWide16By16;

/// <summary>12-bit weights, 16-bit activations.</summary>
[QuantizedGru(Input = 13, Hidden = 21, WBits = 12, ABits = 16, InputABits = 16)]
[QuantizedLinear(Outputs = 9, WBits = 12)]
public sealed partial class GruWide12By16;

/// <summary>16-bit weights, float activations.</summary>
[QuantizedGru(Input = 13, Hidden = 21, WBits = 16)]
[QuantizedLinear(Outputs = 9, WBits = 16)]
public sealed partial class GruWide16By32;

/// <summary>8-bit weights, 16-bit activations.</summary>
[QuantizedGru(Input = 13, Hidden = 21, WBits = 8, ABits = 16, InputABits = 16)]
[QuantizedLinear(Outputs = 9, WBits = 8)]
public sealed partial class GruWide8By16;

/// <summary>16-bit weights, 8-bit activations.</summary>
[QuantizedGru(Input = 13, Hidden = 21, WBits = 16, ABits = 8, InputABits = 8)]
[QuantizedLinear(Outputs = 9, WBits = 16)]
public sealed partial class GruWide16By8;

/// <summary>A learned step of both, over words below zero, reset before the product.</summary>
[QuantizedGru(
    Input = 13, Hidden = 21, WBits = 16, ABits = 16, Reset = ResetGate.Before, Quantizer = Quantizer.LearnedStep,
    ActivationQuantizer = Quantizer.LearnedStep)]
[QuantizedLinear(Outputs = 9, WBits = 10, Quantizer = Quantizer.FixedPoint)]
public sealed partial class GruWideStep;

/// <summary>A learned clip, whose integers reach 17 bits, against a uniform matrix and powers of two.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 13, ABits = 16, Quantizer = Quantizer.Uniform, ActivationQuantizer = Quantizer.LearnedClip)]
[QuantizedLinear(Outputs = 9, WBits = 4, Quantizer = Quantizer.DenseShift)]
public sealed partial class LstmWideClip;

/// <summary>Powers of two that take 64 bits by words.</summary>
[QuantizedRnn(Input = 13, Hidden = 21, WBits = 7, ABits = 14, InputABits = 10, Quantizer = Quantizer.Exponential)]
[QuantizedLinear(Outputs = 9, WBits = 3, Quantizer = Quantizer.SignSparseShift)]
public sealed partial class RnnWideShifts;

/// <summary>One-bit planes look up tables of five digits, and of six.</summary>
[QuantizedGru(Input = 13, Hidden = 21, WBits = 2, ABits = 16, InputABits = 12, Quantizer = Quantizer.TernaryWeight)]
[QuantizedLinear(Outputs = 9, WBits = 1, Quantizer = Quantizer.BinaryWeight)]
public sealed partial class GruWideDigits;

/// <summary>16-bit weights against binary codes found on line.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 16, ABits = 2, Quantizer = Quantizer.Uniform, ActivationQuantizer = Quantizer.Alternating)]
[QuantizedLinear(Outputs = 9, WBits = 9, Quantizer = Quantizer.Uniform)]
public sealed partial class LstmWideByPlanes;

/// <summary>Small steps are written one after the other; features over a lopsided range reach 17 bits.</summary>
[QuantizedRnn(
    Input = 5, Hidden = 7, WBits = 11, ABits = 9, InputABits = 16, InputMinimum = -0.3f, InputMaximum = 1, Quantizer = Quantizer.BalancedMedian)]
[QuantizedLinear(Outputs = 3, WBits = 9, Quantizer = Quantizer.BalancedMedian)]
public sealed partial class RnnWideSmall;

/// <summary>Several blocks of rows, an embedding of 9 bits, whose integers fit one word.</summary>
[QuantizedEmbedding(Vocabulary = 31, Size = 40, WBits = 9)]
[QuantizedGru(Hidden = 70, WBits = 15, ABits = 10)]
[QuantizedLinear(Outputs = 31, WBits = 3)]
public sealed partial class GruWideBlocks;

/// <summary>An embedding of 12 bits against powers of two, and against float weights behind them.</summary>
[QuantizedEmbedding(Vocabulary = 31, Size = 19, WBits = 12)]
[QuantizedRnn(Hidden = 18, WBits = 3, ABits = 16, Quantizer = Quantizer.DenseShift)]
[QuantizedLinear(Outputs = 31)]
public sealed partial class RnnWideTokens;

/// <summary>As many columns as 16 by 16 bits are proved for.</summary>
[QuantizedRnn(Input = 32_768, Hidden = 2, WBits = 16, InputABits = 16, Quantizer = Quantizer.Uniform)]
public sealed partial class RnnWideLimit;

/// <summary>As many columns, in groups of eight, as 8 by 8 bits are proved for.</summary>
[QuantizedRnn(Input = 33_024, Hidden = 2, WBits = 8, InputABits = 8, Quantizer = Quantizer.Uniform)]
public sealed partial class RnnDotLimit;
