using System;
using System.Collections.Generic;
using KernelGen;
using KernelGen.Training;

namespace Digits.Models;

/// <summary>
/// 784-32-32-32-10, clipped relu, by the balanced mean (He et al. 2016, which Kapur et al. 2017 widen), and the same with the second and the third layer,
/// those that may grow, a quarter and a half wider, together and alone. The bits are those of all weights and of the units.
/// </summary>
internal static partial class Narrow
{
    private const int Units = 32, Quarter = 40, Half = 48;

    /// <summary>The float twin.</summary>
    public static DigitModel Twin { get; } =
        Model<Float, Float.State, Float.Workspace>(DigitModels.Float, static options => new Float.Trainer(options), static state => state.Reset());

    /// <summary>Those of 4 bits, the one that is widened first.</summary>
    public static IReadOnlyList<DigitModel> FourBits { get; } =
    [
        Model<FourPlain, FourPlain.State, FourPlain.Workspace>("4/4, 32-32-32", static options => new FourPlain.Trainer(options), static state => state.Reset()),
        Model<FourQuarter, FourQuarter.State, FourQuarter.Workspace>("4/4, 32-40-40", static options => new FourQuarter.Trainer(options), static state => state.Reset()),
        Model<FourHalf, FourHalf.State, FourHalf.Workspace>("4/4, 32-48-48", static options => new FourHalf.Trainer(options), static state => state.Reset()),
        Model<FourSecondQuarter, FourSecondQuarter.State, FourSecondQuarter.Workspace>("4/4, 32-40-32", static options => new FourSecondQuarter.Trainer(options), static state => state.Reset()),
        Model<FourThirdQuarter, FourThirdQuarter.State, FourThirdQuarter.Workspace>("4/4, 32-32-40", static options => new FourThirdQuarter.Trainer(options), static state => state.Reset()),
        Model<FourSecondHalf, FourSecondHalf.State, FourSecondHalf.Workspace>("4/4, 32-48-32", static options => new FourSecondHalf.Trainer(options), static state => state.Reset()),
        Model<FourThirdHalf, FourThirdHalf.State, FourThirdHalf.Workspace>("4/4, 32-32-48", static options => new FourThirdHalf.Trainer(options), static state => state.Reset()),
    ];

    /// <summary>Those of 2 bits, the one that is widened first.</summary>
    public static IReadOnlyList<DigitModel> TwoBits { get; } =
    [
        Model<TwoPlain, TwoPlain.State, TwoPlain.Workspace>("2/2, 32-32-32", static options => new TwoPlain.Trainer(options), static state => state.Reset()),
        Model<TwoQuarter, TwoQuarter.State, TwoQuarter.Workspace>("2/2, 32-40-40", static options => new TwoQuarter.Trainer(options), static state => state.Reset()),
        Model<TwoHalf, TwoHalf.State, TwoHalf.Workspace>("2/2, 32-48-48", static options => new TwoHalf.Trainer(options), static state => state.Reset()),
        Model<TwoSecondQuarter, TwoSecondQuarter.State, TwoSecondQuarter.Workspace>("2/2, 32-40-32", static options => new TwoSecondQuarter.Trainer(options), static state => state.Reset()),
        Model<TwoThirdQuarter, TwoThirdQuarter.State, TwoThirdQuarter.Workspace>("2/2, 32-32-40", static options => new TwoThirdQuarter.Trainer(options), static state => state.Reset()),
        Model<TwoSecondHalf, TwoSecondHalf.State, TwoSecondHalf.Workspace>("2/2, 32-48-32", static options => new TwoSecondHalf.Trainer(options), static state => state.Reset()),
        Model<TwoThirdHalf, TwoThirdHalf.State, TwoThirdHalf.Workspace>("2/2, 32-32-48", static options => new TwoThirdHalf.Trainer(options), static state => state.Reset()),
    ];

    /// <summary>Those of some bits, the one that is widened first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Neither 2 nor 4 bits.</exception>
    public static IReadOnlyList<DigitModel> Of(int bits) => bits switch
    {
        4 => FourBits,
        2 => TwoBits,
        _ => throw new ArgumentOutOfRangeException(nameof(bits), bits, "Expected 2 or 4."),
    };

