namespace KernelGen.Generated.Tests.Training;

/*
 * Affine layers with non-linearities between and behind others, their outputs as floats and as codes.
 */

/// <summary>Smooth functions and floats: gradients are held against differences of the loss.</summary>
[QuantizedLinear(Input = 7, Outputs = 19, Activation = LinearActivation.Tanh)]
[QuantizedLstm(Hidden = 9, Quantizer = Quantizer.FullPrecision)]
[QuantizedLinear(Outputs = 21, Activation = LinearActivation.Sigmoid, Quantizer = Quantizer.FullPrecision)]
[QuantizedLinear(Outputs = 5, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class DenseFloat;

/// <summary>Hard forms over affine codes of few bits.</summary>
[QuantizedLinear(Input = 7, Outputs = 19, WBits = 4, Activation = LinearActivation.HardTanh, InputABits = 3, OutputABits = 3, Quantizer = Quantizer.Uniform)]
[QuantizedLinear(Outputs = 33, WBits = 3, Activation = LinearActivation.HardSigmoid, OutputABits = 2)]
[QuantizedGru(Hidden = 17, WBits = 2, ABits = 2, Quantizer = Quantizer.TernaryWeight)]
[QuantizedLinear(Outputs = 18, WBits = 4, Activation = LinearActivation.Relu, Bias = false)]
[QuantizedLinear(Outputs = 5, WBits = 4)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class DenseHard;

/// <summary>Codes found on line, of a relu and of sums as they are, behind an embedding.</summary>
[QuantizedEmbedding(Vocabulary = 11, Size = 6, WBits = 2, Quantizer = Quantizer.Alternating)]
[QuantizedLinear(Outputs = 19, WBits = 2, Activation = LinearActivation.Relu, OutputABits = 2, Quantizer = Quantizer.Alternating)]
[QuantizedLinear(Outputs = 17, WBits = 2, OutputABits = 3, Quantizer = Quantizer.Refined)]
[QuantizedLinear(Outputs = 11, WBits = 3, Quantizer = Quantizer.Greedy)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class DenseOnLine;

/// <summary>The last layer has a non-linearity and codes itself.</summary>
[QuantizedRnn(Input = 7, Hidden = 12, WBits = 3, ABits = 3, Activation = CellActivation.Tanh)]
[QuantizedLinear(Outputs = 16, WBits = 4, Activation = LinearActivation.ClippedRelu, Ceiling = 1.5f, OutputABits = 5)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class DenseEnd;
