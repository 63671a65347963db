using KernelGen;

namespace Cases;

/*
 * Affine layers with every non-linearity, their outputs read by every kind of kernel or leaving the model.
 */

/// <summary>Every function in floats; the last one's rows are whole registers, so that it writes to the caller.</summary>
[QuantizedLinear(Input = 13, Outputs = 21, Activation = LinearActivation.Tanh, Quantizer = Quantizer.FullPrecision)]
[QuantizedLinear(Outputs = 18, WBits = 3, Activation = LinearActivation.Sigmoid)]
[QuantizedLinear(Outputs = 35, Activation = LinearActivation.HardTanh, Quantizer = Quantizer.FullPrecision)]
[QuantizedLinear(Outputs = 17, WBits = 2, Activation = LinearActivation.HardSigmoid, Quantizer = Quantizer.Ternarization)]
[QuantizedLinear(Outputs = 48, Activation = LinearActivation.Relu, Quantizer = Quantizer.FullPrecision)]
[QuantizedLinear(Outputs = 32, Activation = LinearActivation.ClippedRelu, Ceiling = 0.5f, Quantizer = Quantizer.FullPrecision)]
public sealed partial class FloatActivations;

/// <summary>Codes of 1 to 8 bits between products of codes, lookups, pairs, dots and shifts.</summary>
[QuantizedLinear(Input = 13, Outputs = 70, WBits = 2, InputABits = 4, Activation = LinearActivation.ClippedRelu, Ceiling = 1, OutputABits = 2, Quantizer = Quantizer.Uniform)]
[QuantizedLinear(Outputs = 66, WBits = 4, Activation = LinearActivation.HardTanh, OutputABits = 8, Quantizer = Quantizer.Uniform)]
[QuantizedLinear(Outputs = 40, WBits = 8, Activation = LinearActivation.HardSigmoid, OutputABits = 8, Quantizer = Quantizer.Uniform)]
[QuantizedLinear(Outputs = 37, WBits = 3, Activation = LinearActivation.Tanh, OutputABits = 1, Quantizer = Quantizer.DenseShift)]
[QuantizedLinear(Outputs = 34, WBits = 1, Activation = LinearActivation.Sigmoid, OutputABits = 12, Quantizer = Quantizer.BinaryWeight)]
[QuantizedLinear(Outputs = 9, WBits = 4)]
public sealed partial class CodedActivations;

/// <summary>Codes found on line, of functions with and without bounds, and of the sums themselves, which leave the model as levels.</summary>
[QuantizedGru(Input = 13, Hidden = 21, WBits = 2, ABits = 2, Quantizer = Quantizer.Alternating)]
[QuantizedLinear(Outputs = 50, WBits = 2, Activation = LinearActivation.Relu, OutputABits = 2, Quantizer = Quantizer.Alternating)]
[QuantizedLinear(Outputs = 31, WBits = 3, Activation = LinearActivation.Tanh, OutputABits = 3, Quantizer = Quantizer.Greedy)]
[QuantizedLinear(Outputs = 16, WBits = 2, OutputABits = 4, Quantizer = Quantizer.Refined)]
public sealed partial class OnLineActivations;

/// <summary>Between recurrent layers, the affine layer's codes enter the next one.</summary>
[QuantizedEmbedding(Vocabulary = 17, Size = 13, WBits = 3)]
[QuantizedLinear(Outputs = 24, WBits = 4, Activation = LinearActivation.ClippedRelu, OutputABits = 4)]
[QuantizedLstm(Hidden = 21, WBits = 4, ABits = 4)]
[QuantizedLinear(Outputs = 19, WBits = 4, Activation = LinearActivation.ClippedRelu, OutputABits = 6)]
[QuantizedLstm(Hidden = 11, WBits = 4, ABits = 4)]
public sealed partial class ActivationsBetween;
