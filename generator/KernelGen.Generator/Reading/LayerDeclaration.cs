using System.Collections.Generic;

namespace KernelGen.Generator.Reading;

/// <summary>
/// One layer attribute as it is written: null is what the user left out. Defaults are filled in by
/// <see cref="SpecFilling"/>; <see cref="Checking.ModelRules"/> needs to know what was said and what was not.
/// </summary>
/// <param name="Kind">Which attribute.</param>
internal sealed record LayerDeclaration(LayerKind Kind)
{
    /// <summary>Input.</summary>
    public int? Input { get; init; }

    /// <summary>Hidden, Outputs or Size: the values that the layer puts out.</summary>
    public int? Units { get; init; }

    /// <summary>Vocabulary.</summary>
    public int? Vocabulary { get; init; }

    /// <summary>WBits.</summary>
    public int? WBits { get; init; }

    /// <summary>ABits.</summary>
    public int? ABits { get; init; }

    /// <summary>InputABits.</summary>
    public int? InputABits { get; init; }

    /// <summary>InputMinimum.</summary>
    public float? InputMinimum { get; init; }

    /// <summary>InputMaximum.</summary>
    public float? InputMaximum { get; init; }

    /// <summary>Quantizer.</summary>
    public Quantizer? Quantizer { get; init; }

    /// <summary>Cycles.</summary>
    public int? Cycles { get; init; }

    /// <summary>Scale.</summary>
    public ScaleScope? Scale { get; init; }

    /// <summary>Clip.</summary>
    public bool? Clip { get; init; }

    /// <summary>Stochastic.</summary>
    public bool? Stochastic { get; init; }

    /// <summary>InputQuantizer.</summary>
    public Quantizer? InputQuantizer { get; init; }

    /// <summary>InputWBits.</summary>
    public int? InputWBits { get; init; }

    /// <summary>BiasQuantizer.</summary>
    public Quantizer? BiasQuantizer { get; init; }

    /// <summary>BiasWBits.</summary>
    public int? BiasWBits { get; init; }

    /// <summary>WeightNorm.</summary>
    public bool? WeightNorm { get; init; }

    /// <summary>ProductNorm.</summary>
    public ProductNorm? ProductNorm { get; init; }

    /// <summary>InputNorm.</summary>
    public bool? InputNorm { get; init; }

    /// <summary>FractionBits.</summary>
    public int? FractionBits { get; init; }

    /// <summary>MinExponent.</summary>
    public int? MinExponent { get; init; }

    /// <summary>MaxExponent.</summary>
    public int? MaxExponent { get; init; }

    /// <summary>ActivationQuantizer.</summary>
    public Quantizer? ActivationQuantizer { get; init; }

    /// <summary>Activation.</summary>
    public CellActivation? Activation { get; init; }

    /// <summary>Activation of an affine layer.</summary>
    public LinearActivation? LinearActivation { get; init; }

    /// <summary>Ceiling.</summary>
    public float? Ceiling { get; init; }

    /// <summary>Score.</summary>
    public AttentionScore? Score { get; init; }

    /// <summary>Values of a row that an attention attends to: what the encoder puts out.</summary>
    public int? Memory { get; init; }

    /// <summary>OutputABits.</summary>
    public int? OutputABits { get; init; }

    /// <summary>OutputMinimum.</summary>
    public float? OutputMinimum { get; init; }

    /// <summary>OutputMaximum.</summary>
    public float? OutputMaximum { get; init; }

    /// <summary>Frames.</summary>
    public int? Frames { get; init; }

    /// <summary>Kernel.</summary>
    public int? Kernel { get; init; }

    /// <summary>Padding.</summary>
    public ConvolutionPadding? Padding { get; init; }

    /// <summary>Stride.</summary>
    public int? Stride { get; init; }

    /// <summary>Rate of dropout.</summary>
    public float? Rate { get; init; }

    /// <summary>Values a time step that enter a layer without a matrix, or a convolution, which follow from the layers before; null where nothing says it.</summary>
    public int? Entering { get; init; }

    /// <summary>Slope.</summary>
    public float? Slope { get; init; }

    /// <summary>Gates.</summary>
    public GateForm? Gates { get; init; }

    /// <summary>Reset.</summary>
    public ResetGate? Reset { get; init; }

    /// <summary>Bidirectional.</summary>
    public bool? Bidirectional { get; init; }

