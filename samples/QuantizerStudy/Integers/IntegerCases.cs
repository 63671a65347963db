using System.Collections.Generic;
using KernelGen;
using static QuantizerStudy.Integers.IntegerCase;
using static QuantizerStudy.Integers.IntegerCells;
using static QuantizerStudy.Integers.IntegerWordCells;

namespace QuantizerStudy.Integers;

/// <summary>All cells of the comparison. The emitted classes share no type, so each is bound by name.</summary>
internal static class IntegerCases
{
    /// <summary>Those over characters.</summary>
    public static IReadOnlyList<IntegerCase> OfCharacters { get; } =
    [
        new("RNN", ProductNorm.Layer,
            Of<RnnLayerFloat, RnnLayerFloat.State, RnnLayerFloat.Workspace>(static options => new RnnLayerFloat.Trainer(options)),
            Of<RnnLayerCodes, RnnLayerCodes.State, RnnLayerCodes.Workspace>(static options => new RnnLayerCodes.Trainer(options)),
            OfIntegers<RnnLayerIntegers, RnnLayerIntegers.State>(static options => new RnnLayerIntegers.Trainer(options))),
        new("LSTM", ProductNorm.Layer,
            Of<LstmLayerFloat, LstmLayerFloat.State, LstmLayerFloat.Workspace>(static options => new LstmLayerFloat.Trainer(options)),
            Of<LstmLayerCodes, LstmLayerCodes.State, LstmLayerCodes.Workspace>(static options => new LstmLayerCodes.Trainer(options)),
            OfIntegers<LstmLayerIntegers, LstmLayerIntegers.State>(static options => new LstmLayerIntegers.Trainer(options))),
        new("GRU", ProductNorm.Layer,
            Of<GruLayerFloat, GruLayerFloat.State, GruLayerFloat.Workspace>(static options => new GruLayerFloat.Trainer(options)),
            Of<GruLayerCodes, GruLayerCodes.State, GruLayerCodes.Workspace>(static options => new GruLayerCodes.Trainer(options)),
            OfIntegers<GruLayerIntegers, GruLayerIntegers.State>(static options => new GruLayerIntegers.Trainer(options))),
        new("RNN", ProductNorm.MeanDeviation,
            Of<RnnMadFloat, RnnMadFloat.State, RnnMadFloat.Workspace>(static options => new RnnMadFloat.Trainer(options)),
            Of<RnnMadCodes, RnnMadCodes.State, RnnMadCodes.Workspace>(static options => new RnnMadCodes.Trainer(options)),
            OfIntegers<RnnMadIntegers, RnnMadIntegers.State>(static options => new RnnMadIntegers.Trainer(options))),
        new("LSTM", ProductNorm.MeanDeviation,
            Of<LstmMadFloat, LstmMadFloat.State, LstmMadFloat.Workspace>(static options => new LstmMadFloat.Trainer(options)),
            Of<LstmMadCodes, LstmMadCodes.State, LstmMadCodes.Workspace>(static options => new LstmMadCodes.Trainer(options)),
            OfIntegers<LstmMadIntegers, LstmMadIntegers.State>(static options => new LstmMadIntegers.Trainer(options))),
        new("GRU", ProductNorm.MeanDeviation,
            Of<GruMadFloat, GruMadFloat.State, GruMadFloat.Workspace>(static options => new GruMadFloat.Trainer(options)),
            Of<GruMadCodes, GruMadCodes.State, GruMadCodes.Workspace>(static options => new GruMadCodes.Trainer(options)),
            OfIntegers<GruMadIntegers, GruMadIntegers.State>(static options => new GruMadIntegers.Trainer(options))),
    ];

    /// <summary>Those over words.</summary>
    public static IReadOnlyList<IntegerCase> OfWords { get; } =
    [
        new("RNN", ProductNorm.Layer,
            Of<RnnWordsFloat, RnnWordsFloat.State, RnnWordsFloat.Workspace>(static options => new RnnWordsFloat.Trainer(options)),
            Of<RnnWordsCodes, RnnWordsCodes.State, RnnWordsCodes.Workspace>(static options => new RnnWordsCodes.Trainer(options)),
            OfIntegers<RnnWordsIntegers, RnnWordsIntegers.State>(static options => new RnnWordsIntegers.Trainer(options))),
        new("LSTM", ProductNorm.Layer,
            Of<LstmWordsFloat, LstmWordsFloat.State, LstmWordsFloat.Workspace>(static options => new LstmWordsFloat.Trainer(options)),
            Of<LstmWordsCodes, LstmWordsCodes.State, LstmWordsCodes.Workspace>(static options => new LstmWordsCodes.Trainer(options)),
            OfIntegers<LstmWordsIntegers, LstmWordsIntegers.State>(static options => new LstmWordsIntegers.Trainer(options))),
        new("GRU", ProductNorm.Layer,
            Of<GruWordsFloat, GruWordsFloat.State, GruWordsFloat.Workspace>(static options => new GruWordsFloat.Trainer(options)),
            Of<GruWordsCodes, GruWordsCodes.State, GruWordsCodes.Workspace>(static options => new GruWordsCodes.Trainer(options)),
            OfIntegers<GruWordsIntegers, GruWordsIntegers.State>(static options => new GruWordsIntegers.Trainer(options))),
    ];
}
