using System;
using System.Collections.Generic;
using KernelGen.Formats;
using KernelGen.Spec;
using KernelGen.Training;

namespace Dates.Models;

/// <summary>The models that are compiled in.</summary>
internal static class DateModels
{
    private static readonly DateRecipe begun = Float("float-begun");

    /// <summary>
    /// All that tables show, floats first: what others are compared with. Those of few bits begin with the trained weights of a float model that is not among them, and go on
    /// for as many epochs as the float model here does.
    /// </summary>
    public static IReadOnlyList<DateRecipe> All { get; } =
    [
        Float("float", begun),
        Of(
            "8-bits", GruDates8Bits.Spec, static options => new GruDates8Bits.Trainer(options), static packed => GruDates8Bits.Of(packed),
            static (model, beam, longest) => model.CreateDecoder(beam, longest).Decode, begun),
        Of(
            "4-bits", GruDates4Bits.Spec, static options => new GruDates4Bits.Trainer(options), static packed => GruDates4Bits.Of(packed),
            static (model, beam, longest) => model.CreateDecoder(beam, longest).Decode, begun),
        Of(
            "3-bits", GruDates3Bits.Spec, static options => new GruDates3Bits.Trainer(options), static packed => GruDates3Bits.Of(packed),
            static (model, beam, longest) => model.CreateDecoder(beam, longest).Decode, begun),
        Of(
            "2-bits", GruDates2Bits.Spec, static options => new GruDates2Bits.Trainer(options), static packed => GruDates2Bits.Of(packed),
            static (model, beam, longest) => model.CreateDecoder(beam, longest).Decode, begun),
        Of(
            "integers-8", IntegerDates8Bits.Spec, static options => new IntegerDates8Bits.Trainer(options), static packed => IntegerDates8Bits.Of(packed),
            static (model, beam, longest) => model.CreateDecoder(beam, longest).Decode, begun),
        Of(
            "integers-4", IntegerDates4Bits.Spec, static options => new IntegerDates4Bits.Trainer(options), static packed => IntegerDates4Bits.Of(packed),
            static (model, beam, longest) => model.CreateDecoder(beam, longest).Decode, begun),
    ];

    private static DateRecipe Float(string name, DateRecipe? start = null) => Of(
        name, GruDatesFloat.Spec, static options => new GruDatesFloat.Trainer(options), static packed => GruDatesFloat.Of(packed),
        static (model, beam, longest) => model.CreateDecoder(beam, longest).Decode, start);

    private static DateRecipe Of<TModel>(
        string name,
        ModelSpec spec,
        Func<TrainingOptions, TokenDecoderTrainer> createTrainer,
        Func<PackedModel, TModel> open,
        Func<TModel, int, int, DateSearch> createSearch,
        DateRecipe? start)
        where TModel : IDisposable =>
        new(name, options => new EmittedDateModel(createTrainer(options), weights => PackedDateModel<TModel>.Of(spec, weights, open, createSearch)), start);
}
