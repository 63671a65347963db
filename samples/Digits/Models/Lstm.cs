using System;
using System.Collections.Generic;
using KernelGen;
using KernelGen.Training;

namespace Digits.Models;

/// <summary>128 units read the 28 rows of an image: pixels enter as floats; the bits are those of all weights and of h.</summary>
internal static partial class Lstm
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<DigitModel> All { get; } =
    [
        Model<Float, Float.State, Float.Workspace>(DigitModels.Float, DigitModels.Float, static options => new Float.Trainer(options), static state => state.Reset()),
        Model<Uniform2, Uniform2.State, Uniform2.Workspace>("Uniform 2/2", DigitModels.Float, static options => new Uniform2.Trainer(options), static state => state.Reset()),
        Model<Uniform3, Uniform3.State, Uniform3.Workspace>("Uniform 3/3", DigitModels.Float, static options => new Uniform3.Trainer(options), static state => state.Reset()),
        Model<Greedy2, Greedy2.State, Greedy2.Workspace>("Greedy 2/2", DigitModels.Float, static options => new Greedy2.Trainer(options), static state => state.Reset()),
        Model<Greedy3, Greedy3.State, Greedy3.Workspace>("Greedy 3/3", DigitModels.Float, static options => new Greedy3.Trainer(options), static state => state.Reset()),
        Model<Refined2, Refined2.State, Refined2.Workspace>("Refined 2/2", DigitModels.Float, static options => new Refined2.Trainer(options), static state => state.Reset()),
        Model<Refined3, Refined3.State, Refined3.Workspace>("Refined 3/3", DigitModels.Float, static options => new Refined3.Trainer(options), static state => state.Reset()),
        Model<Alternating2, Alternating2.State, Alternating2.Workspace>("Alternating 2/2", DigitModels.Float, static options => new Alternating2.Trainer(options), static state => state.Reset()),
        Model<Alternating3, Alternating3.State, Alternating3.Workspace>("Alternating 3/3", DigitModels.Float, static options => new Alternating3.Trainer(options), static state => state.Reset()),
    ];

    private static DigitModel Model<TModel, TState, TWorkspace>(
        string method, string twin, Func<TrainingOptions, FeatureTrainer> createTrainer, Action<TState> reset)
        where TModel : IDigitModel<TModel, TState, TWorkspace>
        where TState : IDisposable
        where TWorkspace : IDisposable =>
        DigitModel.Of<TModel, TState, TWorkspace>(DigitModels.LstmNetwork, method, twin, createTrainer, reset);

    [QuantizedLstm(Input = DigitShape.Side, Hidden = DigitShape.LstmUnits, Quantizer = Quantizer.FullPrecision)]
    [QuantizedLinear(Outputs = DigitShape.Classes, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = DigitShape.Batch, Steps = DigitShape.Side)]
    internal sealed partial class Float : IDigitModel<Float, Float.State, Float.Workspace>;

    [QuantizedLstm(Input = DigitShape.Side, Hidden = DigitShape.LstmUnits, Quantizer = Quantizer.Uniform, WBits = 2, ABits = 2)]
    [QuantizedLinear(Outputs = DigitShape.Classes, Quantizer = Quantizer.Uniform, WBits = 2)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = DigitShape.Batch, Steps = DigitShape.Side)]
    internal sealed partial class Uniform2 : IDigitModel<Uniform2, Uniform2.State, Uniform2.Workspace>;

    [QuantizedLstm(Input = DigitShape.Side, Hidden = DigitShape.LstmUnits, Quantizer = Quantizer.Uniform, WBits = 3, ABits = 3)]
    [QuantizedLinear(Outputs = DigitShape.Classes, Quantizer = Quantizer.Uniform, WBits = 3)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = DigitShape.Batch, Steps = DigitShape.Side)]
    internal sealed partial class Uniform3 : IDigitModel<Uniform3, Uniform3.State, Uniform3.Workspace>;

    [QuantizedLstm(Input = DigitShape.Side, Hidden = DigitShape.LstmUnits, Quantizer = Quantizer.Greedy, WBits = 2, ABits = 2)]
    [QuantizedLinear(Outputs = DigitShape.Classes, Quantizer = Quantizer.Greedy, WBits = 2)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = DigitShape.Batch, Steps = DigitShape.Side)]
    internal sealed partial class Greedy2 : IDigitModel<Greedy2, Greedy2.State, Greedy2.Workspace>;

    [QuantizedLstm(Input = DigitShape.Side, Hidden = DigitShape.LstmUnits, Quantizer = Quantizer.Greedy, WBits = 3, ABits = 3)]
    [QuantizedLinear(Outputs = DigitShape.Classes, Quantizer = Quantizer.Greedy, WBits = 3)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = DigitShape.Batch, Steps = DigitShape.Side)]
    internal sealed partial class Greedy3 : IDigitModel<Greedy3, Greedy3.State, Greedy3.Workspace>;

    [QuantizedLstm(Input = DigitShape.Side, Hidden = DigitShape.LstmUnits, Quantizer = Quantizer.Refined, WBits = 2, ABits = 2)]
    [QuantizedLinear(Outputs = DigitShape.Classes, Quantizer = Quantizer.Refined, WBits = 2)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = DigitShape.Batch, Steps = DigitShape.Side)]
    internal sealed partial class Refined2 : IDigitModel<Refined2, Refined2.State, Refined2.Workspace>;

    [QuantizedLstm(Input = DigitShape.Side, Hidden = DigitShape.LstmUnits, Quantizer = Quantizer.Refined, WBits = 3, ABits = 3)]
    [QuantizedLinear(Outputs = DigitShape.Classes, Quantizer = Quantizer.Refined, WBits = 3)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = DigitShape.Batch, Steps = DigitShape.Side)]
    internal sealed partial class Refined3 : IDigitModel<Refined3, Refined3.State, Refined3.Workspace>;

    [QuantizedLstm(Input = DigitShape.Side, Hidden = DigitShape.LstmUnits, Quantizer = Quantizer.Alternating, WBits = 2, ABits = 2)]
    [QuantizedLinear(Outputs = DigitShape.Classes, Quantizer = Quantizer.Alternating, WBits = 2)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = DigitShape.Batch, Steps = DigitShape.Side)]
    internal sealed partial class Alternating2 : IDigitModel<Alternating2, Alternating2.State, Alternating2.Workspace>;

    [QuantizedLstm(Input = DigitShape.Side, Hidden = DigitShape.LstmUnits, Quantizer = Quantizer.Alternating, WBits = 3, ABits = 3)]
    [QuantizedLinear(Outputs = DigitShape.Classes, Quantizer = Quantizer.Alternating, WBits = 3)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = DigitShape.Batch, Steps = DigitShape.Side)]
    internal sealed partial class Alternating3 : IDigitModel<Alternating3, Alternating3.State, Alternating3.Workspace>;
}