    /// <summary>Peepholes.</summary>
    public bool? Peepholes { get; init; }

    /// <summary>Coupled.</summary>
    public bool? Coupled { get; init; }

    /// <summary>Residual.</summary>
    public bool? Residual { get; init; }

    /// <summary>Projection; null where it is left out or 0.</summary>
    public int? Projection { get; init; }

    /// <summary>Bias.</summary>
    public bool? Bias { get; init; }

    /// <summary>True for RNN, LSTM and GRU.</summary>
    public bool IsRecurrent => Kind is LayerKind.Rnn or LayerKind.Lstm or LayerKind.Gru;

    /// <summary>True for layers of one matrix and a non-linearity: Linear and Convolution.</summary>
    public bool IsAffine => Kind is LayerKind.Linear or LayerKind.Convolution;

    /// <summary>Whether a convolution reads frames side by side; where its kernel is one time step and so is its stride, it is an affine layer.</summary>
    public bool StacksFrames => Kind == LayerKind.Convolution && (Kernel > 1 || Stride > 1);

    /// <summary>Time steps that a convolution looks ahead.</summary>
    public int Ahead => Padding == ConvolutionPadding.Centred ? ((Kernel ?? 0) - (Stride ?? 1)) / 2 : 0;

    /// <summary>True for the layers without a matrix, that take values of any number: LayerNorm, FrameStacking, LogSoftmax and Dropout.</summary>
    public bool IsOfValues => Kind is LayerKind.LayerNorm or LayerKind.FrameStacking or LayerKind.LogSoftmax or LayerKind.Dropout;

    /// <summary>The cell of a recurrent layer.</summary>
    public CellKind CellKind => Kind switch
    {
        LayerKind.Lstm => CellKind.Lstm,
        LayerKind.Gru => CellKind.Gru,
        _ => CellKind.Rnn,
    };

    /// <summary>Rows a unit: the gates of a recurrent layer.</summary>
    public int RowsOfUnit => IsRecurrent ? Spec.RecurrentSpec.GateNamesOf(CellKind, Coupled == true).Length : 1;

    /// <summary>Whether the layer is a pair that reads both ways.</summary>
    public bool IsPair => IsRecurrent && Bidirectional == true;

    /// <summary>Values that leave at a time step; null where nothing says it.</summary>
    public int? Leaving => Kind switch
    {
        LayerKind.Attention => Entering + Memory,
        LayerKind.FrameStacking => Entering * Frames,
        _ when IsOfValues => Entering,
        _ => IsPair ? 2 * (Projection ?? Units) : Projection ?? Units,
    };

    /// <summary>The name of the argument that <see cref="Units"/> holds.</summary>
    public string UnitsArgument => Kind switch
    {
        LayerKind.Embedding => "Size",
        LayerKind.Linear => "Outputs",
        LayerKind.Convolution => "Filters",
        LayerKind.Attention => "Units",
        _ => "Hidden",
    };

    /// <summary>The attribute's name as it is written.</summary>
    public string AttributeName => IsOfValues ? Kind.ToString() : $"Quantized{Kind}";

    /// <summary>The method after the default.</summary>
    public Quantizer Method => Quantizer ?? KernelGen.Quantizer.BalancedMean;

    /// <summary>Bits a weight after the default.</summary>
    public int WeightBits => WBits ?? 32;

    /// <summary>The method of the input weights after the default.</summary>
    public Quantizer InputMethod => InputQuantizer ?? Method;

    /// <summary>Bits of an input weight after the default.</summary>
    public int InputWeightBits => InputWBits ?? (InputQuantizer == KernelGen.Quantizer.FullPrecision ? 32 : WeightBits);

    /// <summary>Whether a method or bits are named for the biases, so that they are one a gate.</summary>
    public bool NamesBiases => this is not { BiasQuantizer: null, BiasWBits: null };

    /// <summary>The method of the biases, where they have one, after the default.</summary>
    public Quantizer BiasMethod => BiasQuantizer ?? Method;

    /// <summary>Bits of a bias, where it has a method, after the default: the method's own where it has one number of bits.</summary>
    public int BiasBits => BiasWBits
        ?? (Spec.QuantizerMethod.Of(BiasMethod) is var method && method.MostBits <= method.LeastBits ? method.LeastBits : WeightBits);

    /// <summary>The method of activations after the default.</summary>
    public Quantizer ActivationMethod => ActivationQuantizer ?? Method;

