using KernelGen;
using LanguageModel.Models;
using QuantizerStudy.Models;

namespace QuantizerStudy.Integers;

/// <summary>
/// The cells of the comparison, each three times: in floats, with 8-bit weights and 8-bit h between float gates, and in integers alone. Their products are
/// normalised by layer or by mean absolute deviation.
/// </summary>
internal static partial class IntegerCells
{
    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedRnn(Hidden = StudyShape.Hidden, Quantizer = Quantizer.FullPrecision, ProductNorm = ProductNorm.Layer)]
    [QuantizedLinear(Outputs = StudyShape.Characters, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class RnnLayerFloat : IEmittedModel<RnnLayerFloat, RnnLayerFloat.State, RnnLayerFloat.Workspace>;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedRnn(Hidden = StudyShape.Hidden, WBits = 8, ABits = 8, Quantizer = Quantizer.Symmetric, ProductNorm = ProductNorm.Layer)]
    [QuantizedLinear(Outputs = StudyShape.Characters, WBits = 8, ABits = 8, Quantizer = Quantizer.Symmetric)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class RnnLayerCodes : IEmittedModel<RnnLayerCodes, RnnLayerCodes.State, RnnLayerCodes.Workspace>;

    [IntegerOnly]
    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding)]
    [QuantizedRnn(Hidden = StudyShape.Hidden, ProductNorm = ProductNorm.Layer)]
    [QuantizedLinear(Outputs = StudyShape.Characters)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class RnnLayerIntegers : IEmittedIntegers<RnnLayerIntegers, RnnLayerIntegers.State>;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedLstm(Hidden = StudyShape.Hidden, Quantizer = Quantizer.FullPrecision, ProductNorm = ProductNorm.Layer)]
    [QuantizedLinear(Outputs = StudyShape.Characters, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class LstmLayerFloat : IEmittedModel<LstmLayerFloat, LstmLayerFloat.State, LstmLayerFloat.Workspace>;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedLstm(Hidden = StudyShape.Hidden, WBits = 8, ABits = 8, Quantizer = Quantizer.Symmetric, ProductNorm = ProductNorm.Layer)]
    [QuantizedLinear(Outputs = StudyShape.Characters, WBits = 8, ABits = 8, Quantizer = Quantizer.Symmetric)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class LstmLayerCodes : IEmittedModel<LstmLayerCodes, LstmLayerCodes.State, LstmLayerCodes.Workspace>;

    [IntegerOnly]
    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding)]
    [QuantizedLstm(Hidden = StudyShape.Hidden, ProductNorm = ProductNorm.Layer)]
    [QuantizedLinear(Outputs = StudyShape.Characters)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class LstmLayerIntegers : IEmittedIntegers<LstmLayerIntegers, LstmLayerIntegers.State>;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedGru(Hidden = StudyShape.Hidden, Quantizer = Quantizer.FullPrecision, ProductNorm = ProductNorm.Layer)]
    [QuantizedLinear(Outputs = StudyShape.Characters, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class GruLayerFloat : IEmittedModel<GruLayerFloat, GruLayerFloat.State, GruLayerFloat.Workspace>;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedGru(Hidden = StudyShape.Hidden, WBits = 8, ABits = 8, Quantizer = Quantizer.Symmetric, ProductNorm = ProductNorm.Layer)]
    [QuantizedLinear(Outputs = StudyShape.Characters, WBits = 8, ABits = 8, Quantizer = Quantizer.Symmetric)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class GruLayerCodes : IEmittedModel<GruLayerCodes, GruLayerCodes.State, GruLayerCodes.Workspace>;

    [IntegerOnly]
    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding)]
    [QuantizedGru(Hidden = StudyShape.Hidden, ProductNorm = ProductNorm.Layer)]
    [QuantizedLinear(Outputs = StudyShape.Characters)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class GruLayerIntegers : IEmittedIntegers<GruLayerIntegers, GruLayerIntegers.State>;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedRnn(Hidden = StudyShape.Hidden, Quantizer = Quantizer.FullPrecision, ProductNorm = ProductNorm.MeanDeviation)]
    [QuantizedLinear(Outputs = StudyShape.Characters, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class RnnMadFloat : IEmittedModel<RnnMadFloat, RnnMadFloat.State, RnnMadFloat.Workspace>;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedRnn(Hidden = StudyShape.Hidden, WBits = 8, ABits = 8, Quantizer = Quantizer.Symmetric, ProductNorm = ProductNorm.MeanDeviation)]
    [QuantizedLinear(Outputs = StudyShape.Characters, WBits = 8, ABits = 8, Quantizer = Quantizer.Symmetric)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class RnnMadCodes : IEmittedModel<RnnMadCodes, RnnMadCodes.State, RnnMadCodes.Workspace>;

    [IntegerOnly]
    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding)]
    [QuantizedRnn(Hidden = StudyShape.Hidden, ProductNorm = ProductNorm.MeanDeviation)]
    [QuantizedLinear(Outputs = StudyShape.Characters)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class RnnMadIntegers : IEmittedIntegers<RnnMadIntegers, RnnMadIntegers.State>;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedLstm(Hidden = StudyShape.Hidden, Quantizer = Quantizer.FullPrecision, ProductNorm = ProductNorm.MeanDeviation)]
    [QuantizedLinear(Outputs = StudyShape.Characters, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class LstmMadFloat : IEmittedModel<LstmMadFloat, LstmMadFloat.State, LstmMadFloat.Workspace>;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedLstm(Hidden = StudyShape.Hidden, WBits = 8, ABits = 8, Quantizer = Quantizer.Symmetric, ProductNorm = ProductNorm.MeanDeviation)]
    [QuantizedLinear(Outputs = StudyShape.Characters, WBits = 8, ABits = 8, Quantizer = Quantizer.Symmetric)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class LstmMadCodes : IEmittedModel<LstmMadCodes, LstmMadCodes.State, LstmMadCodes.Workspace>;

    [IntegerOnly]
    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding)]
    [QuantizedLstm(Hidden = StudyShape.Hidden, ProductNorm = ProductNorm.MeanDeviation)]
    [QuantizedLinear(Outputs = StudyShape.Characters)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class LstmMadIntegers : IEmittedIntegers<LstmMadIntegers, LstmMadIntegers.State>;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedGru(Hidden = StudyShape.Hidden, Quantizer = Quantizer.FullPrecision, ProductNorm = ProductNorm.MeanDeviation)]
    [QuantizedLinear(Outputs = StudyShape.Characters, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class GruMadFloat : IEmittedModel<GruMadFloat, GruMadFloat.State, GruMadFloat.Workspace>;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedGru(Hidden = StudyShape.Hidden, WBits = 8, ABits = 8, Quantizer = Quantizer.Symmetric, ProductNorm = ProductNorm.MeanDeviation)]
    [QuantizedLinear(Outputs = StudyShape.Characters, WBits = 8, ABits = 8, Quantizer = Quantizer.Symmetric)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class GruMadCodes : IEmittedModel<GruMadCodes, GruMadCodes.State, GruMadCodes.Workspace>;

    [IntegerOnly]
    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding)]
    [QuantizedGru(Hidden = StudyShape.Hidden, ProductNorm = ProductNorm.MeanDeviation)]
    [QuantizedLinear(Outputs = StudyShape.Characters)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class GruMadIntegers : IEmittedIntegers<GruMadIntegers, GruMadIntegers.State>;
}
