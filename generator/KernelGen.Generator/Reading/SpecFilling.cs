using System.Collections.Generic;
using System.Linq;
using KernelGen.Spec;

namespace KernelGen.Generator.Reading;

/// <summary>What is written → the complete spec: fills in every default. Only for declarations without errors.</summary>
internal static class SpecFilling
{
    /// <summary>The model that <paramref name="declaration"/> declares.</summary>
    public static ModelDeclaration Fill(ClassDeclaration declaration) => new(
        declaration.Namespace,
        declaration.ContainingTypes,
        declaration.Accessibility,
        declaration.Spelling,
        FillModel(declaration),
        declaration.Training is not { } training
            ? null
            : new TrainingSpec(training.Loss ?? Loss.None, training.Streams, training.TimeSteps));

    /// <summary>
    /// Values a time step that enter a layer: what the one before puts out; for the first layer its own Input, and Hidden
    /// where a recurrent layer leaves that out; 0 where nothing says it.
    /// </summary>
    public static int InputOf(LayerDeclaration layer, LayerDeclaration? before)
    {
        if (before is not null) return before.Leaving ?? 0;
        if (layer.Input is { } input and not 0) return input;
        return layer.IsRecurrent ? layer.Units ?? 0 : 0;
    }

    private static ModelSpec FillModel(ClassDeclaration declaration)
    {
        ModelSpec model = declaration.Decoder is { } decoder
            ? FillDecoder(declaration, decoder)
            : new ModelSpec(declaration.Name, FillLayers(declaration.Layers, declaration.Layers.Count == 1 ? null : ""));
        return declaration.Integer is { } integer
            ? ObservedCodes.Of(model, FillIntegers(integer), declaration.Layers[0].InputABits ?? IntegerSpec.UsualBits)
            : model;
    }

    private static ModelSpec FillDecoder(ClassDeclaration declaration, DecoderDeclaration decoder)
    {
        EquatableArray<LayerDeclaration> encoder = new([.. declaration.Layers.Take(decoder.At)]), own = new([.. declaration.Layers.Skip(decoder.At)]);
        ModelSpec source = new($"{declaration.Name}.Encoder", FillLayers(encoder, "encoder."));
        LayerSpec last = source.Layers[source.Layers.Count - 1];
        return new ModelSpec(declaration.Name, FillLayers(own, "decoder.", new Source(last.OutputSize, last.OutputActivation, (decoder.SourceSteps ?? 0) / source.Stride))) { Encoder = source };
    }

    private static IntegerSpec FillIntegers(IntegerDeclaration integer) => new(integer.Pieces ?? IntegerSpec.UsualPieces, integer.Placement ?? KnotPlacement.Adaptive)
    {
        Profile = integer.Profile ?? IntegerProfile.Piecewise,
        CountsSaturation = integer.CountsSaturation ?? false,
    };

    /// <param name="declared">The layers of a model, an encoder or a decoder.</param>
    /// <param name="part">What their names begin with; null where the only layer has no name.</param>
    /// <param name="source">What a decoder attends to.</param>
    private static EquatableArray<LayerSpec> FillLayers(EquatableArray<LayerDeclaration> declared, string? part, Source? source = null)
    {
        List<LayerSpec> layers = [];
        for (int i = 0; i < declared.Count; i++)
        {
            if (declared[i].Kind == LayerKind.Dropout)
            {
                layers[layers.Count - 1] = layers[layers.Count - 1] with { Dropout = declared[i].Rate };
                continue;
            }

            int ordinal = declared.Take(i).Count(other => other.Kind == declared[i].Kind);
            string name = part is null && !declared[i].StacksFrames ? "" : part + NameOf(declared[i], ordinal);
            if (declared[i].StacksFrames) layers.Add(FillFrames(declared[i], name, InputOf(declared[i], i == 0 ? null : declared[i - 1]), layers.LastOrDefault()));
            LayerSpec layer = declared[i].Kind == LayerKind.Attention
                ? FillAttention(declared[i], name, layers.Last(), source!)
                : Fill(declared[i], name, ordinal, i == 0 ? null : declared[i - 1], layers.LastOrDefault());
            layers.AddRange(declared[i].IsPair && layer is RecurrentSpec recurrent
                ? [recurrent with { Direction = LayerDirection.Forward }, recurrent with { Direction = LayerDirection.Backward }]
                : [layer]);
        }

        return new([.. layers]);
    }

