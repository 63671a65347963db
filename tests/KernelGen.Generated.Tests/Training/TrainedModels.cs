namespace KernelGen.Generated.Tests.Training;

[QuantizedEmbedding(Vocabulary = 11, Size = 6)]
[QuantizedLstm(Hidden = 9)]
[QuantizedLinear(Outputs = 11)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class TwinLstm;

[QuantizedEmbedding(Vocabulary = 11, Size = 6)]
[QuantizedGru(Hidden = 9, Reset = ResetGate.Before)]
[QuantizedLinear(Outputs = 11)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class TwinGru;

[QuantizedEmbedding(Vocabulary = 11, Size = 6, Quantizer = Quantizer.FullPrecision)]
[QuantizedGru(Hidden = 9, Quantizer = Quantizer.FullPrecision)]
[QuantizedLinear(Outputs = 7, Quantizer = Quantizer.FullPrecision, Bias = false)]
[QuantizedRnn(Hidden = 10, Quantizer = Quantizer.FullPrecision, Bias = false)]
[QuantizedLinear(Outputs = 11, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class FloatDeep;

[QuantizedEmbedding(Vocabulary = 11, Size = 6, WBits = 3)]
[QuantizedGru(Hidden = 9, WBits = 3, ABits = 3)]
[QuantizedGru(Hidden = 12, WBits = 2, ABits = 4, Activation = CellActivation.Tanh)]
[QuantizedLinear(Outputs = 11, WBits = 4, ABits = 4)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class BalancedGruStack;

[QuantizedGru(Input = 7, Hidden = 12, WBits = 2, ABits = 2, InputABits = 3, Reset = ResetGate.Before, Quantizer = Quantizer.Alternating)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class AlternatingGru;

[QuantizedRnn(Input = 7, Hidden = 12, WBits = 3, ABits = 3, InputABits = 4, Activation = CellActivation.Tanh)]
[QuantizedLinear(Outputs = 5, WBits = 3, ABits = 3)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class BalancedRnn;

[QuantizedEmbedding(Vocabulary = 11, Size = 6, WBits = 2, Quantizer = Quantizer.BalancedMedian)]
[QuantizedGru(Hidden = 9, WBits = 2, ABits = 3, Quantizer = Quantizer.BalancedMedian)]
[QuantizedLstm(Hidden = 7, WBits = 3, ABits = 3, Quantizer = Quantizer.BalancedMedian, InputQuantizer = Quantizer.Uniform)]
[QuantizedLinear(Outputs = 11, WBits = 1, Quantizer = Quantizer.BalancedMedian)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class MedianStack;

[QuantizedEmbedding(Vocabulary = 11, Size = 6, WBits = 2, Quantizer = Quantizer.Alternating, Cycles = 1)]
[QuantizedLstm(Hidden = 9, WBits = 3, ABits = 2, Quantizer = Quantizer.Alternating, Cycles = 4)]
[QuantizedLinear(Outputs = 11, WBits = 3, Quantizer = Quantizer.Alternating)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class CyclesLstm;

[QuantizedEmbedding(Vocabulary = 11, Size = 6, WBits = 2, Quantizer = Quantizer.Alternating)]
[QuantizedLstm(Hidden = 9, WBits = 2, Quantizer = Quantizer.Refined)]
[QuantizedLinear(Outputs = 11, WBits = 2, Quantizer = Quantizer.TernaryWeight)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class WeightOnlyLstm;

[QuantizedEmbedding(Vocabulary = 11, Size = 6, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 9, Quantizer = Quantizer.FullPrecision)]
[QuantizedLinear(Outputs = 11, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class FloatLstm;

[QuantizedEmbedding(Vocabulary = 11, Size = 6, WBits = 2, Quantizer = Quantizer.Refined)]
[QuantizedLstm(Hidden = 9, WBits = 2, Quantizer = Quantizer.Ternarization, Stochastic = true)]
[QuantizedLinear(Outputs = 11, WBits = 2, Quantizer = Quantizer.RecurrentTernary, Stochastic = true)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class DrawnLstm;

#pragma warning disable KG0019 // One bit: the arithmetic is tested here, not whether it learns.
[QuantizedRnn(Input = 7, Hidden = 12, WBits = 1, Quantizer = Quantizer.RecurrentBinary, Stochastic = true)]
[QuantizedLinear(Outputs = 5, WBits = 1, Quantizer = Quantizer.BinaryWeight)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class DrawnRnn;
#pragma warning restore KG0019

[QuantizedEmbedding(Vocabulary = 11, Size = 6, WBits = 3, Quantizer = Quantizer.Greedy)]
[QuantizedGru(Hidden = 9, WBits = 2, ABits = 4, Quantizer = Quantizer.TernaryWeight)]
[QuantizedLinear(Outputs = 11, WBits = 2, Quantizer = Quantizer.TerConnect)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class TernaryGru;

[QuantizedLstm(
    Input = 7, Hidden = 12, WBits = 4, ABits = 3, InputABits = 3, Quantizer = Quantizer.Uniform,
    InputQuantizer = Quantizer.BalancedEqual, InputWBits = 3, ActivationQuantizer = Quantizer.Alternating)]
[QuantizedLinear(Outputs = 5, WBits = 2, Quantizer = Quantizer.PowerOfTwoTernarization)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class MixedLstm;

[QuantizedEmbedding(Vocabulary = 11, Size = 6, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 9, WBits = 2, Quantizer = Quantizer.Ternarization, BiasQuantizer = Quantizer.Ternarization)]
[QuantizedLinear(Outputs = 7, WBits = 4, Quantizer = Quantizer.FixedPoint, BiasWBits = 3)]
[QuantizedRnn(Hidden = 10, WBits = 4, Quantizer = Quantizer.FixedPoint, BiasQuantizer = Quantizer.Exponential)]
[QuantizedLinear(Outputs = 11, WBits = 4, Quantizer = Quantizer.FixedPoint, BiasQuantizer = Quantizer.PowerOfTwoTernarization)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class BiasesDeep;

[QuantizedGru(Input = 7, Hidden = 12, WBits = 3, ABits = 3, InputABits = 4, Quantizer = Quantizer.FixedPoint, BiasQuantizer = Quantizer.FixedPoint, BiasWBits = 4)]
[QuantizedGru(Hidden = 9, WBits = 3, Reset = ResetGate.Before, Quantizer = Quantizer.Uniform, BiasQuantizer = Quantizer.Ternarization)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class BiasesGru;

[QuantizedEmbedding(Vocabulary = 11, Size = 6, Quantizer = Quantizer.FullPrecision)]
[QuantizedGru(Hidden = 9, Quantizer = Quantizer.FullPrecision, BiasQuantizer = Quantizer.FullPrecision)]
[QuantizedLinear(Outputs = 11, Quantizer = Quantizer.FullPrecision, BiasQuantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class OneBiasGru;

[QuantizedEmbedding(Vocabulary = 11, Size = 6, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 9, Quantizer = Quantizer.FullPrecision, BiasQuantizer = Quantizer.FullPrecision)]
[QuantizedLinear(Outputs = 11, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class OneBiasLstm;

[QuantizedEmbedding(Vocabulary = 11, Size = 6, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 9, WBits = 2, Stochastic = true, Quantizer = Quantizer.Ternarization, BiasQuantizer = Quantizer.Binarization)]
[QuantizedLinear(Outputs = 11, WBits = 7, Stochastic = true, Quantizer = Quantizer.Exponential, BiasQuantizer = Quantizer.Exponential)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class DrawnBiases;

[QuantizedEmbedding(Vocabulary = 11, Size = 6, WBits = 3)]
[QuantizedGru(Hidden = 9, WBits = 3, ABits = 3, Clip = false)]
[QuantizedLinear(Outputs = 11, WBits = 2, Clip = false)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class UnclippedGru;

[QuantizedEmbedding(Vocabulary = 11, Size = 6, WBits = 3)]
[QuantizedLstm(Hidden = 9, WBits = 3, ABits = 4, ActivationQuantizer = Quantizer.LearnedStep)]
[QuantizedLstm(Hidden = 12, WBits = 2, ABits = 3, Quantizer = Quantizer.TernaryWeight, ActivationQuantizer = Quantizer.LearnedClip)]
[QuantizedLinear(Outputs = 11, WBits = 4, ABits = 3)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class LearnedLstms;

[QuantizedGru(
    Input = 7, Hidden = 12, WBits = 3, ABits = 3, Quantizer = Quantizer.Uniform, Reset = ResetGate.Before,
    ActivationQuantizer = Quantizer.LearnedStep)]
[QuantizedGru(Hidden = 9, WBits = 3, ABits = 3, ActivationQuantizer = Quantizer.LearnedClip)]
[QuantizedLinear(Outputs = 5, WBits = 3, ABits = 3)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class LearnedGrus;

[QuantizedGru(
    Input = 7, Hidden = 12, WBits = 3, ABits = 4, Quantizer = Quantizer.Uniform, Reset = ResetGate.Before,
    ActivationQuantizer = Quantizer.LearnedClip)]
[QuantizedGru(Hidden = 9, WBits = 2, ABits = 2, Quantizer = Quantizer.TernaryWeight, ActivationQuantizer = Quantizer.LearnedStep)]
[QuantizedLinear(Outputs = 5)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class LearnedGrusTurned;

[QuantizedRnn(Input = 7, Hidden = 12, WBits = 3, ABits = 3, InputABits = 4, Activation = CellActivation.Tanh, ActivationQuantizer = Quantizer.LearnedClip)]
[QuantizedRnn(Hidden = 9, WBits = 3, ABits = 4, Quantizer = Quantizer.Uniform, Activation = CellActivation.Relu, ActivationQuantizer = Quantizer.LearnedStep)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class LearnedRnns;

[QuantizedRnn(Input = 7, Hidden = 12, ABits = 1, ActivationQuantizer = Quantizer.LearnedClip)]
[QuantizedLinear(Outputs = 5)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class SaturatedRnn;

[QuantizedLstm(Input = 7, Hidden = 12, ABits = 2, ActivationQuantizer = Quantizer.LearnedStep)]
[QuantizedLinear(Outputs = 5)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class SaturatedLstm;

[QuantizedEmbedding(Vocabulary = 11, Size = 6, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 9, WBits = 16, Quantizer = Quantizer.FixedPoint)]
[QuantizedLinear(Outputs = 11, WBits = 16, Quantizer = Quantizer.FixedPoint, BiasWBits = 16)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class FineLstm;

[QuantizedEmbedding(Vocabulary = 11, Size = 6)]
[QuantizedGru(Hidden = 9, WBits = 16, ABits = 16, Clip = false)]
[QuantizedLinear(Outputs = 11, WBits = 16, Clip = false)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class FineGru;

[QuantizedEmbedding(Vocabulary = 11, Size = 6, Quantizer = Quantizer.FullPrecision)]
[QuantizedRnn(Hidden = 9, WBits = 16, ABits = 16, Quantizer = Quantizer.Uniform)]
[QuantizedLinear(Outputs = 11, WBits = 16, Quantizer = Quantizer.Uniform, Scale = ScaleScope.Matrix)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class FineRnn;

[QuantizedEmbedding(Vocabulary = 11, Size = 6, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 9, Quantizer = Quantizer.FullPrecision, Slope = 1.7f)]
[QuantizedLinear(Outputs = 11, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class SlopedLstm;

[QuantizedEmbedding(Vocabulary = 11, Size = 6)]
[QuantizedLstm(Hidden = 9, Slope = 2.5f)]
[QuantizedRnn(Hidden = 10, Slope = 0.6f, ProductNorm = ProductNorm.Layer)]
[QuantizedLinear(Outputs = 11)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class SlopedTwinNorm;

[QuantizedEmbedding(Vocabulary = 11, Size = 6, Quantizer = Quantizer.FullPrecision)]
[QuantizedGru(Hidden = 9, Quantizer = Quantizer.FullPrecision, Slope = 1.7f)]
[QuantizedGru(Hidden = 8, Quantizer = Quantizer.FullPrecision, Slope = 2.2f, Reset = ResetGate.Before)]
[QuantizedLinear(Outputs = 11, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class SlopedGrus;

[QuantizedRnn(Input = 7, Hidden = 12, Quantizer = Quantizer.FullPrecision, Slope = 1.7f)]
[QuantizedRnn(Hidden = 9, Activation = CellActivation.Sigmoid, Quantizer = Quantizer.FullPrecision, Slope = 0.4f)]
[QuantizedLinear(Outputs = 5, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class SlopedRnns;

[QuantizedEmbedding(Vocabulary = 11, Size = 6, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 9, WBits = 2, ABits = 2, Quantizer = Quantizer.TernaryWeight, ActivationQuantizer = Quantizer.BernoulliTernary, Slope = 2)]
[QuantizedLstm(Hidden = 70, WBits = 3, ABits = 2, ActivationQuantizer = Quantizer.BernoulliTernary)]
[QuantizedLinear(Outputs = 11, WBits = 2, Quantizer = Quantizer.TernaryWeight)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class BernoulliLstms;

[QuantizedGru(
    Input = 7, Hidden = 12, WBits = 2, ABits = 2, InputABits = 4, Quantizer = Quantizer.TernaryWeight, Reset = ResetGate.Before,
    ActivationQuantizer = Quantizer.BernoulliTernary, Slope = 2)]
[QuantizedGru(Hidden = 9, ABits = 2, Quantizer = Quantizer.FullPrecision, ActivationQuantizer = Quantizer.BernoulliTernary, Slope = 2)]
[QuantizedLinear(Outputs = 5)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class BernoulliGrus;

[QuantizedRnn(Input = 7, Hidden = 12, WBits = 2, ABits = 2, Quantizer = Quantizer.TernaryWeight, ActivationQuantizer = Quantizer.BernoulliTernary, Slope = 2)]
[QuantizedLinear(Outputs = 5, WBits = 2, Quantizer = Quantizer.TernaryWeight)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class BernoulliRnn;

[QuantizedEmbedding(Vocabulary = 11, Size = 6, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 9, Quantizer = Quantizer.FullPrecision, Gates = GateForm.Fast)]
[QuantizedGru(Hidden = 9, Quantizer = Quantizer.FullPrecision, Gates = GateForm.Fast)]
[QuantizedGru(Hidden = 8, Quantizer = Quantizer.FullPrecision, Gates = GateForm.Fast, Reset = ResetGate.Before)]
[QuantizedRnn(Hidden = 10, Quantizer = Quantizer.FullPrecision, Gates = GateForm.Fast, Slope = 1.7f)]
[QuantizedLinear(Outputs = 11, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class FastCells;

[QuantizedEmbedding(Vocabulary = 11, Size = 6, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 9, Quantizer = Quantizer.FullPrecision, Gates = GateForm.Hard)]
[QuantizedGru(Hidden = 9, WBits = 4, ABits = 4, Gates = GateForm.Hard)]
[QuantizedGru(Hidden = 8, WBits = 3, ABits = 3, Quantizer = Quantizer.Uniform, Gates = GateForm.Hard, Reset = ResetGate.Before)]
[QuantizedRnn(Hidden = 10, WBits = 4, ABits = 4, Gates = GateForm.Hard, Slope = 1.7f)]
[QuantizedLinear(Outputs = 11, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class HardForms;
