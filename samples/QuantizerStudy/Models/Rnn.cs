using System.Collections.Generic;
using KernelGen;
using LanguageModel.Models;

namespace QuantizerStudy.Models;

/// <summary>The vanilla RNN of the study with the weights of every method; a class is called as its method in <see cref="StudyMethods"/>.</summary>
internal static partial class Rnn
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<ModelClass> All { get; } =
    [
        ModelClass.Of<Float, Float.State, Float.Workspace>(static options => new Float.Trainer(options), Float.Trainer.Resume),
        ModelClass.Of<SigmoidFloat, SigmoidFloat.State, SigmoidFloat.Workspace>(static options => new SigmoidFloat.Trainer(options), SigmoidFloat.Trainer.Resume),
        ModelClass.Of<BalancedMean2, BalancedMean2.State, BalancedMean2.Workspace>(static options => new BalancedMean2.Trainer(options), BalancedMean2.Trainer.Resume),
        ModelClass.Of<BalancedMean4A4, BalancedMean4A4.State, BalancedMean4A4.Workspace>(static options => new BalancedMean4A4.Trainer(options), BalancedMean4A4.Trainer.Resume),
        ModelClass.Of<Uniform2, Uniform2.State, Uniform2.Workspace>(static options => new Uniform2.Trainer(options), Uniform2.Trainer.Resume),
        ModelClass.Of<BalancedEqual2, BalancedEqual2.State, BalancedEqual2.Workspace>(static options => new BalancedEqual2.Trainer(options), BalancedEqual2.Trainer.Resume),
        ModelClass.Of<Greedy2, Greedy2.State, Greedy2.Workspace>(static options => new Greedy2.Trainer(options), Greedy2.Trainer.Resume),
        ModelClass.Of<Refined2, Refined2.State, Refined2.Workspace>(static options => new Refined2.Trainer(options), Refined2.Trainer.Resume),
        ModelClass.Of<Alternating2, Alternating2.State, Alternating2.Workspace>(static options => new Alternating2.Trainer(options), Alternating2.Trainer.Resume),
        ModelClass.Of<Alternating3, Alternating3.State, Alternating3.Workspace>(static options => new Alternating3.Trainer(options), Alternating3.Trainer.Resume),
        ModelClass.Of<Alternating2A2, Alternating2A2.State, Alternating2A2.Workspace>(static options => new Alternating2A2.Trainer(options), Alternating2A2.Trainer.Resume),
        ModelClass.Of<Binarization, Binarization.State, Binarization.Workspace>(static options => new Binarization.Trainer(options), Binarization.Trainer.Resume),
        ModelClass.Of<BinarizationDrawn, BinarizationDrawn.State, BinarizationDrawn.Workspace>(static options => new BinarizationDrawn.Trainer(options), BinarizationDrawn.Trainer.Resume),
        ModelClass.Of<Ternarization, Ternarization.State, Ternarization.Workspace>(static options => new Ternarization.Trainer(options), Ternarization.Trainer.Resume),
        ModelClass.Of<TernarizationDrawn, TernarizationDrawn.State, TernarizationDrawn.Workspace>(static options => new TernarizationDrawn.Trainer(options), TernarizationDrawn.Trainer.Resume),
        ModelClass.Of<PowerOfTwoTernarization, PowerOfTwoTernarization.State, PowerOfTwoTernarization.Workspace>(static options => new PowerOfTwoTernarization.Trainer(options), PowerOfTwoTernarization.Trainer.Resume),
        ModelClass.Of<BinaryConnect, BinaryConnect.State, BinaryConnect.Workspace>(static options => new BinaryConnect.Trainer(options), BinaryConnect.Trainer.Resume),
        ModelClass.Of<TerConnect, TerConnect.State, TerConnect.Workspace>(static options => new TerConnect.Trainer(options), TerConnect.Trainer.Resume),
        ModelClass.Of<BinaryWeight, BinaryWeight.State, BinaryWeight.Workspace>(static options => new BinaryWeight.Trainer(options), BinaryWeight.Trainer.Resume),
        ModelClass.Of<TernaryWeight, TernaryWeight.State, TernaryWeight.Workspace>(static options => new TernaryWeight.Trainer(options), TernaryWeight.Trainer.Resume),
        ModelClass.Of<RecurrentBinary, RecurrentBinary.State, RecurrentBinary.Workspace>(static options => new RecurrentBinary.Trainer(options), RecurrentBinary.Trainer.Resume),
        ModelClass.Of<RecurrentBinaryDrawn, RecurrentBinaryDrawn.State, RecurrentBinaryDrawn.Workspace>(static options => new RecurrentBinaryDrawn.Trainer(options), RecurrentBinaryDrawn.Trainer.Resume),
        ModelClass.Of<RecurrentTernary, RecurrentTernary.State, RecurrentTernary.Workspace>(static options => new RecurrentTernary.Trainer(options), RecurrentTernary.Trainer.Resume),
        ModelClass.Of<RecurrentTernaryDrawn, RecurrentTernaryDrawn.State, RecurrentTernaryDrawn.Workspace>(static options => new RecurrentTernaryDrawn.Trainer(options), RecurrentTernaryDrawn.Trainer.Resume),
        ModelClass.Of<FloatNorm, FloatNorm.State, FloatNorm.Workspace>(static options => new FloatNorm.Trainer(options), FloatNorm.Trainer.Resume),
        ModelClass.Of<BalancedMedian2, BalancedMedian2.State, BalancedMedian2.Workspace>(static options => new BalancedMedian2.Trainer(options), BalancedMedian2.Trainer.Resume),
        ModelClass.Of<Exponential7, Exponential7.State, Exponential7.Workspace>(static options => new Exponential7.Trainer(options), Exponential7.Trainer.Resume),
        ModelClass.Of<Exponential7Drawn, Exponential7Drawn.State, Exponential7Drawn.Workspace>(static options => new Exponential7Drawn.Trainer(options), Exponential7Drawn.Trainer.Resume),
        ModelClass.Of<Exponential4, Exponential4.State, Exponential4.Workspace>(static options => new Exponential4.Trainer(options), Exponential4.Trainer.Resume),
        ModelClass.Of<DenseShift2, DenseShift2.State, DenseShift2.Workspace>(static options => new DenseShift2.Trainer(options), DenseShift2.Trainer.Resume),
        ModelClass.Of<DenseShift3, DenseShift3.State, DenseShift3.Workspace>(static options => new DenseShift3.Trainer(options), DenseShift3.Trainer.Resume),
        ModelClass.Of<DenseShift4, DenseShift4.State, DenseShift4.Workspace>(static options => new DenseShift4.Trainer(options), DenseShift4.Trainer.Resume),
        ModelClass.Of<SignSparseShift3, SignSparseShift3.State, SignSparseShift3.Workspace>(static options => new SignSparseShift3.Trainer(options), SignSparseShift3.Trainer.Resume),
        ModelClass.Of<BinaryConnectNorm, BinaryConnectNorm.State, BinaryConnectNorm.Workspace>(static options => new BinaryConnectNorm.Trainer(options), BinaryConnectNorm.Trainer.Resume),
        ModelClass.Of<TerConnectNorm, TerConnectNorm.State, TerConnectNorm.Workspace>(static options => new TerConnectNorm.Trainer(options), TerConnectNorm.Trainer.Resume),
        ModelClass.Of<DenseShift3Norm, DenseShift3Norm.State, DenseShift3Norm.Workspace>(static options => new DenseShift3Norm.Trainer(options), DenseShift3Norm.Trainer.Resume),
        ModelClass.Of<FloatLayerNorm, FloatLayerNorm.State, FloatLayerNorm.Workspace>(static options => new FloatLayerNorm.Trainer(options), FloatLayerNorm.Trainer.Resume),
        ModelClass.Of<BinaryConnectLayerNorm, BinaryConnectLayerNorm.State, BinaryConnectLayerNorm.Workspace>(static options => new BinaryConnectLayerNorm.Trainer(options), BinaryConnectLayerNorm.Trainer.Resume),
        ModelClass.Of<TerConnectLayerNorm, TerConnectLayerNorm.State, TerConnectLayerNorm.Workspace>(static options => new TerConnectLayerNorm.Trainer(options), TerConnectLayerNorm.Trainer.Resume),
        ModelClass.Of<FloatBatchNorm, FloatBatchNorm.State, FloatBatchNorm.Workspace>(static options => new FloatBatchNorm.Trainer(options), FloatBatchNorm.Trainer.Resume),
        ModelClass.Of<RecurrentBinaryBatchNorm, RecurrentBinaryBatchNorm.State, RecurrentBinaryBatchNorm.Workspace>(static options => new RecurrentBinaryBatchNorm.Trainer(options), RecurrentBinaryBatchNorm.Trainer.Resume),
        ModelClass.Of<RecurrentTernaryBatchNorm, RecurrentTernaryBatchNorm.State, RecurrentTernaryBatchNorm.Workspace>(static options => new RecurrentTernaryBatchNorm.Trainer(options), RecurrentTernaryBatchNorm.Trainer.Resume),
    ];

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedRnn(Hidden = StudyShape.Hidden, Quantizer = Quantizer.FullPrecision)]
    [QuantizedLinear(Outputs = StudyShape.Characters, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class Float : IEmittedModel<Float, Float.State, Float.Workspace>;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedRnn(Hidden = StudyShape.Hidden, Quantizer = Quantizer.BalancedMean)]
    [QuantizedLinear(Outputs = StudyShape.Characters, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class SigmoidFloat : IEmittedModel<SigmoidFloat, SigmoidFloat.State, SigmoidFloat.Workspace>;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedRnn(Hidden = StudyShape.Hidden, Quantizer = Quantizer.BalancedMean, WBits = 2)]
    [QuantizedLinear(Outputs = StudyShape.Characters, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class BalancedMean2 : IEmittedModel<BalancedMean2, BalancedMean2.State, BalancedMean2.Workspace>;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedRnn(Hidden = StudyShape.Hidden, Quantizer = Quantizer.BalancedMean, WBits = 4, ABits = 4)]
    [QuantizedLinear(Outputs = StudyShape.Characters, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class BalancedMean4A4 : IEmittedModel<BalancedMean4A4, BalancedMean4A4.State, BalancedMean4A4.Workspace>;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedRnn(Hidden = StudyShape.Hidden, Quantizer = Quantizer.Uniform, WBits = 2)]
    [QuantizedLinear(Outputs = StudyShape.Characters, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class Uniform2 : IEmittedModel<Uniform2, Uniform2.State, Uniform2.Workspace>;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedRnn(Hidden = StudyShape.Hidden, Quantizer = Quantizer.BalancedEqual, WBits = 2)]
    [QuantizedLinear(Outputs = StudyShape.Characters, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class BalancedEqual2 : IEmittedModel<BalancedEqual2, BalancedEqual2.State, BalancedEqual2.Workspace>;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedRnn(Hidden = StudyShape.Hidden, Quantizer = Quantizer.Greedy, WBits = 2)]
    [QuantizedLinear(Outputs = StudyShape.Characters, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class Greedy2 : IEmittedModel<Greedy2, Greedy2.State, Greedy2.Workspace>;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedRnn(Hidden = StudyShape.Hidden, Quantizer = Quantizer.Refined, WBits = 2)]
    [QuantizedLinear(Outputs = StudyShape.Characters, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class Refined2 : IEmittedModel<Refined2, Refined2.State, Refined2.Workspace>;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedRnn(Hidden = StudyShape.Hidden, Quantizer = Quantizer.Alternating, WBits = 2)]
    [QuantizedLinear(Outputs = StudyShape.Characters, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class Alternating2 : IEmittedModel<Alternating2, Alternating2.State, Alternating2.Workspace>;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedRnn(Hidden = StudyShape.Hidden, Quantizer = Quantizer.Alternating, WBits = 3)]
    [QuantizedLinear(Outputs = StudyShape.Characters, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class Alternating3 : IEmittedModel<Alternating3, Alternating3.State, Alternating3.Workspace>;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedRnn(Hidden = StudyShape.Hidden, Quantizer = Quantizer.Alternating, WBits = 2, ABits = 2)]
    [QuantizedLinear(Outputs = StudyShape.Characters, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class Alternating2A2 : IEmittedModel<Alternating2A2, Alternating2A2.State, Alternating2A2.Workspace>;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedRnn(Hidden = StudyShape.Hidden, Quantizer = Quantizer.Binarization, WBits = 1)]
    [QuantizedLinear(Outputs = StudyShape.Characters, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class Binarization : IEmittedModel<Binarization, Binarization.State, Binarization.Workspace>;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedRnn(Hidden = StudyShape.Hidden, Quantizer = Quantizer.Binarization, WBits = 1, Stochastic = true)]
    [QuantizedLinear(Outputs = StudyShape.Characters, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class BinarizationDrawn : IEmittedModel<BinarizationDrawn, BinarizationDrawn.State, BinarizationDrawn.Workspace>;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedRnn(Hidden = StudyShape.Hidden, Quantizer = Quantizer.Ternarization, WBits = 2)]
    [QuantizedLinear(Outputs = StudyShape.Characters, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class Ternarization : IEmittedModel<Ternarization, Ternarization.State, Ternarization.Workspace>;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedRnn(Hidden = StudyShape.Hidden, Quantizer = Quantizer.Ternarization, WBits = 2, Stochastic = true)]
    [QuantizedLinear(Outputs = StudyShape.Characters, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class TernarizationDrawn : IEmittedModel<TernarizationDrawn, TernarizationDrawn.State, TernarizationDrawn.Workspace>;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedRnn(Hidden = StudyShape.Hidden, Quantizer = Quantizer.PowerOfTwoTernarization, WBits = 2)]
    [QuantizedLinear(Outputs = StudyShape.Characters, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class PowerOfTwoTernarization : IEmittedModel<PowerOfTwoTernarization, PowerOfTwoTernarization.State, PowerOfTwoTernarization.Workspace>;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedRnn(Hidden = StudyShape.Hidden, Quantizer = Quantizer.BinaryConnect, WBits = 1)]
    [QuantizedLinear(Outputs = StudyShape.Characters, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class BinaryConnect : IEmittedModel<BinaryConnect, BinaryConnect.State, BinaryConnect.Workspace>;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedRnn(Hidden = StudyShape.Hidden, Quantizer = Quantizer.TerConnect, WBits = 2)]
    [QuantizedLinear(Outputs = StudyShape.Characters, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class TerConnect : IEmittedModel<TerConnect, TerConnect.State, TerConnect.Workspace>;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedRnn(Hidden = StudyShape.Hidden, Quantizer = Quantizer.BinaryWeight, WBits = 1)]
    [QuantizedLinear(Outputs = StudyShape.Characters, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class BinaryWeight : IEmittedModel<BinaryWeight, BinaryWeight.State, BinaryWeight.Workspace>;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedRnn(Hidden = StudyShape.Hidden, Quantizer = Quantizer.TernaryWeight, WBits = 2)]
    [QuantizedLinear(Outputs = StudyShape.Characters, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class TernaryWeight : IEmittedModel<TernaryWeight, TernaryWeight.State, TernaryWeight.Workspace>;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedRnn(Hidden = StudyShape.Hidden, Quantizer = Quantizer.RecurrentBinary, WBits = 1)]
    [QuantizedLinear(Outputs = StudyShape.Characters, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class RecurrentBinary : IEmittedModel<RecurrentBinary, RecurrentBinary.State, RecurrentBinary.Workspace>;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedRnn(Hidden = StudyShape.Hidden, Quantizer = Quantizer.RecurrentBinary, WBits = 1, Stochastic = true)]
    [QuantizedLinear(Outputs = StudyShape.Characters, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class RecurrentBinaryDrawn : IEmittedModel<RecurrentBinaryDrawn, RecurrentBinaryDrawn.State, RecurrentBinaryDrawn.Workspace>;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedRnn(Hidden = StudyShape.Hidden, Quantizer = Quantizer.RecurrentTernary, WBits = 2)]
    [QuantizedLinear(Outputs = StudyShape.Characters, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class RecurrentTernary : IEmittedModel<RecurrentTernary, RecurrentTernary.State, RecurrentTernary.Workspace>;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedRnn(Hidden = StudyShape.Hidden, Quantizer = Quantizer.RecurrentTernary, WBits = 2, Stochastic = true)]
    [QuantizedLinear(Outputs = StudyShape.Characters, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class RecurrentTernaryDrawn : IEmittedModel<RecurrentTernaryDrawn, RecurrentTernaryDrawn.State, RecurrentTernaryDrawn.Workspace>;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedRnn(Hidden = StudyShape.Hidden, Quantizer = Quantizer.FullPrecision, WeightNorm = true)]
    [QuantizedLinear(Outputs = StudyShape.Characters, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class FloatNorm : IEmittedModel<FloatNorm, FloatNorm.State, FloatNorm.Workspace>;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedRnn(Hidden = StudyShape.Hidden, Quantizer = Quantizer.BalancedMedian, WBits = 2)]
    [QuantizedLinear(Outputs = StudyShape.Characters, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class BalancedMedian2 : IEmittedModel<BalancedMedian2, BalancedMedian2.State, BalancedMedian2.Workspace>;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedRnn(Hidden = StudyShape.Hidden, Quantizer = Quantizer.Exponential, WBits = 7)]
    [QuantizedLinear(Outputs = StudyShape.Characters, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class Exponential7 : IEmittedModel<Exponential7, Exponential7.State, Exponential7.Workspace>;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedRnn(Hidden = StudyShape.Hidden, Quantizer = Quantizer.Exponential, WBits = 7, Stochastic = true)]
    [QuantizedLinear(Outputs = StudyShape.Characters, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class Exponential7Drawn : IEmittedModel<Exponential7Drawn, Exponential7Drawn.State, Exponential7Drawn.Workspace>;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedRnn(Hidden = StudyShape.Hidden, Quantizer = Quantizer.Exponential, WBits = 4)]
    [QuantizedLinear(Outputs = StudyShape.Characters, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class Exponential4 : IEmittedModel<Exponential4, Exponential4.State, Exponential4.Workspace>;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedRnn(Hidden = StudyShape.Hidden, Quantizer = Quantizer.DenseShift, WBits = 2)]
    [QuantizedLinear(Outputs = StudyShape.Characters, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class DenseShift2 : IEmittedModel<DenseShift2, DenseShift2.State, DenseShift2.Workspace>;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedRnn(Hidden = StudyShape.Hidden, Quantizer = Quantizer.DenseShift, WBits = 3)]
    [QuantizedLinear(Outputs = StudyShape.Characters, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class DenseShift3 : IEmittedModel<DenseShift3, DenseShift3.State, DenseShift3.Workspace>;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedRnn(Hidden = StudyShape.Hidden, Quantizer = Quantizer.DenseShift, WBits = 4)]
    [QuantizedLinear(Outputs = StudyShape.Characters, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class DenseShift4 : IEmittedModel<DenseShift4, DenseShift4.State, DenseShift4.Workspace>;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedRnn(Hidden = StudyShape.Hidden, Quantizer = Quantizer.SignSparseShift, WBits = 3)]
    [QuantizedLinear(Outputs = StudyShape.Characters, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class SignSparseShift3 : IEmittedModel<SignSparseShift3, SignSparseShift3.State, SignSparseShift3.Workspace>;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedRnn(Hidden = StudyShape.Hidden, Quantizer = Quantizer.BinaryConnect, WBits = 1, WeightNorm = true)]
    [QuantizedLinear(Outputs = StudyShape.Characters, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class BinaryConnectNorm : IEmittedModel<BinaryConnectNorm, BinaryConnectNorm.State, BinaryConnectNorm.Workspace>;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedRnn(Hidden = StudyShape.Hidden, Quantizer = Quantizer.TerConnect, WBits = 2, WeightNorm = true)]
    [QuantizedLinear(Outputs = StudyShape.Characters, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class TerConnectNorm : IEmittedModel<TerConnectNorm, TerConnectNorm.State, TerConnectNorm.Workspace>;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedRnn(Hidden = StudyShape.Hidden, Quantizer = Quantizer.DenseShift, WBits = 3, WeightNorm = true)]
    [QuantizedLinear(Outputs = StudyShape.Characters, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class DenseShift3Norm : IEmittedModel<DenseShift3Norm, DenseShift3Norm.State, DenseShift3Norm.Workspace>;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedRnn(Hidden = StudyShape.Hidden, Quantizer = Quantizer.FullPrecision, ProductNorm = ProductNorm.Layer)]
    [QuantizedLinear(Outputs = StudyShape.Characters, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class FloatLayerNorm : IEmittedModel<FloatLayerNorm, FloatLayerNorm.State, FloatLayerNorm.Workspace>;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedRnn(Hidden = StudyShape.Hidden, WBits = 1, Quantizer = Quantizer.BinaryConnect, ProductNorm = ProductNorm.Layer)]
    [QuantizedLinear(Outputs = StudyShape.Characters, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class BinaryConnectLayerNorm : IEmittedModel<BinaryConnectLayerNorm, BinaryConnectLayerNorm.State, BinaryConnectLayerNorm.Workspace>;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedRnn(Hidden = StudyShape.Hidden, WBits = 2, Quantizer = Quantizer.TerConnect, ProductNorm = ProductNorm.Layer)]
    [QuantizedLinear(Outputs = StudyShape.Characters, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class TerConnectLayerNorm : IEmittedModel<TerConnectLayerNorm, TerConnectLayerNorm.State, TerConnectLayerNorm.Workspace>;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedRnn(Hidden = StudyShape.Hidden, Quantizer = Quantizer.FullPrecision, ProductNorm = ProductNorm.Batch)]
    [QuantizedLinear(Outputs = StudyShape.Characters, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class FloatBatchNorm : IEmittedModel<FloatBatchNorm, FloatBatchNorm.State, FloatBatchNorm.Workspace>;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedRnn(Hidden = StudyShape.Hidden, WBits = 1, Quantizer = Quantizer.RecurrentBinary, ProductNorm = ProductNorm.Batch)]
    [QuantizedLinear(Outputs = StudyShape.Characters, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class RecurrentBinaryBatchNorm : IEmittedModel<RecurrentBinaryBatchNorm, RecurrentBinaryBatchNorm.State, RecurrentBinaryBatchNorm.Workspace>;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedRnn(Hidden = StudyShape.Hidden, WBits = 2, Quantizer = Quantizer.RecurrentTernary, ProductNorm = ProductNorm.Batch)]
    [QuantizedLinear(Outputs = StudyShape.Characters, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class RecurrentTernaryBatchNorm : IEmittedModel<RecurrentTernaryBatchNorm, RecurrentTernaryBatchNorm.State, RecurrentTernaryBatchNorm.Workspace>;
}