    private static DigitModel Model<TModel, TState, TWorkspace>(string method, Func<TrainingOptions, FeatureTrainer> createTrainer, Action<TState> reset)
        where TModel : IDigitModel<TModel, TState, TWorkspace>
        where TState : IDisposable
        where TWorkspace : IDisposable =>
        DigitModel.Of<TModel, TState, TWorkspace>(DigitModels.NarrowNetwork, method, DigitModels.Float, createTrainer, reset);

    [QuantizedLinear(Input = DigitShape.Pixels, Outputs = Units, Activation = LinearActivation.ClippedRelu, Ceiling = DigitShape.Ceiling)]
    [QuantizedLinear(Outputs = Units, Activation = LinearActivation.ClippedRelu, Ceiling = DigitShape.Ceiling)]
    [QuantizedLinear(Outputs = Units, Activation = LinearActivation.ClippedRelu, Ceiling = DigitShape.Ceiling)]
    [QuantizedLinear(Outputs = DigitShape.Classes)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = DigitShape.Batch, Steps = 1)]
    internal sealed partial class Float : IDigitModel<Float, Float.State, Float.Workspace>;

    [QuantizedLinear(Input = DigitShape.Pixels, Outputs = Units, WBits = 4, OutputABits = 4, Activation = LinearActivation.ClippedRelu, Ceiling = DigitShape.Ceiling)]
    [QuantizedLinear(Outputs = Units, WBits = 4, OutputABits = 4, Activation = LinearActivation.ClippedRelu, Ceiling = DigitShape.Ceiling)]
    [QuantizedLinear(Outputs = Units, WBits = 4, OutputABits = 4, Activation = LinearActivation.ClippedRelu, Ceiling = DigitShape.Ceiling)]
    [QuantizedLinear(Outputs = DigitShape.Classes, WBits = 4)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = DigitShape.Batch, Steps = 1)]
    internal sealed partial class FourPlain : IDigitModel<FourPlain, FourPlain.State, FourPlain.Workspace>;

    [QuantizedLinear(Input = DigitShape.Pixels, Outputs = Units, WBits = 4, OutputABits = 4, Activation = LinearActivation.ClippedRelu, Ceiling = DigitShape.Ceiling)]
    [QuantizedLinear(Outputs = Quarter, WBits = 4, OutputABits = 4, Activation = LinearActivation.ClippedRelu, Ceiling = DigitShape.Ceiling)]
    [QuantizedLinear(Outputs = Quarter, WBits = 4, OutputABits = 4, Activation = LinearActivation.ClippedRelu, Ceiling = DigitShape.Ceiling)]
    [QuantizedLinear(Outputs = DigitShape.Classes, WBits = 4)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = DigitShape.Batch, Steps = 1)]
    internal sealed partial class FourQuarter : IDigitModel<FourQuarter, FourQuarter.State, FourQuarter.Workspace>;

    [QuantizedLinear(Input = DigitShape.Pixels, Outputs = Units, WBits = 4, OutputABits = 4, Activation = LinearActivation.ClippedRelu, Ceiling = DigitShape.Ceiling)]
    [QuantizedLinear(Outputs = Half, WBits = 4, OutputABits = 4, Activation = LinearActivation.ClippedRelu, Ceiling = DigitShape.Ceiling)]
    [QuantizedLinear(Outputs = Half, WBits = 4, OutputABits = 4, Activation = LinearActivation.ClippedRelu, Ceiling = DigitShape.Ceiling)]
    [QuantizedLinear(Outputs = DigitShape.Classes, WBits = 4)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = DigitShape.Batch, Steps = 1)]
    internal sealed partial class FourHalf : IDigitModel<FourHalf, FourHalf.State, FourHalf.Workspace>;

    [QuantizedLinear(Input = DigitShape.Pixels, Outputs = Units, WBits = 4, OutputABits = 4, Activation = LinearActivation.ClippedRelu, Ceiling = DigitShape.Ceiling)]
    [QuantizedLinear(Outputs = Quarter, WBits = 4, OutputABits = 4, Activation = LinearActivation.ClippedRelu, Ceiling = DigitShape.Ceiling)]
    [QuantizedLinear(Outputs = Units, WBits = 4, OutputABits = 4, Activation = LinearActivation.ClippedRelu, Ceiling = DigitShape.Ceiling)]
    [QuantizedLinear(Outputs = DigitShape.Classes, WBits = 4)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = DigitShape.Batch, Steps = 1)]
    internal sealed partial class FourSecondQuarter : IDigitModel<FourSecondQuarter, FourSecondQuarter.State, FourSecondQuarter.Workspace>;

    [QuantizedLinear(Input = DigitShape.Pixels, Outputs = Units, WBits = 4, OutputABits = 4, Activation = LinearActivation.ClippedRelu, Ceiling = DigitShape.Ceiling)]
    [QuantizedLinear(Outputs = Units, WBits = 4, OutputABits = 4, Activation = LinearActivation.ClippedRelu, Ceiling = DigitShape.Ceiling)]
    [QuantizedLinear(Outputs = Quarter, WBits = 4, OutputABits = 4, Activation = LinearActivation.ClippedRelu, Ceiling = DigitShape.Ceiling)]
    [QuantizedLinear(Outputs = DigitShape.Classes, WBits = 4)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = DigitShape.Batch, Steps = 1)]
    internal sealed partial class FourThirdQuarter : IDigitModel<FourThirdQuarter, FourThirdQuarter.State, FourThirdQuarter.Workspace>;

    [QuantizedLinear(Input = DigitShape.Pixels, Outputs = Units, WBits = 4, OutputABits = 4, Activation = LinearActivation.ClippedRelu, Ceiling = DigitShape.Ceiling)]
    [QuantizedLinear(Outputs = Half, WBits = 4, OutputABits = 4, Activation = LinearActivation.ClippedRelu, Ceiling = DigitShape.Ceiling)]
    [QuantizedLinear(Outputs = Units, WBits = 4, OutputABits = 4, Activation = LinearActivation.ClippedRelu, Ceiling = DigitShape.Ceiling)]
    [QuantizedLinear(Outputs = DigitShape.Classes, WBits = 4)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = DigitShape.Batch, Steps = 1)]
    internal sealed partial class FourSecondHalf : IDigitModel<FourSecondHalf, FourSecondHalf.State, FourSecondHalf.Workspace>;

    [QuantizedLinear(Input = DigitShape.Pixels, Outputs = Units, WBits = 4, OutputABits = 4, Activation = LinearActivation.ClippedRelu, Ceiling = DigitShape.Ceiling)]
    [QuantizedLinear(Outputs = Units, WBits = 4, OutputABits = 4, Activation = LinearActivation.ClippedRelu, Ceiling = DigitShape.Ceiling)]
    [QuantizedLinear(Outputs = Half, WBits = 4, OutputABits = 4, Activation = LinearActivation.ClippedRelu, Ceiling = DigitShape.Ceiling)]
    [QuantizedLinear(Outputs = DigitShape.Classes, WBits = 4)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = DigitShape.Batch, Steps = 1)]
    internal sealed partial class FourThirdHalf : IDigitModel<FourThirdHalf, FourThirdHalf.State, FourThirdHalf.Workspace>;

    [QuantizedLinear(Input = DigitShape.Pixels, Outputs = Units, WBits = 2, OutputABits = 2, Activation = LinearActivation.ClippedRelu, Ceiling = DigitShape.Ceiling)]
    [QuantizedLinear(Outputs = Units, WBits = 2, OutputABits = 2, Activation = LinearActivation.ClippedRelu, Ceiling = DigitShape.Ceiling)]
    [QuantizedLinear(Outputs = Units, WBits = 2, OutputABits = 2, Activation = LinearActivation.ClippedRelu, Ceiling = DigitShape.Ceiling)]
    [QuantizedLinear(Outputs = DigitShape.Classes, WBits = 2)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = DigitShape.Batch, Steps = 1)]
    internal sealed partial class TwoPlain : IDigitModel<TwoPlain, TwoPlain.State, TwoPlain.Workspace>;

    [QuantizedLinear(Input = DigitShape.Pixels, Outputs = Units, WBits = 2, OutputABits = 2, Activation = LinearActivation.ClippedRelu, Ceiling = DigitShape.Ceiling)]
    [QuantizedLinear(Outputs = Quarter, WBits = 2, OutputABits = 2, Activation = LinearActivation.ClippedRelu, Ceiling = DigitShape.Ceiling)]
    [QuantizedLinear(Outputs = Quarter, WBits = 2, OutputABits = 2, Activation = LinearActivation.ClippedRelu, Ceiling = DigitShape.Ceiling)]
    [QuantizedLinear(Outputs = DigitShape.Classes, WBits = 2)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = DigitShape.Batch, Steps = 1)]
    internal sealed partial class TwoQuarter : IDigitModel<TwoQuarter, TwoQuarter.State, TwoQuarter.Workspace>;

    [QuantizedLinear(Input = DigitShape.Pixels, Outputs = Units, WBits = 2, OutputABits = 2, Activation = LinearActivation.ClippedRelu, Ceiling = DigitShape.Ceiling)]
    [QuantizedLinear(Outputs = Half, WBits = 2, OutputABits = 2, Activation = LinearActivation.ClippedRelu, Ceiling = DigitShape.Ceiling)]
    [QuantizedLinear(Outputs = Half, WBits = 2, OutputABits = 2, Activation = LinearActivation.ClippedRelu, Ceiling = DigitShape.Ceiling)]
    [QuantizedLinear(Outputs = DigitShape.Classes, WBits = 2)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = DigitShape.Batch, Steps = 1)]
    internal sealed partial class TwoHalf : IDigitModel<TwoHalf, TwoHalf.State, TwoHalf.Workspace>;

    [QuantizedLinear(Input = DigitShape.Pixels, Outputs = Units, WBits = 2, OutputABits = 2, Activation = LinearActivation.ClippedRelu, Ceiling = DigitShape.Ceiling)]
    [QuantizedLinear(Outputs = Quarter, WBits = 2, OutputABits = 2, Activation = LinearActivation.ClippedRelu, Ceiling = DigitShape.Ceiling)]
    [QuantizedLinear(Outputs = Units, WBits = 2, OutputABits = 2, Activation = LinearActivation.ClippedRelu, Ceiling = DigitShape.Ceiling)]
    [QuantizedLinear(Outputs = DigitShape.Classes, WBits = 2)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = DigitShape.Batch, Steps = 1)]
    internal sealed partial class TwoSecondQuarter : IDigitModel<TwoSecondQuarter, TwoSecondQuarter.State, TwoSecondQuarter.Workspace>;

    [QuantizedLinear(Input = DigitShape.Pixels, Outputs = Units, WBits = 2, OutputABits = 2, Activation = LinearActivation.ClippedRelu, Ceiling = DigitShape.Ceiling)]
    [QuantizedLinear(Outputs = Units, WBits = 2, OutputABits = 2, Activation = LinearActivation.ClippedRelu, Ceiling = DigitShape.Ceiling)]
    [QuantizedLinear(Outputs = Quarter, WBits = 2, OutputABits = 2, Activation = LinearActivation.ClippedRelu, Ceiling = DigitShape.Ceiling)]
    [QuantizedLinear(Outputs = DigitShape.Classes, WBits = 2)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = DigitShape.Batch, Steps = 1)]
    internal sealed partial class TwoThirdQuarter : IDigitModel<TwoThirdQuarter, TwoThirdQuarter.State, TwoThirdQuarter.Workspace>;

    [QuantizedLinear(Input = DigitShape.Pixels, Outputs = Units, WBits = 2, OutputABits = 2, Activation = LinearActivation.ClippedRelu, Ceiling = DigitShape.Ceiling)]
    [QuantizedLinear(Outputs = Half, WBits = 2, OutputABits = 2, Activation = LinearActivation.ClippedRelu, Ceiling = DigitShape.Ceiling)]
    [QuantizedLinear(Outputs = Units, WBits = 2, OutputABits = 2, Activation = LinearActivation.ClippedRelu, Ceiling = DigitShape.Ceiling)]
    [QuantizedLinear(Outputs = DigitShape.Classes, WBits = 2)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = DigitShape.Batch, Steps = 1)]
    internal sealed partial class TwoSecondHalf : IDigitModel<TwoSecondHalf, TwoSecondHalf.State, TwoSecondHalf.Workspace>;

    [QuantizedLinear(Input = DigitShape.Pixels, Outputs = Units, WBits = 2, OutputABits = 2, Activation = LinearActivation.ClippedRelu, Ceiling = DigitShape.Ceiling)]
    [QuantizedLinear(Outputs = Units, WBits = 2, OutputABits = 2, Activation = LinearActivation.ClippedRelu, Ceiling = DigitShape.Ceiling)]
    [QuantizedLinear(Outputs = Half, WBits = 2, OutputABits = 2, Activation = LinearActivation.ClippedRelu, Ceiling = DigitShape.Ceiling)]
    [QuantizedLinear(Outputs = DigitShape.Classes, WBits = 2)]
    [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = DigitShape.Batch, Steps = 1)]
    internal sealed partial class TwoThirdHalf : IDigitModel<TwoThirdHalf, TwoThirdHalf.State, TwoThirdHalf.Workspace>;
}
