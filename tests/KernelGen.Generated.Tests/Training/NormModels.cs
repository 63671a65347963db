
#pragma warning disable KG0019 // One bit: what is tested is that training and packed model agree.

namespace KernelGen.Generated.Tests.Training
{
    [QuantizedEmbedding(Vocabulary = 11, Size = 6, Quantizer = Quantizer.FullPrecision)]
    [QuantizedLstm(Hidden = 9, Quantizer = Quantizer.FullPrecision, ProductNorm = ProductNorm.Layer)]
    [QuantizedRnn(Hidden = 10, Quantizer = Quantizer.FullPrecision, ProductNorm = ProductNorm.Layer)]
    [QuantizedLinear(Outputs = 11, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
    public sealed partial class LayerNormLstm;

    [QuantizedEmbedding(Vocabulary = 11, Size = 6, Quantizer = Quantizer.FullPrecision)]
    [QuantizedGru(Hidden = 9, Quantizer = Quantizer.FullPrecision, ProductNorm = ProductNorm.Layer)]
    [QuantizedGru(Hidden = 10, Quantizer = Quantizer.FullPrecision, Reset = ResetGate.Before, ProductNorm = ProductNorm.Layer)]
    [QuantizedLinear(Outputs = 11, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
    public sealed partial class LayerNormGru;

    [QuantizedEmbedding(Vocabulary = 11, Size = 6, Quantizer = Quantizer.FullPrecision)]
    [QuantizedLstm(Hidden = 9, Quantizer = Quantizer.FullPrecision, ProductNorm = ProductNorm.MeanDeviation)]
    [QuantizedRnn(Hidden = 17, Quantizer = Quantizer.FullPrecision, ProductNorm = ProductNorm.MeanDeviation)]
    [QuantizedGru(Hidden = 10, Quantizer = Quantizer.FullPrecision, ProductNorm = ProductNorm.MeanDeviation)]
    [QuantizedLinear(Outputs = 11, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
    public sealed partial class MeanDeviationNorms;

    [QuantizedEmbedding(Vocabulary = 11, Size = 6, Quantizer = Quantizer.FullPrecision)]
    [QuantizedLstm(Hidden = 9, Quantizer = Quantizer.FullPrecision, ProductNorm = ProductNorm.Sum)]
    [QuantizedRnn(Hidden = 17, Quantizer = Quantizer.FullPrecision, ProductNorm = ProductNorm.Sum)]
    [QuantizedLstm(Hidden = 12, Quantizer = Quantizer.FullPrecision, Projection = 7, Peepholes = true, ProductNorm = ProductNorm.Sum)]
    [QuantizedLinear(Outputs = 11, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
    public sealed partial class SumNorms;

    [QuantizedEmbedding(Vocabulary = 11, Size = 6, Quantizer = Quantizer.FullPrecision)]
    [QuantizedLstm(Hidden = 9, Quantizer = Quantizer.FullPrecision, ProductNorm = ProductNorm.Batch)]
    [QuantizedRnn(Hidden = 10, Quantizer = Quantizer.FullPrecision, ProductNorm = ProductNorm.Batch)]
    [QuantizedLinear(Outputs = 11, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 7, Steps = 4)]
    public sealed partial class BatchNormLstm;

    [QuantizedEmbedding(Vocabulary = 11, Size = 6, Quantizer = Quantizer.FullPrecision)]
    [QuantizedGru(Hidden = 9, Quantizer = Quantizer.FullPrecision, ProductNorm = ProductNorm.Batch)]
    [QuantizedGru(Hidden = 10, Quantizer = Quantizer.FullPrecision, Reset = ResetGate.Before, ProductNorm = ProductNorm.Batch)]
    [QuantizedLinear(Outputs = 11, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 7, Steps = 4)]
    public sealed partial class BatchNormGru;

    [QuantizedEmbedding(Vocabulary = 11, Size = 6, Quantizer = Quantizer.FullPrecision)]
    [QuantizedLstm(Hidden = 9, Quantizer = Quantizer.FullPrecision, InputNorm = true)]
    [QuantizedGru(Hidden = 10, Quantizer = Quantizer.FullPrecision, InputNorm = true, ProductNorm = ProductNorm.Layer)]
    [QuantizedLinear(Outputs = 11, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 5)]
    public sealed partial class InputNormLstm;

    [QuantizedRnn(Input = 6, Hidden = 9, Quantizer = Quantizer.FullPrecision, InputNorm = true)]
    [QuantizedLinear(Outputs = 5, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 5)]
    public sealed partial class InputNormRnn;
}

namespace Cases
{
    using KernelGen;

    [QuantizedEmbedding(Vocabulary = 50, Size = 16, Quantizer = Quantizer.FullPrecision)]
    [QuantizedLstm(Hidden = 24, WBits = 1, Quantizer = Quantizer.BinaryConnect, ProductNorm = ProductNorm.Layer)]
    [QuantizedLinear(Outputs = 50, WBits = 2, Quantizer = Quantizer.TernaryWeight)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
    public sealed partial class WordsLayerNorm;

    [QuantizedEmbedding(Vocabulary = 50, Size = 16, Quantizer = Quantizer.FullPrecision)]
    [QuantizedGru(Hidden = 24, WBits = 2, ABits = 4, Quantizer = Quantizer.TerConnect, Reset = ResetGate.Before, ProductNorm = ProductNorm.Layer)]
    [QuantizedLinear(Outputs = 50, WBits = 2, Quantizer = Quantizer.TernaryWeight)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
    public sealed partial class WordsLayerNormGru;

    [QuantizedEmbedding(Vocabulary = 50, Size = 16, Quantizer = Quantizer.FullPrecision)]
    [QuantizedLstm(Hidden = 24, WBits = 4, ABits = 4, ProductNorm = ProductNorm.Sum)]
    [QuantizedLinear(Outputs = 50, WBits = 2, Quantizer = Quantizer.TernaryWeight)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
    public sealed partial class WordsSumNorm;

    [QuantizedEmbedding(Vocabulary = 50, Size = 16, Quantizer = Quantizer.FullPrecision)]
    [QuantizedLstm(Hidden = 24, WBits = 1, Quantizer = Quantizer.RecurrentBinary, Stochastic = true, ProductNorm = ProductNorm.Batch)]
    [QuantizedLinear(Outputs = 50, WBits = 2, Quantizer = Quantizer.TernaryWeight)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 8, Steps = 6)]
    public sealed partial class WordsBatchNorm;

    [QuantizedEmbedding(Vocabulary = 50, Size = 16, Quantizer = Quantizer.FullPrecision)]
    [QuantizedGru(Hidden = 24, WBits = 2, ABits = 4, Quantizer = Quantizer.RecurrentTernary, ProductNorm = ProductNorm.Batch)]
    [QuantizedLinear(Outputs = 50, WBits = 2, Quantizer = Quantizer.TernaryWeight)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 8, Steps = 6)]
    public sealed partial class WordsBatchNormGru;

    [QuantizedEmbedding(Vocabulary = 50, Size = 16, Quantizer = Quantizer.FullPrecision)]
    [QuantizedRnn(Hidden = 24, WBits = 4, Quantizer = Quantizer.Exponential, ProductNorm = ProductNorm.Batch)]
    [QuantizedLinear(Outputs = 50, WBits = 2, Quantizer = Quantizer.TernaryWeight)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 8, Steps = 6)]
    public sealed partial class WordsBatchNormRnn;

    [QuantizedEmbedding(Vocabulary = 50, Size = 16, Quantizer = Quantizer.FullPrecision)]
    [QuantizedGru(Hidden = 24, WBits = 2, Quantizer = Quantizer.Ternarization, Stochastic = true, InputNorm = true)]
    [QuantizedLinear(Outputs = 50, WBits = 2, Quantizer = Quantizer.TernaryWeight)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 6)]
    public sealed partial class WordsInputNorm;
}