    private static LayerSpec Fill(
        LayerDeclaration layer, string name, int ordinal, LayerDeclaration? declaredBefore, LayerSpec? before)
    {
        WeightSpec weights = Weights(layer, layer.Method, layer.WeightBits);
        int input = InputOf(layer, declaredBefore);
        int units = layer.Units ?? 0;
        return layer.Kind switch
        {
            LayerKind.Embedding => new EmbeddingSpec(name, layer.Vocabulary ?? 0, units, weights),
            LayerKind.Linear or LayerKind.Convolution => new LinearSpec(
                name, layer.StacksFrames ? before!.OutputSize : input, units, before?.OutputActivation ?? FeatureActivation(layer), weights, layer.Bias ?? true)
            {
                BiasWeights = Biases(layer),
                Activation = layer.Bending,
                Ceiling = layer.CeilingOrUsual,
                OutputCodes = OutputCodes(layer),
            },
            LayerKind.LayerNorm => new LayerNormSpec(name, input) { OutputCodes = StatedCodes(layer) },
            LayerKind.FrameStacking => new FrameStackingSpec(name, input, layer.Frames ?? 0) { Stride = layer.Stride ?? 1, OutputCodes = StatedCodes(layer) },
            LayerKind.LogSoftmax => new LogSoftmaxSpec(name, input),
            _ => FillRecurrent(layer, name, ordinal, input, before?.OutputActivation ?? FeatureActivation(layer)),
        };
    }

    /// <summary>The frames that a convolution reads, in the codes that enter where those have a range that does not change, or need none.</summary>
    private static FrameStackingSpec FillFrames(LayerDeclaration layer, string name, int input, LayerSpec? before)
    {
        ActivationSpec entering = before?.OutputActivation ?? FeatureActivation(layer);
        bool changes = entering.LearnedBy is not null || entering.DrawnBy is not null;
        return new FrameStackingSpec($"{name}.stacking", input, layer.Kernel ?? 0)
        {
            Stride = layer.Stride ?? 1,
            Ahead = layer.Ahead,
            Convolves = true,
            OutputCodes = changes ? ActivationSpec.Float : entering,
        };
    }

    private static RecurrentSpec FillRecurrent(LayerDeclaration layer, string name, int ordinal, int input, ActivationSpec entering)
    {
        RecurrentSpec cell = FillCell(layer, name, ordinal, input, entering);
        return layer.Residual == true ? cell with { Residual = true, ResidualCodes = ResidualCodes(layer, cell) } : cell;
    }

    private static RecurrentSpec FillCell(LayerDeclaration layer, string name, int ordinal, int input, ActivationSpec entering) => new(
        name,
        ordinal,
        layer.CellKind,
        input,
        layer.Units ?? 0,
        entering,
        Weights(layer, layer.InputMethod, layer.InputWeightBits),
        Weights(layer, layer.Method, layer.WeightBits),
        HiddenActivation(layer),
        layer.Cell,
        layer.Kind == LayerKind.Gru ? layer.Reset ?? ResetGate.After : ResetGate.After,
        layer.Bias ?? true)
    {
        BiasWeights = Biases(layer),
        Norm = layer.ProductNorm ?? ProductNorm.None,
        NormalisesInput = layer.InputNorm == true,
        Slope = layer.Slope ?? 1,
        GateForm = layer.Gates ?? GateForm.Precise,
        Peepholes = layer.Peepholes == true,
        Coupled = layer.Coupled == true,
        Projection = layer.Projection,
    };

    private static AttentionSpec FillAttention(LayerDeclaration layer, string name, LayerSpec before, Source source)
    {
        (float minimum, float maximum) = AttentionSpec.RangeOf(before.OutputActivation, source.Activation) ?? (0, 0);
        return new AttentionSpec(
            name,
            before.OutputSize,
            source.Size,
            layer.Units ?? 0,
            layer.Score ?? AttentionScore.ScaledDot,
            before.OutputActivation,
            source.Activation,
            Weights(layer, layer.Method, layer.WeightBits),
            source.Longest)
        {
            OutputCodes = Activation(layer, layer.OutputBits, minimum, maximum),
        };
    }

    private static string NameOf(LayerDeclaration layer, int ordinal) => layer.Kind switch
    {
        LayerKind.Embedding => "embedding",
        LayerKind.Rnn => "rnn",
        LayerKind.Lstm => "lstm",
        LayerKind.Gru => "gru",
        LayerKind.Convolution => Numbered("convolution", ordinal),
        LayerKind.Attention => Numbered("attention", ordinal),
        LayerKind.LayerNorm => Numbered("layernorm", ordinal),
        LayerKind.FrameStacking => Numbered("stacking", ordinal),
        LayerKind.LogSoftmax => "logsoftmax",
        _ => Numbered("linear", ordinal),
    };

