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
    internal sealed partial class RnnLayerFloat;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedRnn(Hidden = StudyShape.Hidden, WBits = 8, ABits = 8, Quantizer = Quantizer.Symmetric, ProductNorm = ProductNorm.Layer)]
    [QuantizedLinear(Outputs = StudyShape.Characters, WBits = 8, ABits = 8, Quantizer = Quantizer.Symmetric)]
    internal sealed partial class RnnLayerCodes : IEmittedModel<RnnLayerCodes, RnnLayerCodes.State, RnnLayerCodes.Workspace>;

    [IntegerOnly]
    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding)]
    [QuantizedRnn(Hidden = StudyShape.Hidden, ProductNorm = ProductNorm.Layer)]
    [QuantizedLinear(Outputs = StudyShape.Characters)]
    internal sealed partial class RnnLayerIntegers;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedLstm(Hidden = StudyShape.Hidden, Quantizer = Quantizer.FullPrecision, ProductNorm = ProductNorm.Layer)]
    [QuantizedLinear(Outputs = StudyShape.Characters, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class LstmLayerFloat;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedLstm(Hidden = StudyShape.Hidden, WBits = 8, ABits = 8, Quantizer = Quantizer.Symmetric, ProductNorm = ProductNorm.Layer)]
    [QuantizedLinear(Outputs = StudyShape.Characters, WBits = 8, ABits = 8, Quantizer = Quantizer.Symmetric)]
    internal sealed partial class LstmLayerCodes : IEmittedModel<LstmLayerCodes, LstmLayerCodes.State, LstmLayerCodes.Workspace>;

    [IntegerOnly]
    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding)]
    [QuantizedLstm(Hidden = StudyShape.Hidden, ProductNorm = ProductNorm.Layer)]
    [QuantizedLinear(Outputs = StudyShape.Characters)]
    internal sealed partial class LstmLayerIntegers;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedGru(Hidden = StudyShape.Hidden, Quantizer = Quantizer.FullPrecision, ProductNorm = ProductNorm.Layer)]
    [QuantizedLinear(Outputs = StudyShape.Characters, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class GruLayerFloat;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedGru(Hidden = StudyShape.Hidden, WBits = 8, ABits = 8, Quantizer = Quantizer.Symmetric, ProductNorm = ProductNorm.Layer)]
    [QuantizedLinear(Outputs = StudyShape.Characters, WBits = 8, ABits = 8, Quantizer = Quantizer.Symmetric)]
    internal sealed partial class GruLayerCodes : IEmittedModel<GruLayerCodes, GruLayerCodes.State, GruLayerCodes.Workspace>;

    [IntegerOnly]
    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding)]
    [QuantizedGru(Hidden = StudyShape.Hidden, ProductNorm = ProductNorm.Layer)]
    [QuantizedLinear(Outputs = StudyShape.Characters)]
    internal sealed partial class GruLayerIntegers;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedRnn(Hidden = StudyShape.Hidden, Quantizer = Quantizer.FullPrecision, ProductNorm = ProductNorm.MeanDeviation)]
    [QuantizedLinear(Outputs = StudyShape.Characters, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class RnnMadFloat;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedRnn(Hidden = StudyShape.Hidden, WBits = 8, ABits = 8, Quantizer = Quantizer.Symmetric, ProductNorm = ProductNorm.MeanDeviation)]
    [QuantizedLinear(Outputs = StudyShape.Characters, WBits = 8, ABits = 8, Quantizer = Quantizer.Symmetric)]
    internal sealed partial class RnnMadCodes : IEmittedModel<RnnMadCodes, RnnMadCodes.State, RnnMadCodes.Workspace>;

    [IntegerOnly]
    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding)]
    [QuantizedRnn(Hidden = StudyShape.Hidden, ProductNorm = ProductNorm.MeanDeviation)]
    [QuantizedLinear(Outputs = StudyShape.Characters)]
    internal sealed partial class RnnMadIntegers;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedLstm(Hidden = StudyShape.Hidden, Quantizer = Quantizer.FullPrecision, ProductNorm = ProductNorm.MeanDeviation)]
    [QuantizedLinear(Outputs = StudyShape.Characters, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class LstmMadFloat;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedLstm(Hidden = StudyShape.Hidden, WBits = 8, ABits = 8, Quantizer = Quantizer.Symmetric, ProductNorm = ProductNorm.MeanDeviation)]
    [QuantizedLinear(Outputs = StudyShape.Characters, WBits = 8, ABits = 8, Quantizer = Quantizer.Symmetric)]
    internal sealed partial class LstmMadCodes : IEmittedModel<LstmMadCodes, LstmMadCodes.State, LstmMadCodes.Workspace>;

    [IntegerOnly]
    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding)]
    [QuantizedLstm(Hidden = StudyShape.Hidden, ProductNorm = ProductNorm.MeanDeviation)]
    [QuantizedLinear(Outputs = StudyShape.Characters)]
    internal sealed partial class LstmMadIntegers;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedGru(Hidden = StudyShape.Hidden, Quantizer = Quantizer.FullPrecision, ProductNorm = ProductNorm.MeanDeviation)]
    [QuantizedLinear(Outputs = StudyShape.Characters, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = StudyShape.Batch, Steps = StudyShape.Steps)]
    internal sealed partial class GruMadFloat;

    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding, Quantizer = Quantizer.FullPrecision)]
    [QuantizedGru(Hidden = StudyShape.Hidden, WBits = 8, ABits = 8, Quantizer = Quantizer.Symmetric, ProductNorm = ProductNorm.MeanDeviation)]
    [QuantizedLinear(Outputs = StudyShape.Characters, WBits = 8, ABits = 8, Quantizer = Quantizer.Symmetric)]
    internal sealed partial class GruMadCodes : IEmittedModel<GruMadCodes, GruMadCodes.State, GruMadCodes.Workspace>;

    [IntegerOnly]
    [QuantizedEmbedding(Vocabulary = StudyShape.Characters, Size = StudyShape.Embedding)]
    [QuantizedGru(Hidden = StudyShape.Hidden, ProductNorm = ProductNorm.MeanDeviation)]
    [QuantizedLinear(Outputs = StudyShape.Characters)]
    internal sealed partial class GruMadIntegers;
}
