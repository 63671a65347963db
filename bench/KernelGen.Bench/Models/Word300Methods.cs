using KernelGen;

#pragma warning disable KG0019 // Recurrent weights of one bit: what is measured is what they cost, not what they learn.

namespace KernelGen.Bench.Models;

/*
 * The word model of 300 units by every way of finding codes: all matrices quantized that the method can, activations in float,
 * but for the median, which is compared with the mean.
 */

/// <summary>BalancedMedian, 4 bits.</summary>
[QuantizedEmbedding(Vocabulary = 10_000, Size = 300, WBits = 4, Quantizer = Quantizer.BalancedMedian)]
[QuantizedLstm(Hidden = 300, WBits = 4, ABits = 4, Quantizer = Quantizer.BalancedMedian)]
[QuantizedLinear(Outputs = 10_000, WBits = 4, Quantizer = Quantizer.BalancedMedian)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 20, Steps = 35)]
internal sealed partial class Word300BalancedMedian4;

/// <summary>Greedy, 2 bits.</summary>
[QuantizedEmbedding(Vocabulary = 10_000, Size = 300, WBits = 2, Quantizer = Quantizer.Greedy)]
[QuantizedLstm(Hidden = 300, WBits = 2, Quantizer = Quantizer.Greedy)]
[QuantizedLinear(Outputs = 10_000, WBits = 2, Quantizer = Quantizer.Greedy)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 20, Steps = 35)]
internal sealed partial class Word300Greedy;

/// <summary>Refined, 2 bits.</summary>
[QuantizedEmbedding(Vocabulary = 10_000, Size = 300, WBits = 2, Quantizer = Quantizer.Refined)]
[QuantizedLstm(Hidden = 300, WBits = 2, Quantizer = Quantizer.Refined)]
[QuantizedLinear(Outputs = 10_000, WBits = 2, Quantizer = Quantizer.Refined)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 20, Steps = 35)]
internal sealed partial class Word300Refined;

/// <summary>Uniform, 4 bits.</summary>
[QuantizedEmbedding(Vocabulary = 10_000, Size = 300, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 300, WBits = 4, Quantizer = Quantizer.Uniform)]
[QuantizedLinear(Outputs = 10_000, WBits = 4, Quantizer = Quantizer.Uniform)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 20, Steps = 35)]
internal sealed partial class Word300Uniform;

/// <summary>BalancedEqual, 2 bits.</summary>
[QuantizedEmbedding(Vocabulary = 10_000, Size = 300, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 300, WBits = 2, Quantizer = Quantizer.BalancedEqual)]
[QuantizedLinear(Outputs = 10_000, WBits = 2, Quantizer = Quantizer.BalancedEqual)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 20, Steps = 35)]
internal sealed partial class Word300BalancedEqual;

/// <summary>Ternarization, 2 bits, drawn.</summary>
[QuantizedEmbedding(Vocabulary = 10_000, Size = 300, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 300, WBits = 2, Quantizer = Quantizer.Ternarization, Stochastic = true)]
[QuantizedLinear(Outputs = 10_000, WBits = 2, Quantizer = Quantizer.Ternarization, Stochastic = true)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 20, Steps = 35)]
internal sealed partial class Word300Ternarization;

/// <summary>Binarization, 1 bits, drawn.</summary>
[QuantizedEmbedding(Vocabulary = 10_000, Size = 300, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 300, WBits = 1, Quantizer = Quantizer.Binarization, Stochastic = true)]
[QuantizedLinear(Outputs = 10_000, WBits = 1, Quantizer = Quantizer.Binarization, Stochastic = true)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 20, Steps = 35)]
internal sealed partial class Word300Binarization;

/// <summary>TernaryWeight, 2 bits.</summary>
[QuantizedEmbedding(Vocabulary = 10_000, Size = 300, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 300, WBits = 2, Quantizer = Quantizer.TernaryWeight)]
[QuantizedLinear(Outputs = 10_000, WBits = 2, Quantizer = Quantizer.TernaryWeight)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 20, Steps = 35)]
internal sealed partial class Word300TernaryWeight;

