using KernelGen;

namespace Cases;

/*
 * h of -1, 0 and 1 by every cell, against every kind of weights; inference takes it by thresholds.
 */

/// <summary>Ternary by ternary, with a slope, as HitNet.</summary>
[QuantizedRnn(
    Input = 13, Hidden = 21, WBits = 2, ABits = 2, Quantizer = Quantizer.TernaryWeight, ActivationQuantizer = Quantizer.BernoulliTernary,
    Slope = 1.5f)]
[QuantizedLinear(Outputs = 9, WBits = 2, Quantizer = Quantizer.TernaryWeight)]
public sealed partial class RnnBernoulli;

/// <summary>Two layers, features over their stated range.</summary>
[QuantizedLstm(
    Input = 13, Hidden = 21, WBits = 2, ABits = 2, InputABits = 4, Quantizer = Quantizer.TernaryWeight,
    ActivationQuantizer = Quantizer.BernoulliTernary, Slope = 3)]
[QuantizedLstm(Hidden = 19, WBits = 3, ABits = 2, Quantizer = Quantizer.Uniform, ActivationQuantizer = Quantizer.BernoulliTernary)]
[QuantizedLinear(Outputs = 9, WBits = 8, Quantizer = Quantizer.Uniform)]
public sealed partial class LstmBernoulli;

/// <summary>The sigmoid cell, whose h is 0 or 1 and begins with 1, balanced weights behind an embedding's codes.</summary>
[QuantizedEmbedding(Vocabulary = 17, Size = 13, WBits = 3)]
[QuantizedLstm(Hidden = 21, WBits = 4, ABits = 2, ActivationQuantizer = Quantizer.BernoulliTernary)]
[QuantizedLinear(Outputs = 9)]
public sealed partial class LstmBernoulliSigmoid;

/// <summary>Reset after the product, against planes of signs.</summary>
[QuantizedGru(Input = 13, Hidden = 21, WBits = 2, ABits = 2, Quantizer = Quantizer.Alternating, ActivationQuantizer = Quantizer.BernoulliTernary, Slope = 2)]
[QuantizedLinear(Outputs = 9, WBits = 3, Quantizer = Quantizer.Refined)]
public sealed partial class GruAfterBernoulli;

/// <summary>Reset before the product: r * h has the levels of h; shifts behind.</summary>
[QuantizedGru(
    Input = 13, Hidden = 21, WBits = 2, ABits = 2, Reset = ResetGate.Before, Quantizer = Quantizer.TernaryWeight,
    ActivationQuantizer = Quantizer.BernoulliTernary, Slope = 2)]
[QuantizedLinear(Outputs = 9, WBits = 4, Quantizer = Quantizer.DenseShift)]
public sealed partial class GruBeforeBernoulli;

/// <summary>Against float weights, which read the levels.</summary>
[QuantizedGru(Input = 13, Hidden = 21, ABits = 2, Quantizer = Quantizer.FullPrecision, ActivationQuantizer = Quantizer.BernoulliTernary, Slope = 2)]
public sealed partial class GruFloatBernoulli;
