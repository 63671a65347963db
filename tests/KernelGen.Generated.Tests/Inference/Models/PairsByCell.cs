using KernelGen;

namespace Cases;

/*
 * Layers that read a sequence from both ends, by every cell, between other layers and at the end of a model.
 */

/// <summary>Affine codes of features and of both directions, which a linear layer reads.</summary>
[QuantizedRnn(Input = 13, Hidden = 21, WBits = 4, ABits = 4, InputABits = 4, Bidirectional = true)]
[QuantizedLinear(Outputs = 9, WBits = 4)]
public sealed partial class RnnPair;

/// <summary>Two pairs, the joined outputs of the first coded on line anew; lookups.</summary>
[QuantizedEmbedding(Vocabulary = 17, Size = 13, WBits = 2, Quantizer = Quantizer.Alternating)]
[QuantizedLstm(Hidden = 21, WBits = 2, ABits = 2, Quantizer = Quantizer.Alternating, Bidirectional = true)]
[QuantizedLstm(Hidden = 11, WBits = 2, ABits = 2, Quantizer = Quantizer.Alternating, Bidirectional = true)]
[QuantizedLinear(Outputs = 9, WBits = 3, Quantizer = Quantizer.Alternating)]
public sealed partial class LstmPairs;

/// <summary>Bytes, behind a layer of its own activation.</summary>
[QuantizedLinear(Input = 13, Outputs = 40, WBits = 8, Activation = LinearActivation.ClippedRelu, OutputABits = 8, Quantizer = Quantizer.Uniform)]
[QuantizedGru(Hidden = 21, WBits = 8, ABits = 8, Reset = ResetGate.Before, Quantizer = Quantizer.Uniform, Bidirectional = true)]
[QuantizedLinear(Outputs = 32, WBits = 8, Activation = LinearActivation.HardTanh, Quantizer = Quantizer.Uniform)]
public sealed partial class GruBeforePair;

/// <summary>Floats that leave the model joined.</summary>
[QuantizedLstm(Input = 13, Hidden = 8, Quantizer = Quantizer.FullPrecision, Bidirectional = true)]
public sealed partial class LstmFloatPair;

/// <summary>One layer forward before and one behind; normalised products; shifts.</summary>
[QuantizedGru(Input = 13, Hidden = 19, WBits = 3, ABits = 4, Quantizer = Quantizer.DenseShift)]
[QuantizedGru(Hidden = 21, WBits = 2, ABits = 3, ProductNorm = ProductNorm.Layer, Quantizer = Quantizer.TernaryWeight, Bidirectional = true)]
[QuantizedRnn(Hidden = 17, WBits = 3, ABits = 3, Quantizer = Quantizer.Uniform)]
public sealed partial class GruPairBetween;

/// <summary>Weights of codes by floats, the input normalised by batch.</summary>
[QuantizedLstm(Input = 13, Hidden = 18, WBits = 2, InputNorm = true, Quantizer = Quantizer.Ternarization, Bidirectional = true)]
[QuantizedLinear(Outputs = 9, WBits = 4)]
public sealed partial class LstmWeightsPair;
