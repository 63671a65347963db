using KernelGen;

namespace Cases;

/*
 * Learned steps and clips of h by every cell, over integers of one, of several digits and beyond a byte, against every kind of weights.
 */

/// <summary>A learned step over signed codes.</summary>
[QuantizedRnn(Input = 13, Hidden = 21, WBits = 4, ABits = 3, Quantizer = Quantizer.Uniform, ActivationQuantizer = Quantizer.LearnedStep)]
[QuantizedLinear(Outputs = 9, WBits = 4, Quantizer = Quantizer.Uniform)]
public sealed partial class RnnStep3;

/// <summary>A learned step of both weights and relu's values, which have no other affine codes; features over their stated range.</summary>
[QuantizedRnn(
    Input = 13, Hidden = 21, WBits = 3, ABits = 6, InputABits = 4, Activation = CellActivation.Relu, Quantizer = Quantizer.LearnedStep,
    ActivationQuantizer = Quantizer.LearnedStep)]
[QuantizedLinear(Outputs = 9, WBits = 2, Quantizer = Quantizer.TernaryWeight)]
public sealed partial class RnnStepRelu;

/// <summary>A learned clip of relu's values.</summary>
[QuantizedRnn(
    Input = 13, Hidden = 21, WBits = 2, ABits = 4, Activation = CellActivation.Relu, Quantizer = Quantizer.Alternating,
    ActivationQuantizer = Quantizer.LearnedClip)]
[QuantizedLinear(Outputs = 9, WBits = 4, Quantizer = Quantizer.DenseShift)]
public sealed partial class RnnClipRelu;

/// <summary>A learned step of the sigmoid cell, which begins its c with a level too.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 4, ABits = 4, ActivationQuantizer = Quantizer.LearnedStep)]
[QuantizedLinear(Outputs = 9, WBits = 4)]
public sealed partial class LstmStep4;

/// <summary>Integers beyond a byte: the tanh cell's -128.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 2, ABits = 8, Quantizer = Quantizer.TernaryWeight, ActivationQuantizer = Quantizer.LearnedStep)]
[QuantizedLinear(Outputs = 9, WBits = 8, Quantizer = Quantizer.Uniform)]
public sealed partial class LstmStep8;

/// <summary>A learned clip of the tanh cell before another one with a clip of its own.</summary>
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 3, ABits = 3, Quantizer = Quantizer.Uniform, ActivationQuantizer = Quantizer.LearnedClip)]
[QuantizedLstm(Hidden = 19, WBits = 2, ABits = 1, Quantizer = Quantizer.Greedy, ActivationQuantizer = Quantizer.LearnedClip)]
[QuantizedLinear(Outputs = 9, WBits = 3, Quantizer = Quantizer.Refined)]
public sealed partial class LstmClips;

/// <summary>A learned clip of the sigmoid cell, float weights behind it.</summary>
[QuantizedEmbedding(Vocabulary = 17, Size = 13, WBits = 3)]
[QuantizedLstm(Hidden = 21, WBits = 3, ABits = 2, ActivationQuantizer = Quantizer.LearnedClip)]
[QuantizedLinear(Outputs = 9)]
public sealed partial class LstmClip2;

/// <summary>A learned step, reset after the product.</summary>
[QuantizedGru(Input = 13, Hidden = 21, WBits = 4, ABits = 5, Quantizer = Quantizer.Uniform, ActivationQuantizer = Quantizer.LearnedStep)]
[QuantizedLinear(Outputs = 9, WBits = 4, Quantizer = Quantizer.Uniform)]
public sealed partial class GruAfterStep5;

/// <summary>A learned clip, reset after the product.</summary>
[QuantizedGru(Input = 13, Hidden = 21, WBits = 4, ABits = 7, ActivationQuantizer = Quantizer.LearnedClip)]
[QuantizedLinear(Outputs = 9, WBits = 4)]
public sealed partial class GruAfterClip7;

/// <summary>A learned step, reset before the product: r * h has the codes of h.</summary>
[QuantizedGru(Input = 13, Hidden = 21, WBits = 4, ABits = 4, Reset = ResetGate.Before, ActivationQuantizer = Quantizer.LearnedStep)]
[QuantizedLinear(Outputs = 9, WBits = 4)]
public sealed partial class GruBeforeStep4;

/// <summary>A learned clip, reset before the product, against one-bit planes.</summary>
[QuantizedGru(
    Input = 13, Hidden = 21, WBits = 2, ABits = 2, Reset = ResetGate.Before, Quantizer = Quantizer.Alternating,
    ActivationQuantizer = Quantizer.LearnedClip)]
[QuantizedLinear(Outputs = 9, WBits = 3, Quantizer = Quantizer.Refined)]
public sealed partial class GruBeforeClip2;

/// <summary>A learned clip against float weights, which read its levels.</summary>
[QuantizedGru(Input = 13, Hidden = 21, ABits = 3, Quantizer = Quantizer.FullPrecision, ActivationQuantizer = Quantizer.LearnedClip)]
public sealed partial class GruFloatClip3;
