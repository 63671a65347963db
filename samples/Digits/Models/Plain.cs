using System;
using System.Collections.Generic;
using KernelGen;
using KernelGen.Training;

namespace Digits.Models;

/// <summary>784-512-512-10: pixels enter as floats; the bits are those of all weights and of the units.</summary>
internal static partial class Plain
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<DigitModel> All { get; } =
    [
        Model<Float, Float.State, Float.Workspace>(DigitModels.Float, DigitModels.Float, static options => new Float.Trainer(options), static state => state.Reset()),
        Model<Greedy2, Greedy2.State, Greedy2.Workspace>("Greedy 2/2", DigitModels.Float, static options => new Greedy2.Trainer(options), static state => state.Reset()),
        Model<Greedy3, Greedy3.State, Greedy3.Workspace>("Greedy 3/3", DigitModels.Float, static options => new Greedy3.Trainer(options), static state => state.Reset()),
        Model<Refined2, Refined2.State, Refined2.Workspace>("Refined 2/2", DigitModels.Float, static options => new Refined2.Trainer(options), static state => state.Reset()),
        Model<Refined3, Refined3.State, Refined3.Workspace>("Refined 3/3", DigitModels.Float, static options => new Refined3.Trainer(options), static state => state.Reset()),
        Model<Alternating2, Alternating2.State, Alternating2.Workspace>("Alternating 2/2", DigitModels.Float, static options => new Alternating2.Trainer(options), static state => state.Reset()),
        Model<Alternating3, Alternating3.State, Alternating3.Workspace>("Alternating 3/3", DigitModels.Float, static options => new Alternating3.Trainer(options), static state => state.Reset()),
        Model<ClippedFloat, ClippedFloat.State, ClippedFloat.Workspace>(DigitModels.ClippedFloat, DigitModels.ClippedFloat, static options => new ClippedFloat.Trainer(options), static state => state.Reset()),
        Model<Uniform2, Uniform2.State, Uniform2.Workspace>("Uniform 2/2", DigitModels.ClippedFloat, static options => new Uniform2.Trainer(options), static state => state.Reset()),
        Model<Uniform3, Uniform3.State, Uniform3.Workspace>("Uniform 3/3", DigitModels.ClippedFloat, static options => new Uniform3.Trainer(options), static state => state.Reset()),
    ];

    private static DigitModel Model<TModel, TState, TWorkspace>(
        string method, string twin, Func<TrainingOptions, FeatureTrainer> createTrainer, Action<TState> reset)
        where TModel : IDigitModel<TModel, TState, TWorkspace>
        where TState : IDisposable
        where TWorkspace : IDisposable =>
        DigitModel.Of<TModel, TState, TWorkspace>(DigitModels.PlainNetwork, method, twin, createTrainer, reset);

    [QuantizedLinear(Input = DigitShape.Pixels, Outputs = DigitShape.PlainUnits, Quantizer = Quantizer.FullPrecision, Activation = LinearActivation.Relu)]
    [QuantizedLinear(Outputs = DigitShape.PlainUnits, Quantizer = Quantizer.FullPrecision, Activation = LinearActivation.Relu)]
    [QuantizedLinear(Outputs = DigitShape.Classes, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = DigitShape.Batch, Steps = 1)]
    internal sealed partial class Float : IDigitModel<Float, Float.State, Float.Workspace>;

    [QuantizedLinear(Input = DigitShape.Pixels, Outputs = DigitShape.PlainUnits, Quantizer = Quantizer.Greedy, WBits = 2, OutputABits = 2, Activation = LinearActivation.Relu)]
    [QuantizedLinear(Outputs = DigitShape.PlainUnits, Quantizer = Quantizer.Greedy, WBits = 2, OutputABits = 2, Activation = LinearActivation.Relu)]
    [QuantizedLinear(Outputs = DigitShape.Classes, Quantizer = Quantizer.Greedy, WBits = 2)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = DigitShape.Batch, Steps = 1)]
    internal sealed partial class Greedy2 : IDigitModel<Greedy2, Greedy2.State, Greedy2.Workspace>;

    [QuantizedLinear(Input = DigitShape.Pixels, Outputs = DigitShape.PlainUnits, Quantizer = Quantizer.Greedy, WBits = 3, OutputABits = 3, Activation = LinearActivation.Relu)]
    [QuantizedLinear(Outputs = DigitShape.PlainUnits, Quantizer = Quantizer.Greedy, WBits = 3, OutputABits = 3, Activation = LinearActivation.Relu)]
    [QuantizedLinear(Outputs = DigitShape.Classes, Quantizer = Quantizer.Greedy, WBits = 3)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = DigitShape.Batch, Steps = 1)]
    internal sealed partial class Greedy3 : IDigitModel<Greedy3, Greedy3.State, Greedy3.Workspace>;

    [QuantizedLinear(Input = DigitShape.Pixels, Outputs = DigitShape.PlainUnits, Quantizer = Quantizer.Refined, WBits = 2, OutputABits = 2, Activation = LinearActivation.Relu)]
    [QuantizedLinear(Outputs = DigitShape.PlainUnits, Quantizer = Quantizer.Refined, WBits = 2, OutputABits = 2, Activation = LinearActivation.Relu)]
    [QuantizedLinear(Outputs = DigitShape.Classes, Quantizer = Quantizer.Refined, WBits = 2)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = DigitShape.Batch, Steps = 1)]
    internal sealed partial class Refined2 : IDigitModel<Refined2, Refined2.State, Refined2.Workspace>;

    [QuantizedLinear(Input = DigitShape.Pixels, Outputs = DigitShape.PlainUnits, Quantizer = Quantizer.Refined, WBits = 3, OutputABits = 3, Activation = LinearActivation.Relu)]
    [QuantizedLinear(Outputs = DigitShape.PlainUnits, Quantizer = Quantizer.Refined, WBits = 3, OutputABits = 3, Activation = LinearActivation.Relu)]
    [QuantizedLinear(Outputs = DigitShape.Classes, Quantizer = Quantizer.Refined, WBits = 3)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = DigitShape.Batch, Steps = 1)]
    internal sealed partial class Refined3 : IDigitModel<Refined3, Refined3.State, Refined3.Workspace>;

    [QuantizedLinear(Input = DigitShape.Pixels, Outputs = DigitShape.PlainUnits, Quantizer = Quantizer.Alternating, WBits = 2, OutputABits = 2, Activation = LinearActivation.Relu)]
    [QuantizedLinear(Outputs = DigitShape.PlainUnits, Quantizer = Quantizer.Alternating, WBits = 2, OutputABits = 2, Activation = LinearActivation.Relu)]
    [QuantizedLinear(Outputs = DigitShape.Classes, Quantizer = Quantizer.Alternating, WBits = 2)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = DigitShape.Batch, Steps = 1)]
    internal sealed partial class Alternating2 : IDigitModel<Alternating2, Alternating2.State, Alternating2.Workspace>;

    [QuantizedLinear(Input = DigitShape.Pixels, Outputs = DigitShape.PlainUnits, Quantizer = Quantizer.Alternating, WBits = 3, OutputABits = 3, Activation = LinearActivation.Relu)]
    [QuantizedLinear(Outputs = DigitShape.PlainUnits, Quantizer = Quantizer.Alternating, WBits = 3, OutputABits = 3, Activation = LinearActivation.Relu)]
    [QuantizedLinear(Outputs = DigitShape.Classes, Quantizer = Quantizer.Alternating, WBits = 3)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = DigitShape.Batch, Steps = 1)]
    internal sealed partial class Alternating3 : IDigitModel<Alternating3, Alternating3.State, Alternating3.Workspace>;

    [QuantizedLinear(Input = DigitShape.Pixels, Outputs = DigitShape.PlainUnits, Quantizer = Quantizer.FullPrecision, Activation = LinearActivation.ClippedRelu, Ceiling = DigitShape.Ceiling)]
    [QuantizedLinear(Outputs = DigitShape.PlainUnits, Quantizer = Quantizer.FullPrecision, Activation = LinearActivation.ClippedRelu, Ceiling = DigitShape.Ceiling)]
    [QuantizedLinear(Outputs = DigitShape.Classes, Quantizer = Quantizer.FullPrecision)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = DigitShape.Batch, Steps = 1)]
    internal sealed partial class ClippedFloat : IDigitModel<ClippedFloat, ClippedFloat.State, ClippedFloat.Workspace>;

    [QuantizedLinear(Input = DigitShape.Pixels, Outputs = DigitShape.PlainUnits, Quantizer = Quantizer.Uniform, WBits = 2, OutputABits = 2, Activation = LinearActivation.ClippedRelu, Ceiling = DigitShape.Ceiling)]
    [QuantizedLinear(Outputs = DigitShape.PlainUnits, Quantizer = Quantizer.Uniform, WBits = 2, OutputABits = 2, Activation = LinearActivation.ClippedRelu, Ceiling = DigitShape.Ceiling)]
    [QuantizedLinear(Outputs = DigitShape.Classes, Quantizer = Quantizer.Uniform, WBits = 2)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = DigitShape.Batch, Steps = 1)]
    internal sealed partial class Uniform2 : IDigitModel<Uniform2, Uniform2.State, Uniform2.Workspace>;

    [QuantizedLinear(Input = DigitShape.Pixels, Outputs = DigitShape.PlainUnits, Quantizer = Quantizer.Uniform, WBits = 3, OutputABits = 3, Activation = LinearActivation.ClippedRelu, Ceiling = DigitShape.Ceiling)]
    [QuantizedLinear(Outputs = DigitShape.PlainUnits, Quantizer = Quantizer.Uniform, WBits = 3, OutputABits = 3, Activation = LinearActivation.ClippedRelu, Ceiling = DigitShape.Ceiling)]
    [QuantizedLinear(Outputs = DigitShape.Classes, Quantizer = Quantizer.Uniform, WBits = 3)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = DigitShape.Batch, Steps = 1)]
    internal sealed partial class Uniform3 : IDigitModel<Uniform3, Uniform3.State, Uniform3.Workspace>;
}