    private static string Numbered(string kind, int ordinal) => ordinal == 0 ? kind : $"{kind}{ordinal + 1}";

    private static WeightSpec? Biases(LayerDeclaration layer) =>
        layer.NamesBiases ? Weights(layer, layer.BiasMethod, layer.BiasBits) with { Normalised = false } : null;

    private static WeightSpec Weights(LayerDeclaration layer, Quantizer method, int bits)
    {
        WeightSpec weights = new(method, bits, layer.Stochastic == true && bits != 32 && QuantizerMethod.Of(method).HasStochasticForm)
        {
            Normalised = layer.WeightNorm == true,
            TakesNorm = layer.ProductNorm == ProductNorm.Batch,
            Powers = method == Quantizer.Exponential && bits != 32
                ? ExponentRange.OfBits(bits, layer.MinExponent, layer.MaxExponent)
                : null,
            FractionBits = method == Quantizer.FixedPoint && bits != 32 ? layer.FractionBits : null,
        };
        if (layer.Clip == false && weights.HasClip) weights = weights with { Clips = false };
        if (layer.Scale is { } scope && weights.HasScaleScope) weights = weights with { ScaleScope = scope };
        return layer.Cycles is { } cycles && weights.HasCycles ? weights with { Cycles = cycles } : weights;
    }

    private static ActivationSpec HiddenActivation(LayerDeclaration layer) => layer switch
    {
        { LearnsRange: true, HiddenBits: not 32 } =>
            ActivationSpec.Learned(layer.HiddenBits, layer.ActivationMethod, isSigned: layer.Cell == CellActivation.Tanh || layer.Projection is not null),
        { DrawsLevels: true, HiddenBits: not 32 } => ActivationSpec.BernoulliTernary,
        { Projection: not null } => Activation(layer, layer.HiddenBits, layer.OutputMinimum ?? 0, layer.OutputMaximum ?? 0),
        _ => Activation(layer, layer.HiddenBits, layer.Cell == CellActivation.Sigmoid ? 0 : -1, 1),
    };

    /// <summary>Codes of a range that the non-linearity has; those found on line need none.</summary>
    private static ActivationSpec OutputCodes(LayerDeclaration layer)
    {
        (float minimum, float maximum) = LinearSpec.RangeOf(layer.Bending, layer.CeilingOrUsual) ?? (0, 0);
        return Activation(layer, layer.OutputBits, minimum, maximum);
    }

    /// <summary>Codes of values without bounds: of a range that is stated, or found on line.</summary>
    private static ActivationSpec StatedCodes(LayerDeclaration layer) =>
        Activation(layer, layer.OutputBits, layer.OutputMinimum ?? 0, layer.OutputMaximum ?? 0);

    /// <summary>Codes of x + h: of the range that is stated, where that is not one of h, else of the range that holds every sum.</summary>
    private static ActivationSpec ResidualCodes(LayerDeclaration layer, RecurrentSpec cell)
    {
        (float minimum, float maximum) = !layer.StatesHidden && layer is { OutputMinimum: { } least, OutputMaximum: { } greatest } ? (least, greatest)
            : RecurrentSpec.RangeOfSum(cell.InputActivation, cell.HiddenActivation) ?? (0, 0);
        return Activation(layer, layer.HandedOnBits, minimum, maximum);
    }

    private static ActivationSpec FeatureActivation(LayerDeclaration layer) =>
        Activation(layer, layer.FeatureBits, layer.InputMinimum ?? -1, layer.InputMaximum ?? 1);

    private static ActivationSpec Activation(LayerDeclaration layer, int bits, float minimum, float maximum)
    {
        if (bits == 32) return ActivationSpec.Float;
        return QuantizerMethod.Of(layer.ActivationMethod).Activations == NumberFormat.BinaryCode
            ? ActivationSpec.BinaryCode(bits, layer.ActivationMethod)
            : ActivationSpec.Affine(bits, minimum, maximum);
    }

    /// <summary>What a decoder attends to.</summary>
    /// <param name="Size">Values of a row.</param>
    /// <param name="Activation">How they are coded.</param>
    /// <param name="Longest">Rows of the longest source.</param>
    private sealed record Source(int Size, ActivationSpec Activation, int Longest);
}
