using KernelGen;

namespace Cases;

/*
 * Codes of activations as unsigned bytes against signed bytes of weights: every width in which these are stored, ranges with and without
 * corrections, blocks of 64 rows and fewer.
 */

/// <summary>8 by 8 bits over [-1, 1].</summary>
[QuantizedLstm(Input = 37, Hidden = 50, WBits = 8, ABits = 8, InputABits = 8, Quantizer = Quantizer.Uniform)]
public sealed partial class LstmDots8;

/// <summary>8 by 8 bits over [0, 1], tokens before.</summary>
[QuantizedEmbedding(Vocabulary = 31, Size = 20, WBits = 8)]
[QuantizedLstm(Hidden = 21, WBits = 8, ABits = 8)]
[QuantizedLinear(Outputs = 31, WBits = 4)]
public sealed partial class LstmDotsOfTokens;

/// <summary>Two bits cut out of bytes, over [-1, 1].</summary>
[QuantizedGru(Input = 29, Hidden = 40, WBits = 2, ABits = 8, InputABits = 8, Quantizer = Quantizer.Uniform)]
public sealed partial class GruDots2;

/// <summary>Four bits, reset before the product, over [0, 1]; a learned range behind.</summary>
[QuantizedGru(Input = 29, Hidden = 40, WBits = 4, ABits = 8, InputABits = 8, InputMinimum = 0, Reset = ResetGate.Before)]
[QuantizedRnn(Hidden = 13, WBits = 6, ABits = 8, ActivationQuantizer = Quantizer.LearnedStep, Quantizer = Quantizer.LearnedStep)]
public sealed partial class GruDots4;

/// <summary>Levels with zero among them on both sides.</summary>
[QuantizedRnn(Input = 130, Hidden = 70, WBits = 8, ABits = 8, InputABits = 8, ActivationQuantizer = Quantizer.LearnedClip, Quantizer = Quantizer.FixedPoint)]
public sealed partial class RnnDots8;

/// <summary>7-bit activations, whose integers fit signed bytes though pairs of products do not fit words.</summary>
[QuantizedRnn(Input = 18, Hidden = 33, WBits = 8, ABits = 7, InputABits = 7, Quantizer = Quantizer.Uniform)]
public sealed partial class RnnDots7;
