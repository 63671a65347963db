using KernelGen;
using LanguageModel.Models;

namespace QuantizerStudy.Integers;

/// <summary>The cells of the comparison over words: 300 units, 10,000 words, products normalised by layer; each in the same three forms.</summary>
internal static partial class IntegerWordCells
{
    private const int Words = 10_000, Units = 300, Batch = 20, Steps = 35;

    [QuantizedEmbedding(Vocabulary = Words, Size = Units, Quantizer = Quantizer.FullPrecision)]
    [QuantizedRnn(Hidden = Units, Quantizer = Quantizer.FullPrecision, ProductNorm = ProductNorm.Layer)]
    [QuantizedLinear(Outputs = Words, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = Batch, Steps = Steps)]
    internal sealed partial class RnnWordsFloat : IEmittedModel<RnnWordsFloat, RnnWordsFloat.State, RnnWordsFloat.Workspace>;

    [QuantizedEmbedding(Vocabulary = Words, Size = Units, Quantizer = Quantizer.FullPrecision)]
    [QuantizedRnn(Hidden = Units, WBits = 8, ABits = 8, Quantizer = Quantizer.Symmetric, ProductNorm = ProductNorm.Layer)]
    [QuantizedLinear(Outputs = Words, WBits = 8, ABits = 8, Quantizer = Quantizer.Symmetric)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = Batch, Steps = Steps)]
    internal sealed partial class RnnWordsCodes : IEmittedModel<RnnWordsCodes, RnnWordsCodes.State, RnnWordsCodes.Workspace>;

    [IntegerOnly]
    [QuantizedEmbedding(Vocabulary = Words, Size = Units)]
    [QuantizedRnn(Hidden = Units, ProductNorm = ProductNorm.Layer)]
    [QuantizedLinear(Outputs = Words)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = Batch, Steps = Steps)]
    internal sealed partial class RnnWordsIntegers : IEmittedIntegers<RnnWordsIntegers, RnnWordsIntegers.State>;

    [QuantizedEmbedding(Vocabulary = Words, Size = Units, Quantizer = Quantizer.FullPrecision)]
    [QuantizedLstm(Hidden = Units, Quantizer = Quantizer.FullPrecision, ProductNorm = ProductNorm.Layer)]
    [QuantizedLinear(Outputs = Words, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = Batch, Steps = Steps)]
    internal sealed partial class LstmWordsFloat : IEmittedModel<LstmWordsFloat, LstmWordsFloat.State, LstmWordsFloat.Workspace>;

    [QuantizedEmbedding(Vocabulary = Words, Size = Units, Quantizer = Quantizer.FullPrecision)]
    [QuantizedLstm(Hidden = Units, WBits = 8, ABits = 8, Quantizer = Quantizer.Symmetric, ProductNorm = ProductNorm.Layer)]
    [QuantizedLinear(Outputs = Words, WBits = 8, ABits = 8, Quantizer = Quantizer.Symmetric)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = Batch, Steps = Steps)]
    internal sealed partial class LstmWordsCodes : IEmittedModel<LstmWordsCodes, LstmWordsCodes.State, LstmWordsCodes.Workspace>;

    [IntegerOnly]
    [QuantizedEmbedding(Vocabulary = Words, Size = Units)]
    [QuantizedLstm(Hidden = Units, ProductNorm = ProductNorm.Layer)]
    [QuantizedLinear(Outputs = Words)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = Batch, Steps = Steps)]
    internal sealed partial class LstmWordsIntegers : IEmittedIntegers<LstmWordsIntegers, LstmWordsIntegers.State>;

    [QuantizedEmbedding(Vocabulary = Words, Size = Units, Quantizer = Quantizer.FullPrecision)]
    [QuantizedGru(Hidden = Units, Quantizer = Quantizer.FullPrecision, ProductNorm = ProductNorm.Layer)]
    [QuantizedLinear(Outputs = Words, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = Batch, Steps = Steps)]
    internal sealed partial class GruWordsFloat : IEmittedModel<GruWordsFloat, GruWordsFloat.State, GruWordsFloat.Workspace>;

    [QuantizedEmbedding(Vocabulary = Words, Size = Units, Quantizer = Quantizer.FullPrecision)]
    [QuantizedGru(Hidden = Units, WBits = 8, ABits = 8, Quantizer = Quantizer.Symmetric, ProductNorm = ProductNorm.Layer)]
    [QuantizedLinear(Outputs = Words, WBits = 8, ABits = 8, Quantizer = Quantizer.Symmetric)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = Batch, Steps = Steps)]
    internal sealed partial class GruWordsCodes : IEmittedModel<GruWordsCodes, GruWordsCodes.State, GruWordsCodes.Workspace>;

    [IntegerOnly]
    [QuantizedEmbedding(Vocabulary = Words, Size = Units)]
    [QuantizedGru(Hidden = Units, ProductNorm = ProductNorm.Layer)]
    [QuantizedLinear(Outputs = Words)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = Batch, Steps = Steps)]
    internal sealed partial class GruWordsIntegers : IEmittedIntegers<GruWordsIntegers, GruWordsIntegers.State>;
}
