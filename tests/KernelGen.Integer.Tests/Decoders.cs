using KernelGen;

namespace Cases.Decoders;

/// <summary>A source of features whose encoder ends in an affine layer with tanh; few bits, queries of as many units as x has, 40 rows at most, no row of which fills registers.</summary>
[IntegerOnly]
[QuantizedLstm(Input = 7, Hidden = 21, WBits = 4, ABits = 4)]
[QuantizedLinear(Outputs = 13, Activation = LinearActivation.Tanh, OutputABits = 5)]
[Decoder(SourceSteps = 40)]
[QuantizedEmbedding(Vocabulary = 9, Size = 10, WBits = 3)]
[QuantizedGru(Hidden = 33, ProductNorm = ProductNorm.Layer)]
[QuantizedAttention(WBits = 4, OutputABits = 4)]
[QuantizedLinear(Outputs = 9, WBits = 4)]
public sealed partial class FewBits;

/// <summary>Two bits throughout, so that tables are looked up; what leaves are the codes of the context and of the token's row.</summary>
[IntegerOnly(Pieces = 32)]
[QuantizedEmbedding(Vocabulary = 20, Size = 160, WBits = 2)]
[QuantizedRnn(Hidden = 130, WBits = 2, ABits = 2)]
[Decoder(SourceSteps = 5)]
[QuantizedEmbedding(Vocabulary = 270, Size = 140, WBits = 2)]
[QuantizedAttention(Units = 144, WBits = 2)]
public sealed partial class AttentionAlone;

/// <summary>A decoder of two layers that counts what saturates.</summary>
[IntegerOnly(CountsSaturation = true)]
[QuantizedEmbedding(Vocabulary = 20, Size = 16)]
[QuantizedLstm(Hidden = 32)]
[Decoder(SourceSteps = 16)]
[QuantizedEmbedding(Vocabulary = 9, Size = 16)]
[QuantizedGru(Hidden = 32)]
[QuantizedLstm(Hidden = 17)]
[QuantizedAttention(Units = 16)]
[QuantizedLinear(Outputs = 9)]
public sealed partial class Counting;

/// <summary>Additive scores, of more rows than a register has lanes and of units that fill none.</summary>
[IntegerOnly]
[QuantizedEmbedding(Vocabulary = 20, Size = 16)]
[QuantizedGru(Hidden = 21, WBits = 4, Bidirectional = true)]
[Decoder(SourceSteps = 37)]
[QuantizedEmbedding(Vocabulary = 9, Size = 16)]
[QuantizedGru(Hidden = 20)]
[QuantizedAttention(Units = 19, Score = AttentionScore.Additive)]
[QuantizedLinear(Outputs = 9)]
public sealed partial class AdditiveScores;
