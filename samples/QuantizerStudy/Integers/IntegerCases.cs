using System.Collections.Generic;
using KernelGen;
using LanguageModel.Models;
using static QuantizerStudy.Integers.IntegerCells;

namespace QuantizerStudy.Integers;

/// <summary>All cells of the comparison. The emitted classes share no type, so each is bound by name.</summary>
internal static class IntegerCases
{
    public static IReadOnlyList<IntegerCase> All { get; } =
    [
        new("RNN", ProductNorm.Layer, RnnLayerIntegers.Spec, RnnLayerCodes.Spec, static options => new RnnLayerFloat.Trainer(options),
            static packed => OpenModel.Of<RnnLayerCodes, RnnLayerCodes.State, RnnLayerCodes.Workspace>(packed),
            static packed =>
            {
                RnnLayerIntegers model = RnnLayerIntegers.Of(packed);
                return new IntegerStreams(model.OutputUnit, () =>
                {
                    RnnLayerIntegers.State state = model.CreateState();
                    return (token, output) => model.Step(token, state, output);
                });
            }),
        new("LSTM", ProductNorm.Layer, LstmLayerIntegers.Spec, LstmLayerCodes.Spec, static options => new LstmLayerFloat.Trainer(options),
            static packed => OpenModel.Of<LstmLayerCodes, LstmLayerCodes.State, LstmLayerCodes.Workspace>(packed),
            static packed =>
            {
                LstmLayerIntegers model = LstmLayerIntegers.Of(packed);
                return new IntegerStreams(model.OutputUnit, () =>
                {
                    LstmLayerIntegers.State state = model.CreateState();
                    return (token, output) => model.Step(token, state, output);
                });
            }),
        new("GRU", ProductNorm.Layer, GruLayerIntegers.Spec, GruLayerCodes.Spec, static options => new GruLayerFloat.Trainer(options),
            static packed => OpenModel.Of<GruLayerCodes, GruLayerCodes.State, GruLayerCodes.Workspace>(packed),
            static packed =>
            {
                GruLayerIntegers model = GruLayerIntegers.Of(packed);
                return new IntegerStreams(model.OutputUnit, () =>
                {
                    GruLayerIntegers.State state = model.CreateState();
                    return (token, output) => model.Step(token, state, output);
                });
            }),
        new("RNN", ProductNorm.MeanDeviation, RnnMadIntegers.Spec, RnnMadCodes.Spec, static options => new RnnMadFloat.Trainer(options),
            static packed => OpenModel.Of<RnnMadCodes, RnnMadCodes.State, RnnMadCodes.Workspace>(packed),
            static packed =>
            {
                RnnMadIntegers model = RnnMadIntegers.Of(packed);
                return new IntegerStreams(model.OutputUnit, () =>
                {
                    RnnMadIntegers.State state = model.CreateState();
                    return (token, output) => model.Step(token, state, output);
                });
            }),
        new("LSTM", ProductNorm.MeanDeviation, LstmMadIntegers.Spec, LstmMadCodes.Spec, static options => new LstmMadFloat.Trainer(options),
            static packed => OpenModel.Of<LstmMadCodes, LstmMadCodes.State, LstmMadCodes.Workspace>(packed),
            static packed =>
            {
                LstmMadIntegers model = LstmMadIntegers.Of(packed);
                return new IntegerStreams(model.OutputUnit, () =>
                {
                    LstmMadIntegers.State state = model.CreateState();
                    return (token, output) => model.Step(token, state, output);
                });
            }),
        new("GRU", ProductNorm.MeanDeviation, GruMadIntegers.Spec, GruMadCodes.Spec, static options => new GruMadFloat.Trainer(options),
            static packed => OpenModel.Of<GruMadCodes, GruMadCodes.State, GruMadCodes.Workspace>(packed),
            static packed =>
            {
                GruMadIntegers model = GruMadIntegers.Of(packed);
                return new IntegerStreams(model.OutputUnit, () =>
                {
                    GruMadIntegers.State state = model.CreateState();
                    return (token, output) => model.Step(token, state, output);
                });
            }),
    ];
}
