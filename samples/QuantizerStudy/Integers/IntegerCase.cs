using System;
using KernelGen;
using KernelGen.Formats;
using KernelGen.Spec;
using KernelGen.Training;
using LanguageModel.Models;

namespace QuantizerStudy.Integers;

/// <summary>One form of a network of the comparison.</summary>
/// <param name="Spec">The network.</param>
/// <param name="CreateTrainer">Makes its trainer.</param>
/// <param name="Open">Opens it packed.</param>
internal sealed record IntegerForm(ModelSpec Spec, Func<TrainingOptions, TokenTrainer> CreateTrainer, Func<PackedModel, OpenModel> Open);

/// <summary>A cell in floats, with float gates between codes, and in integers alone.</summary>
/// <param name="Cell">RNN, LSTM or GRU.</param>
/// <param name="Norm">How its products are normalised.</param>
/// <param name="Floats">The float twin.</param>
/// <param name="Codes">The network of 8-bit weights and 8-bit h with float gates.</param>
/// <param name="Integers">The integer-only network.</param>
internal sealed record IntegerCase(string Cell, ProductNorm Norm, IntegerForm Floats, IntegerForm Codes, IntegerForm Integers)
{
    /// <summary>The name in a table.</summary>
    public string Name => Norm == ProductNorm.Layer ? $"{Cell}, LayerNorm" : $"{Cell}, MadNorm";

    /// <summary>The form of an emitted network whose outputs are floats.</summary>
    public static IntegerForm Of<TModel, TState, TWorkspace>(Func<TrainingOptions, TokenTrainer> createTrainer)
        where TModel : IEmittedModel<TModel, TState, TWorkspace> =>
        new(TModel.Spec, createTrainer, OpenModel.Of<TModel, TState, TWorkspace>);

    /// <summary>The form of an emitted network in integers alone.</summary>
    public static IntegerForm OfIntegers<TModel, TState>(Func<TrainingOptions, TokenTrainer> createTrainer)
        where TModel : IEmittedIntegers<TModel, TState> =>
        new(TModel.Spec, createTrainer, static packed =>
        {
            TModel model = TModel.Of(packed);
            return new IntegerStreams(packed.Spec.OutputSize, model.OutputUnit, () =>
            {
                TState state = model.CreateState();
                return (token, output) => model.Step(token, state, output);
            });
        });
}