    /// <summary>Whether the range of h is learned: only where that is said, since LearnedStep is a method of weights too.</summary>
    public bool LearnsRange => ActivationQuantizer is { } named && Spec.QuantizerMethod.Of(named).LearnsRange;

    /// <summary>Whether training draws the levels of h.</summary>
    public bool DrawsLevels => ActivationQuantizer is { } named && Spec.QuantizerMethod.Of(named).DrawsLevels;

    /// <summary>Whether the method named for activations is one of h alone, so that raw features keep codes over their stated range.</summary>
    public bool NamesHiddenMethod => LearnsRange || DrawsLevels;

    /// <summary>Bits of the hidden state of a recurrent layer after the default.</summary>
    public int HiddenBits => ABits ?? 32;

    /// <summary>Bits of what a layer that is not recurrent puts out after the default; an embedding's are those of its weights.</summary>
    public int OutputBits => OutputABits ?? 32;

    /// <summary>The non-linearity of an affine layer after the default.</summary>
    public LinearActivation Bending => LinearActivation ?? KernelGen.LinearActivation.None;

    /// <summary>The greatest output of a clipped relu after the default.</summary>
    public float CeilingOrUsual => Ceiling ?? Spec.LinearSpec.UsualCeiling;

    /// <summary>Whether activations that have affine codes of a method have them over a range, and no codes found on line.</summary>
    public bool HasRanges => Spec.QuantizerMethod.Of(ActivationMethod).Activations != Spec.NumberFormat.BinaryCode;

    /// <summary>Whether OutputMinimum and OutputMaximum state the range of h, which a projection leaves without one.</summary>
    public bool StatesHidden => Projection is not null && HiddenBits != 32 && HasRanges && !LearnsRange;

    /// <summary>Bits of what the layer hands on after the default; an embedding's are those of its weights.</summary>
    public int HandedOnBits => !IsRecurrent ? OutputBits : Residual == true ? OutputABits ?? HiddenBits : HiddenBits;

    /// <summary>Bits of raw features after the default.</summary>
    public int FeatureBits => InputABits ?? 32;

    /// <summary>The cell's non-linearity after the default; never Default.</summary>
    public CellActivation Cell => Activation is { } named and not CellActivation.Default ? named
        : Spec.QuantizerMethod.Of(Method).BringsSigmoidCell ? CellActivation.Sigmoid
        : CellActivation.Tanh;

    /// <summary>Whether OutputABits are the bits of what the layer hands on in an integer-only network, which are else those of h or sums of 32 bits.</summary>
    public bool HandsOnObserved => this is { Kind: LayerKind.Attention } or { Kind: LayerKind.Linear, Bending: KernelGen.LinearActivation.Tanh } or { IsRecurrent: true, Residual: true };

    /// <summary>The layer with the defaults of integer-only networks where it names nothing else: symmetric weights of 8 bits, codes of 8 bits.</summary>
    public LayerDeclaration OfIntegers() => this with
    {
        Quantizer = Quantizer ?? KernelGen.Quantizer.Symmetric,
        WBits = WBits ?? Spec.IntegerSpec.UsualBits,
        ABits = IsRecurrent ? ABits ?? Spec.IntegerSpec.UsualBits : ABits,
        OutputABits = HandsOnObserved ? OutputABits ?? Spec.IntegerSpec.UsualBits : OutputABits,
    };

    /// <summary>
    /// The layers with what enters those without a matrix and attention, whose units are as many where they are left out, and with what that attends to.
    /// </summary>
    public static LayerDeclaration[] InSequence(IEnumerable<LayerDeclaration> declared, DecoderDeclaration? decoder)
    {
        List<LayerDeclaration> layers = [];
        foreach (LayerDeclaration layer in declared)
        {
            int? entering = layers.Count == 0 ? layer.Input : layers[layers.Count - 1].Leaving;
            layers.Add(layer switch
            {
                { Kind: LayerKind.Attention } => layer with
                {
                    Entering = entering,
                    Units = layer.Units is null or 0 ? entering : layer.Units,
                    Memory = decoder is { At: > 0 } && decoder.At <= layers.Count ? layers[decoder.At - 1].Leaving : null,
                },
                { IsOfValues: true } or { Kind: LayerKind.Convolution } => layer with { Entering = entering },
                _ => layer,
            });
        }

        return [.. layers];
    }
}
