using System;
using System.Collections.Generic;
using KernelGen.Training;
using SpokenDigits.Recognition;

namespace SpokenDigits.Models;

/// <summary>The declared models.</summary>
internal static class Recipes
{
    /// <summary>
    /// All of them; the first is what others are compared with. Those of few bits go on from the float weights of their size, and so does a float twin for as many updates;
    /// those of integers alone take the weights of that twin.
    /// </summary>
    public static IReadOnlyList<IRecogniserRecipe> All(CtcTraining training)
    {
        CtcTraining further = training.GoingOn();
        TrainedRecipe begun = Of<LstmFloat, LstmFloat.Workspace>("float-begun", training, static options => new LstmFloat.Trainer(options));
        TrainedRecipe wide = Of<LstmFloatWide, LstmFloatWide.Workspace>("float-wide-begun", training, static options => new LstmFloatWide.Trainer(options));
        TrainedRecipe twin = Of<LstmFloat, LstmFloat.Workspace>("float", further, static options => new LstmFloat.Trainer(options), begun);
        return
        [
            twin,
            Of<LstmFloatWide, LstmFloatWide.Workspace>("float-wide", further, static options => new LstmFloatWide.Trainer(options), wide),
            Of<Lstm8Bits, Lstm8Bits.Workspace>("8-bits", further, static options => new Lstm8Bits.Trainer(options), begun),
            Of<Lstm4Bits, Lstm4Bits.Workspace>("4-bits", further, static options => new Lstm4Bits.Trainer(options), begun),
            Of<Lstm4BitsWide, Lstm4BitsWide.Workspace>("4-bits-wide", further, static options => new Lstm4BitsWide.Trainer(options), wide),
            Of<Lstm3Bits, Lstm3Bits.Workspace>("3-bits", further, static options => new Lstm3Bits.Trainer(options), begun),
            Of<Lstm3BitsWide, Lstm3BitsWide.Workspace>("3-bits-wide", further, static options => new Lstm3BitsWide.Trainer(options), wide),
            Of<Lstm2Bits, Lstm2Bits.Workspace>("2-bits", further, static options => new Lstm2Bits.Trainer(options), begun),
            Of<Lstm2BitsWide, Lstm2BitsWide.Workspace>("2-bits-wide", further, static options => new Lstm2BitsWide.Trainer(options), wide),
            Of<LstmTernary, LstmTernary.Workspace>("ternary", further, static options => new LstmTernary.Trainer(options), begun),
            Of<LstmPowerOfTwoTernary, LstmPowerOfTwoTernary.Workspace>("power-of-two-ternary", further, static options => new LstmPowerOfTwoTernary.Trainer(options), begun),
            Of<LstmExponential, LstmExponential.Workspace>("exponential", further, static options => new LstmExponential.Trainer(options), begun),
            Of<LstmDenseShift2, LstmDenseShift2.Workspace>("dense-shift-2", further, static options => new LstmDenseShift2.Trainer(options), begun),
            Of<LstmDenseShift3, LstmDenseShift3.Workspace>("dense-shift-3", further, static options => new LstmDenseShift3.Trainer(options), begun),
            Frozen<LstmInteger8, LstmInteger8.Workspace>("integer-8", twin),
            Frozen<LstmInteger4, LstmInteger4.Workspace>("integer-4", twin),
            begun,
            wide,
        ];
    }

    private static FrozenRecipe Frozen<TModel, TWorkspace>(string name, TrainedRecipe twin)
        where TModel : IIntegerModel<TModel, TWorkspace>
        where TWorkspace : IDisposable =>
        new(name, TModel.Spec, static packed => new IntegerRecogniser<TModel, TWorkspace>(packed), twin);

    private static TrainedRecipe Of<TModel, TWorkspace>(
        string name, CtcTraining training, Func<TrainingOptions, SequenceTrainer> createTrainer, TrainedRecipe? start = null)
        where TModel : IEmittedModel<TModel, TWorkspace>
        where TWorkspace : IDisposable =>
        new(name, TModel.Spec, createTrainer, static packed => new EmittedRecogniser<TModel, TWorkspace>(packed), training, start);
}