/// <summary>BinaryWeight, 1 bits.</summary>
[QuantizedEmbedding(Vocabulary = 10_000, Size = 300, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 300, WBits = 1, Quantizer = Quantizer.BinaryWeight)]
[QuantizedLinear(Outputs = 10_000, WBits = 1, Quantizer = Quantizer.BinaryWeight)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 20, Steps = 35)]
internal sealed partial class Word300BinaryWeight;

/// <summary>Exponential, 7 bits.</summary>
[QuantizedEmbedding(Vocabulary = 10_000, Size = 300, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 300, WBits = 7, Quantizer = Quantizer.Exponential)]
[QuantizedLinear(Outputs = 10_000, WBits = 7, Quantizer = Quantizer.Exponential)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 20, Steps = 35)]
internal sealed partial class Word300Exponential;

/// <summary>DenseShift, 2 bits: two tensors a weight.</summary>
[QuantizedEmbedding(Vocabulary = 10_000, Size = 300, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 300, WBits = 2, Quantizer = Quantizer.DenseShift)]
[QuantizedLinear(Outputs = 10_000, WBits = 2, Quantizer = Quantizer.DenseShift)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 20, Steps = 35)]
internal sealed partial class Word300DenseShift2;

/// <summary>DenseShift, 3 bits: four tensors a weight.</summary>
[QuantizedEmbedding(Vocabulary = 10_000, Size = 300, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 300, WBits = 3, Quantizer = Quantizer.DenseShift)]
[QuantizedLinear(Outputs = 10_000, WBits = 3, Quantizer = Quantizer.DenseShift)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 20, Steps = 35)]
internal sealed partial class Word300DenseShift3;

/// <summary>S3: four tensors a weight.</summary>
[QuantizedEmbedding(Vocabulary = 10_000, Size = 300, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 300, WBits = 3, Quantizer = Quantizer.SignSparseShift)]
[QuantizedLinear(Outputs = 10_000, WBits = 3, Quantizer = Quantizer.SignSparseShift)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 20, Steps = 35)]
internal sealed partial class Word300SignSparseShift;

/// <summary>TernaryWeight, normalised.</summary>
[QuantizedEmbedding(Vocabulary = 10_000, Size = 300, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 300, WBits = 2, Quantizer = Quantizer.TernaryWeight, WeightNorm = true)]
[QuantizedLinear(Outputs = 10_000, WBits = 2, Quantizer = Quantizer.TernaryWeight, WeightNorm = true)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 20, Steps = 35)]
internal sealed partial class Word300Normalised;

/// <summary>LearnedStep, 4 bits.</summary>
[QuantizedEmbedding(Vocabulary = 10_000, Size = 300, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 300, WBits = 4, Quantizer = Quantizer.LearnedStep)]
[QuantizedLinear(Outputs = 10_000, WBits = 4, Quantizer = Quantizer.LearnedStep)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 20, Steps = 35)]
internal sealed partial class Word300LearnedStep;

/// <summary>FixedPoint, 4 bits.</summary>
[QuantizedEmbedding(Vocabulary = 10_000, Size = 300, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 300, WBits = 4, Quantizer = Quantizer.FixedPoint)]
[QuantizedLinear(Outputs = 10_000, WBits = 4, Quantizer = Quantizer.FixedPoint)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 20, Steps = 35)]
internal sealed partial class Word300FixedPoint;

/// <summary>LossAwareBinary, 1 bit.</summary>
[QuantizedEmbedding(Vocabulary = 10_000, Size = 300, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 300, WBits = 1, Quantizer = Quantizer.LossAwareBinary)]
[QuantizedLinear(Outputs = 10_000, WBits = 1, Quantizer = Quantizer.LossAwareBinary)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 20, Steps = 35)]
internal sealed partial class Word300LossAwareBinary;

/// <summary>LossAwareTernary, 2 bits.</summary>
[QuantizedEmbedding(Vocabulary = 10_000, Size = 300, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 300, WBits = 2, Quantizer = Quantizer.LossAwareTernary)]
[QuantizedLinear(Outputs = 10_000, WBits = 2, Quantizer = Quantizer.LossAwareTernary)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 20, Steps = 35)]
internal sealed partial class Word300LossAwareTernary;
