using KernelGen;

namespace Cases;

#pragma warning disable KG0019 // One bit: what is tested is that training and packed model agree.

[QuantizedEmbedding(Vocabulary = 50, Size = 16, WBits = 4, Quantizer = Quantizer.BalancedMedian)]
[QuantizedLstm(Hidden = 24, WBits = 4, ABits = 4, Quantizer = Quantizer.BalancedMedian)]
[QuantizedLinear(Outputs = 50, WBits = 4, Quantizer = Quantizer.BalancedMedian)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WordsBalancedMedian;

[QuantizedEmbedding(Vocabulary = 50, Size = 16, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 24, WBits = 3, ABits = 2, Quantizer = Quantizer.Greedy)]
[QuantizedLinear(Outputs = 50, WBits = 3, Quantizer = Quantizer.Greedy)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WordsGreedy;

[QuantizedEmbedding(Vocabulary = 50, Size = 16, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 24, WBits = 2, ABits = 2, Quantizer = Quantizer.Refined)]
[QuantizedLinear(Outputs = 50, WBits = 2, Quantizer = Quantizer.Refined)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WordsRefined;

[QuantizedEmbedding(Vocabulary = 50, Size = 16, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 24, WBits = 4, ABits = 4, Quantizer = Quantizer.Uniform)]
[QuantizedLinear(Outputs = 50, WBits = 4, Quantizer = Quantizer.Uniform)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WordsUniform;

[QuantizedEmbedding(Vocabulary = 50, Size = 16, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 24, WBits = 2, Quantizer = Quantizer.BalancedEqual)]
[QuantizedLinear(Outputs = 50, WBits = 2, Quantizer = Quantizer.BalancedEqual)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WordsBalancedEqual;

[QuantizedEmbedding(Vocabulary = 50, Size = 16, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 24, WBits = 1, Quantizer = Quantizer.Binarization, Stochastic = true)]
[QuantizedLinear(Outputs = 50, WBits = 1, Quantizer = Quantizer.Binarization, Stochastic = true)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WordsBinarization;

[QuantizedEmbedding(Vocabulary = 50, Size = 16, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 24, WBits = 2, Quantizer = Quantizer.Ternarization, Stochastic = true)]
[QuantizedLinear(Outputs = 50, WBits = 2, Quantizer = Quantizer.Ternarization, Stochastic = true)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WordsTernarization;

[QuantizedEmbedding(Vocabulary = 50, Size = 16, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 24, WBits = 2, Quantizer = Quantizer.PowerOfTwoTernarization)]
[QuantizedLinear(Outputs = 50, WBits = 2, Quantizer = Quantizer.PowerOfTwoTernarization)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WordsPowerOfTwoTernarization;

[QuantizedEmbedding(Vocabulary = 50, Size = 16, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 24, WBits = 1, Quantizer = Quantizer.BinaryConnect)]
[QuantizedLinear(Outputs = 50, WBits = 1, Quantizer = Quantizer.BinaryConnect)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WordsBinaryConnect;

[QuantizedEmbedding(Vocabulary = 50, Size = 16, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 24, WBits = 2, Quantizer = Quantizer.TerConnect)]
[QuantizedLinear(Outputs = 50, WBits = 2, Quantizer = Quantizer.TerConnect)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WordsTerConnect;

[QuantizedEmbedding(Vocabulary = 50, Size = 16, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 24, WBits = 1, Quantizer = Quantizer.BinaryWeight)]
[QuantizedLinear(Outputs = 50, WBits = 1, Quantizer = Quantizer.BinaryWeight)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WordsBinaryWeight;

[QuantizedEmbedding(Vocabulary = 50, Size = 16, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 24, WBits = 2, ABits = 4, Quantizer = Quantizer.TernaryWeight)]
[QuantizedLinear(Outputs = 50, WBits = 2, Quantizer = Quantizer.TernaryWeight)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WordsTernaryWeight;

[QuantizedEmbedding(Vocabulary = 50, Size = 16, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 24, WBits = 1, Quantizer = Quantizer.RecurrentBinary, Stochastic = true)]
[QuantizedLinear(Outputs = 50, WBits = 1, Quantizer = Quantizer.RecurrentBinary, Stochastic = true)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WordsRecurrentBinary;

[QuantizedEmbedding(Vocabulary = 50, Size = 16, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 24, WBits = 2, Quantizer = Quantizer.RecurrentTernary, Stochastic = true)]
[QuantizedLinear(Outputs = 50, WBits = 2, Quantizer = Quantizer.RecurrentTernary, Stochastic = true)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WordsRecurrentTernary;

[QuantizedEmbedding(Vocabulary = 50, Size = 16, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 24, WBits = 7, Quantizer = Quantizer.Exponential, Stochastic = true)]
[QuantizedLinear(Outputs = 50, WBits = 7, Quantizer = Quantizer.Exponential, Stochastic = true)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WordsExponential;

[QuantizedEmbedding(Vocabulary = 50, Size = 16, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 24, WBits = 4, ABits = 4, Quantizer = Quantizer.Exponential)]
[QuantizedLinear(Outputs = 50, WBits = 4, Quantizer = Quantizer.Exponential)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WordsExponentialNarrow;

[QuantizedEmbedding(Vocabulary = 50, Size = 16, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 24, WBits = 2, Quantizer = Quantizer.DenseShift)]
[QuantizedLinear(Outputs = 50, WBits = 2, Quantizer = Quantizer.DenseShift)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WordsDenseShift2;

[QuantizedEmbedding(Vocabulary = 50, Size = 16, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 24, WBits = 3, ABits = 6, Quantizer = Quantizer.DenseShift)]
[QuantizedLinear(Outputs = 50, WBits = 3, Quantizer = Quantizer.DenseShift)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WordsDenseShift3;

[QuantizedEmbedding(Vocabulary = 50, Size = 16, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 24, WBits = 4, Quantizer = Quantizer.DenseShift)]
[QuantizedLinear(Outputs = 50, WBits = 4, Quantizer = Quantizer.DenseShift)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WordsDenseShift4;

[QuantizedEmbedding(Vocabulary = 50, Size = 16, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 24, WBits = 3, Quantizer = Quantizer.SignSparseShift)]
[QuantizedLinear(Outputs = 50, WBits = 3, Quantizer = Quantizer.SignSparseShift)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WordsSignSparseShift;

[QuantizedEmbedding(Vocabulary = 50, Size = 16, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 24, WBits = 1, Quantizer = Quantizer.BinaryConnect, WeightNorm = true)]
[QuantizedLinear(Outputs = 50, WBits = 1, Quantizer = Quantizer.BinaryConnect, WeightNorm = true)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WordsNormalisedBinary;

[QuantizedEmbedding(Vocabulary = 50, Size = 16, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 24, WBits = 2, Quantizer = Quantizer.TerConnect, WeightNorm = true)]
[QuantizedLinear(Outputs = 50, WBits = 2, Quantizer = Quantizer.TerConnect, WeightNorm = true)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WordsNormalisedTernary;

[QuantizedEmbedding(Vocabulary = 50, Size = 16, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 24, WBits = 2, ABits = 2, Quantizer = Quantizer.Alternating, WeightNorm = true)]
[QuantizedLinear(Outputs = 50, WBits = 2, Quantizer = Quantizer.Alternating, WeightNorm = true)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WordsNormalisedAlternating;

[QuantizedEmbedding(Vocabulary = 50, Size = 16, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 24, Quantizer = Quantizer.FullPrecision, WeightNorm = true)]
[QuantizedLinear(Outputs = 50, Quantizer = Quantizer.FullPrecision, WeightNorm = true)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WordsNormalisedFloat;

[QuantizedEmbedding(Vocabulary = 50, Size = 16, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 24, WBits = 3, ABits = 4, Quantizer = Quantizer.LearnedStep)]
[QuantizedLinear(Outputs = 50, WBits = 3, Quantizer = Quantizer.LearnedStep)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WordsLearnedStep;

[QuantizedEmbedding(Vocabulary = 50, Size = 16, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 24, WBits = 4, FractionBits = 2, Quantizer = Quantizer.FixedPoint)]
[QuantizedLinear(Outputs = 50, WBits = 4, FractionBits = 2, Quantizer = Quantizer.FixedPoint)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WordsFixedPoint;

[QuantizedEmbedding(Vocabulary = 50, Size = 16, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 24, WBits = 1, Quantizer = Quantizer.LossAwareBinary)]
[QuantizedLinear(Outputs = 50, WBits = 1, Quantizer = Quantizer.LossAwareBinary)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WordsLossAwareBinary;

[QuantizedEmbedding(Vocabulary = 50, Size = 16, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 24, WBits = 2, Quantizer = Quantizer.LossAwareTernary)]
[QuantizedLinear(Outputs = 50, WBits = 2, Quantizer = Quantizer.LossAwareTernary)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WordsLossAwareTernary;

[QuantizedEmbedding(Vocabulary = 50, Size = 16, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 24, WBits = 2, Quantizer = Quantizer.LossAwareTernary, WeightNorm = true)]
[QuantizedLinear(Outputs = 50, WBits = 2, Quantizer = Quantizer.LossAwareTernary, WeightNorm = true)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WordsLossAwareNormalised;

[QuantizedEmbedding(Vocabulary = 50, Size = 16, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 24, WBits = 2, Quantizer = Quantizer.Ternarization, BiasQuantizer = Quantizer.Ternarization, Stochastic = true)]
[QuantizedLinear(Outputs = 50, WBits = 2, Quantizer = Quantizer.Ternarization, BiasQuantizer = Quantizer.Ternarization, Stochastic = true)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WordsTernaryBiases;

[QuantizedEmbedding(Vocabulary = 50, Size = 16, Quantizer = Quantizer.FullPrecision)]
[QuantizedGru(Hidden = 24, WBits = 7, Quantizer = Quantizer.Exponential, BiasQuantizer = Quantizer.Exponential)]
[QuantizedLinear(Outputs = 50, WBits = 7, Quantizer = Quantizer.Exponential, BiasQuantizer = Quantizer.Exponential)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WordsExponentialBiases;

[QuantizedEmbedding(Vocabulary = 50, Size = 16, Quantizer = Quantizer.FullPrecision)]
[QuantizedGru(Hidden = 24, WBits = 4, ABits = 4, Reset = ResetGate.Before, FractionBits = 2, Quantizer = Quantizer.FixedPoint, BiasWBits = 5)]
[QuantizedLinear(Outputs = 50, WBits = 4, FractionBits = 2, Quantizer = Quantizer.FixedPoint, BiasWBits = 5)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WordsFixedPointBiases;

[QuantizedEmbedding(Vocabulary = 50, Size = 16, Quantizer = Quantizer.FullPrecision)]
[QuantizedRnn(Hidden = 24, WBits = 2, Quantizer = Quantizer.PowerOfTwoTernarization, BiasQuantizer = Quantizer.PowerOfTwoTernarization)]
[QuantizedLinear(Outputs = 50, WBits = 2, Quantizer = Quantizer.PowerOfTwoTernarization, BiasQuantizer = Quantizer.PowerOfTwoTernarization)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WordsPowerOfTwoBiases;

[QuantizedEmbedding(Vocabulary = 50, Size = 16, WBits = 4)]
[QuantizedLstm(Hidden = 24, WBits = 4, ABits = 4, Clip = false)]
[QuantizedLinear(Outputs = 50, WBits = 4, Clip = false)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WordsUnclipped;

[QuantizedEmbedding(Vocabulary = 50, Size = 16, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 24, ABits = 4, WBits = 4, Quantizer = Quantizer.Uniform, Scale = ScaleScope.Matrix)]
[QuantizedLinear(Outputs = 50, WBits = 4, Quantizer = Quantizer.Uniform, Scale = ScaleScope.Matrix)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WordsUniformOfMatrix;

[QuantizedEmbedding(Vocabulary = 50, Size = 16, Quantizer = Quantizer.FullPrecision)]
[QuantizedGru(Hidden = 24, ABits = 4, WBits = 3, Quantizer = Quantizer.BalancedEqual, Scale = ScaleScope.Matrix)]
[QuantizedLinear(Outputs = 50, WBits = 3, Quantizer = Quantizer.BalancedEqual, Scale = ScaleScope.Matrix)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WordsEqualOfMatrix;

[QuantizedEmbedding(Vocabulary = 50, Size = 16, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 24, ABits = 4, WBits = 2, Quantizer = Quantizer.TernaryWeight, Scale = ScaleScope.Row)]
[QuantizedLinear(Outputs = 50, WBits = 2, Quantizer = Quantizer.TernaryWeight, Scale = ScaleScope.Row)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WordsTernaryOfRows;

[QuantizedEmbedding(Vocabulary = 50, Size = 16, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 24, ABits = 4, WBits = 3, Quantizer = Quantizer.LearnedStep, Scale = ScaleScope.Row)]
[QuantizedLinear(Outputs = 50, WBits = 3, Quantizer = Quantizer.LearnedStep, Scale = ScaleScope.Row)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WordsStepsOfRows;

[QuantizedEmbedding(Vocabulary = 50, Size = 16, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 24, WBits = 3, ABits = 3, Quantizer = Quantizer.LearnedStep, ActivationQuantizer = Quantizer.LearnedStep)]
[QuantizedLinear(Outputs = 50, WBits = 3, Quantizer = Quantizer.LearnedStep)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WordsRangeByStep;

[QuantizedEmbedding(Vocabulary = 50, Size = 16, WBits = 3)]
[QuantizedGru(Hidden = 24, WBits = 3, ABits = 4, ActivationQuantizer = Quantizer.LearnedStep)]
[QuantizedLinear(Outputs = 50, WBits = 3, ABits = 4)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WordsRangeByStepGru;

[QuantizedEmbedding(Vocabulary = 50, Size = 16, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 24, WBits = 3, ABits = 3, Quantizer = Quantizer.Uniform, ActivationQuantizer = Quantizer.LearnedClip)]
[QuantizedLinear(Outputs = 50, WBits = 3, Quantizer = Quantizer.Uniform)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WordsRangeByClip;

[QuantizedEmbedding(Vocabulary = 50, Size = 16, Quantizer = Quantizer.FullPrecision)]
[QuantizedGru(
    Hidden = 24, WBits = 3, ABits = 3, Quantizer = Quantizer.Uniform, Reset = ResetGate.Before, ActivationQuantizer = Quantizer.LearnedClip)]
[QuantizedLinear(Outputs = 50, WBits = 3, Quantizer = Quantizer.Uniform)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WordsRangeByClipGru;

[QuantizedEmbedding(Vocabulary = 50, Size = 16, WBits = 16)]
[QuantizedLstm(Hidden = 24, WBits = 16, ABits = 16)]
[QuantizedLinear(Outputs = 50, WBits = 16)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WordsBalancedMean16;

[QuantizedEmbedding(Vocabulary = 50, Size = 16, WBits = 12, Quantizer = Quantizer.BalancedMedian)]
[QuantizedGru(Hidden = 24, WBits = 12, ABits = 16, Quantizer = Quantizer.BalancedMedian)]
[QuantizedLinear(Outputs = 50, WBits = 12, Quantizer = Quantizer.BalancedMedian)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WordsBalancedMedian12;

[QuantizedEmbedding(Vocabulary = 50, Size = 16, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 24, WBits = 16, Quantizer = Quantizer.Uniform)]
[QuantizedLinear(Outputs = 50, WBits = 16, Quantizer = Quantizer.Uniform)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WordsUniform16;

[QuantizedEmbedding(Vocabulary = 50, Size = 16, Quantizer = Quantizer.FullPrecision)]
[QuantizedGru(Hidden = 24, WBits = 16, ABits = 16, Quantizer = Quantizer.LearnedStep, ActivationQuantizer = Quantizer.LearnedStep)]
[QuantizedLinear(Outputs = 50, WBits = 16, Quantizer = Quantizer.LearnedStep)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WideLearnedStep;

[QuantizedEmbedding(Vocabulary = 50, Size = 16, Quantizer = Quantizer.FullPrecision)]
[QuantizedRnn(Hidden = 24, WBits = 12, ABits = 12, Quantizer = Quantizer.FixedPoint, ActivationQuantizer = Quantizer.LearnedClip)]
[QuantizedLinear(Outputs = 50, WBits = 12, Quantizer = Quantizer.FixedPoint, BiasQuantizer = Quantizer.FixedPoint, BiasWBits = 16)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WordsFixedPoint12;

[QuantizedEmbedding(Vocabulary = 50, Size = 16, WBits = 4)]
[QuantizedLstm(Hidden = 24, WBits = 4, ABits = 4, Slope = 1.5f)]
[QuantizedGru(Hidden = 20, WBits = 4, ABits = 4, Slope = 0.8f)]
[QuantizedLinear(Outputs = 50, WBits = 4)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WordsSlopes;

[QuantizedEmbedding(Vocabulary = 50, Size = 16, Quantizer = Quantizer.FullPrecision)]
[QuantizedRnn(Hidden = 24, WBits = 2, ABits = 2, Quantizer = Quantizer.TernaryWeight, ActivationQuantizer = Quantizer.BernoulliTernary, Slope = 1.5f)]
[QuantizedLinear(Outputs = 50, WBits = 2, Quantizer = Quantizer.TernaryWeight)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WordsBernoulliRnn;

[QuantizedEmbedding(Vocabulary = 50, Size = 16, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 24, WBits = 2, ABits = 2, Quantizer = Quantizer.TernaryWeight, ActivationQuantizer = Quantizer.BernoulliTernary, Slope = 2)]
[QuantizedLinear(Outputs = 50, WBits = 2, Quantizer = Quantizer.TernaryWeight)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WordsBernoulliLstm;

[QuantizedEmbedding(Vocabulary = 50, Size = 16, Quantizer = Quantizer.FullPrecision)]
[QuantizedGru(Hidden = 24, WBits = 2, ABits = 2, Quantizer = Quantizer.TernaryWeight, ActivationQuantizer = Quantizer.BernoulliTernary, Slope = 1.5f)]
[QuantizedLinear(Outputs = 50, WBits = 2, Quantizer = Quantizer.TernaryWeight)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WordsBernoulliGru;

[QuantizedEmbedding(Vocabulary = 50, Size = 16, WBits = 4)]
[QuantizedLstm(Hidden = 24, WBits = 4, ABits = 4, Gates = GateForm.Fast)]
[QuantizedGru(Hidden = 20, WBits = 2, ABits = 2, Quantizer = Quantizer.Alternating, Gates = GateForm.Fast)]
[QuantizedLinear(Outputs = 50, WBits = 4)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
public sealed partial class WordsFast;
