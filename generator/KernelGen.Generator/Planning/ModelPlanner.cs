using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Spec;

namespace KernelGen.Generator.Planning;

/// <summary>Spec to plan: kernels of all matrices first, then the records that their readers need.</summary>
internal static class ModelPlanner
{
    /// <summary>Bytes of both float matrices of a layer up to which a single step takes them in one method.</summary>
    private const long MostFusedBytes = 128 << 10;

    /// <summary>Plans inference of <paramref name="spec"/>, kernels taken by <paramref name="costs"/>.</summary>
    public static ModelPlan Plan(ModelSpec spec, KernelCosts costs)
    {
        ModelPlan? encoder = spec.Encoder is null ? null : PlanLayers(spec.Encoder, costs, keepsState: false);

        // Streams are those of the decoder: what its encoder holds to the ends of a range is not counted.
        if (encoder is { Integer: { } integer }) encoder = encoder with { Integer = integer with { CountsSaturation = false } };
        return PlanLayers(spec, costs, keepsState: !spec.ReadsWholeSequences) with { Encoder = encoder };
    }

    private static ModelPlan PlanLayers(ModelSpec spec, KernelCosts costs, bool keepsState)
    {
        bool hasStep = keepsState && spec.Stride == 1;
        List<LayerMatrices> layers = [.. spec.Layers.Select((layer, index) => MatricesOf(layer, PrefixOf(spec, index), hasStep, costs))];
        var plans = new LayerPlan[layers.Count];
        VectorPlan? previous = null;
        for (int index = 0; index < layers.Count; index++)
        {
            bool isLast = index + 1 == layers.Count;
            bool readsValues = !isLast && ReadsValues(layers[index + 1].Spec);
            MatrixPlan?[] entered = DirectionOf(layers[index]) == LayerDirection.Forward ? [] : Readers(layers, index + 1);
            VectorPlan entering = DirectionOf(layers[index]) == LayerDirection.Backward
                ? plans[index - 1].Input
                : previous ?? Features(layers[index], Readers(layers, index));
            plans[index] = PlanLayer(layers[index], entering, entered, isLast, readsValues);
            previous = plans[index].HandedOn;
        }

        return new ModelPlan(spec, new EquatableArray<LayerPlan>(plans), hasStep, keepsState) { Integer = IntegerPlan.Of(spec) };
    }

    private static LayerDirection DirectionOf(LayerMatrices layer) => layer.Spec is RecurrentSpec recurrent ? recurrent.Direction : LayerDirection.Only;

    /// <summary>Whether a layer reads values, not codes alone: it has no matrix, or hands on what enters with what it makes of it.</summary>
    private static bool ReadsValues(LayerSpec layer) => layer is LayerNormSpec or FrameStackingSpec or LogSoftmaxSpec or AttentionSpec or RecurrentSpec { Residual: true };

    /// <summary>
    /// The matrices that read what enters the layer at <paramref name="index"/>: its own, and its partner's. What normalises its input has records of
    /// its own; those before it only hold floats.
    /// </summary>
    private static MatrixPlan?[] Readers(List<LayerMatrices> layers, int index)
    {
        if (index == layers.Count) return [];
        int readers = DirectionOf(layers[index]) == LayerDirection.Forward ? 2 : 1;
        return [.. layers.Skip(index).Take(readers).Where(layer => layer.Spec is not RecurrentSpec { NormalisesInput: true }).Select(layer => layer.Input)];
    }

    private static VectorPlan Features(LayerMatrices first, MatrixPlan?[] readers) => first.Spec switch
    {
        LinearSpec linear => VectorOf("Features", linear.Input, linear.InputActivation, readers),
        RecurrentSpec recurrent => VectorOf("Features", recurrent.Input, recurrent.InputActivation, readers),
        EmbeddingSpec embedding => VectorOf("Embedded", embedding.Size, embedding.OutputActivation),
        LayerNormSpec norm => VectorOf("Features", norm.Size, ActivationSpec.Float),
        FrameStackingSpec stacking => VectorOf("Features", stacking.Input, ActivationSpec.Float),
        _ => throw new InvalidOperationException($"No plan for {first.Spec.GetType().Name}."),
    };

    private static LayerPlan PlanLayer(LayerMatrices layer, VectorPlan entering, MatrixPlan?[] readers, bool isLast, bool readsValues)
    {
        VectorPlan Output(string name) => VectorOf(name, layer.Spec.OutputSize, layer.Spec.OutputActivation, readers);
        switch (layer.Spec)
        {
            case EmbeddingSpec embedding:
                VectorPlan row = Output("Embedded");
                return new EmbeddingPlan(layer.Prefix, embedding, row with { HasFloats = row.HasFloats || (readsValues && !row.HasIntegersOnly) });
            case LayerNormSpec norm:
                return new LayerNormPlan(layer.Prefix, norm, entering, Output(layer.Prefix + "Output"));
            case FrameStackingSpec stacking:
                return new FrameStackingPlan(layer.Prefix, stacking, entering, Output(layer.Prefix + "Output"));
            case LogSoftmaxSpec softmax:
                return new LogSoftmaxPlan(layer.Prefix, softmax, entering);
            case LinearSpec linear:
                VectorPlan? output = isLast && linear.OutputActivation.Format == NumberFormat.Float
                    ? null
                    : Output(layer.Prefix + "Output");
                return new LinearPlan(layer.Prefix, linear, entering, layer.Input!, output);
            case RecurrentSpec recurrent:
                return PlanRecurrent(layer, recurrent, entering, readers);
            case AttentionSpec attention:
                return new AttentionPlan(
                    layer.Prefix,
                    attention,
                    entering,
                    layer.Input!,
                    layer.Recurrent!,
                    VectorOf(layer.Prefix + "Memory", attention.Memory, attention.MemoryActivation, layer.Recurrent) with
                    {
                        LearnedCode = attention.MemoryActivation.LearnedBy is null ? null : layer.Prefix + "MemoryCode",
                    },
                    Output(layer.Prefix + "Output"));
            default:
                throw new InvalidOperationException($"No plan for {layer.Spec.GetType().Name}.");
        }
    }

    private static RecurrentPlan PlanRecurrent(LayerMatrices layer, RecurrentSpec spec, VectorPlan entering, MatrixPlan?[] readers)
    {
        string? learnedCode = spec.HiddenActivation.LearnedBy is null ? null : layer.Prefix + "HiddenCode";
        VectorPlan? combined = spec.Direction == LayerDirection.Backward || spec.AddsInput
            ? VectorOf(layer.Prefix + (spec.Direction == LayerDirection.Backward ? "Joined" : "Sum"), spec.OutputSize, spec.OutputActivation, readers)
            : null;
        MatrixPlan?[] hiddenReaders = combined is null ? [layer.Recurrent, .. readers] : [layer.Recurrent];
        VectorPlan hidden = VectorOf(layer.Prefix + "Hidden", spec.StateSize, spec.HiddenActivation, hiddenReaders) with { LearnedCode = learnedCode };

        // r * h is coded as h is: one field serves both.
        VectorPlan? interlink = layer.Inner is null
            ? null
            : VectorOf(layer.Prefix + "Interlink", spec.Hidden, spec.InterlinkActivation, layer.Inner) with { LearnedCode = spec.ResetsBefore ? learnedCode : null };
        return new RecurrentPlan(
            layer.Prefix,
            spec,
            entering,
            layer.Input!,
            layer.Recurrent!,
            spec.ResetsBefore ? layer.Inner : null,
            hidden,
            interlink,
            spec.Cell == CellKind.Gru && spec.HiddenActivation is { Format: NumberFormat.Affine, IsObserved: false })
        {
            ProjectionMatrix = spec.Projection is null ? null : layer.Inner,
            Entering = spec.NormalisesInput ? VectorOf(layer.Prefix + "Entering", spec.Input, spec.InputActivation, layer.Input) : null,
            Combined = combined,
            FusesProducts = layer.Fuses,
        };
    }

    private static LayerMatrices MatricesOf(LayerSpec layer, string prefix, bool hasStep, KernelCosts costs)
    {
        switch (layer)
        {
            case LinearSpec linear:
                var product = new Product(
                    prefix + "Product", ModelTensors.Qualified(linear, "weight"), 0, "y = b + W x",
                    1, linear.Outputs, linear.Input, linear.Weights, linear.InputActivation, prefix + "Bias");
                return new LayerMatrices(layer, prefix, MatrixPlanner.Plan(product, rowBlock: null, costs));
            case RecurrentSpec recurrent:
                return MatricesOf(prefix, recurrent, hasStep, costs);
            case AttentionSpec attention:
                return new LayerMatrices(
                    layer,
                    prefix,
                    MatrixPlanner.Plan(AttentionProduct(attention, prefix, "Query", "q = W x", attention.Input, attention.InputActivation), rowBlock: null, costs),
                    MatrixPlanner.Plan(AttentionProduct(attention, prefix, "Memory", "k = W m", attention.Memory, attention.MemoryActivation), rowBlock: null, costs));
            default:
                return new LayerMatrices(layer, prefix);
        }
    }

    private static Product AttentionProduct(AttentionSpec layer, string prefix, string side, string equation, int columns, ActivationSpec activation) => new(
        $"{prefix}{side}Product", ModelTensors.Qualified(layer, $"weight_{side.ToLowerInvariant()}"), 0, equation,
        1, layer.Units, columns, layer.Weights, activation, prefix + (activation.IsObserved ? $"{side}Starts" : "Zeros"));

    private static LayerMatrices MatricesOf(string prefix, RecurrentSpec layer, bool hasStep, KernelCosts costs)
    {
        string tensor = ModelTensors.Qualified(layer, "weight_hh");
        bool isNormalised = layer.NormalisesGates || layer.NormalisesSums, isInteger = layer.HiddenActivation.IsObserved;
        var input = new Product(
            prefix + "InputProduct", ModelTensors.Qualified(layer, "weight_ih"), 0, isNormalised && !isInteger ? "pre = W x" : "pre = b + W x",
            layer.Gates, layer.Hidden, layer.Input, layer.InputWeights, layer.InputActivation, prefix + (isInteger ? "InputStarts" : isNormalised ? "Zeros" : "Bias"));
        var recurrent = new Product(
            prefix + "RecurrentProduct", tensor, 0, isInteger ? "recurrent = c + U h" : "pre = pre + U h",
            layer.ResetsBefore ? 2 : layer.Gates, layer.Hidden, layer.StateSize, layer.RecurrentWeights, layer.HiddenActivation, isInteger ? prefix + "RecurrentStarts" : null);
        var candidate = new Product(
            prefix + "CandidateProduct", tensor, 2 * layer.Hidden, "pre = pre + U (r * h)",
            1, layer.Hidden, layer.Hidden, layer.RecurrentWeights, layer.InterlinkActivation, null);

        // Both products of a layer write the same rows, so they agree on the padding.
        bool fuses = hasStep && Fuses(layer);
        int? block = fuses
            ? RecurrentPlan.GatesOfTile(layer) * Multiples.WholeRegisters(layer.Hidden)
            : LooksUp(input) || LooksUp(recurrent) || (layer.ResetsBefore && LooksUp(candidate)) ? MatrixPlanner.WholeBlock : null;
        return new LayerMatrices(
            layer,
            prefix,
            MatrixPlanner.Plan(input, block, costs),
            MatrixPlanner.Plan(recurrent, block, costs),
            layer.ResetsBefore ? MatrixPlanner.Plan(candidate, block, costs) : PlanProjection(prefix, layer, costs))
        { Fuses = fuses };

        bool LooksUp(Product product) => MatrixPlanner.LooksUp(product, costs);
    }

    /// <summary>The projection of an LSTM, whose rows are none of a gate's: its blocks are its own.</summary>
    private static MatrixPlan? PlanProjection(string prefix, RecurrentSpec layer, KernelCosts costs)
    {
        if (layer.Projection is not { } rows) return null;
        var projection = new Product(
            prefix + "ProjectionProduct", ModelTensors.Qualified(layer, ModelTensors.Projection), 0, "h = R (o * act(c))",
            1, rows, layer.Hidden, layer.ProjectionWeights, layer.InterlinkActivation, prefix + "Zeros");
        return MatrixPlanner.Plan(projection, rowBlock: null, costs);
    }

    /// <summary>Whether one method takes both products of a single step: float rows that are added as they are, and few.</summary>
    private static bool Fuses(RecurrentSpec layer)
    {
        bool floats = layer.InputWeights.Format == NumberFormat.Float && layer.RecurrentWeights.Format == NumberFormat.Float;
        long bytes = 4L * layer.Gates * Multiples.WholeRegisters(layer.Hidden) * (layer.Input + layer.StateSize);
        return floats && !layer.NormalisesGates && !layer.NormalisesSums && !layer.NormalisesInput && !layer.ResetsBefore && bytes <= MostFusedBytes
            && RecurrentPlan.GatesOfTile(layer) > 0;
    }

    /// <summary>Embedding, Rnn, Lstm, Gru, Linear, LayerNorm, FrameStacking or LogSoftmax, numbered from the second of a kind on; LstmReverse for the partner of Lstm.</summary>
    public static string PrefixOf(ModelSpec model, int layer)
    {
        if (model.Layers[layer] is RecurrentSpec { Direction: LayerDirection.Backward }) return PrefixOf(model, layer - 1) + "Reverse";
        string kind = KindOf(model.Layers[layer]);
        int before = model.Layers.Take(layer).Count(other => KindOf(other) == kind && other is not RecurrentSpec { Direction: LayerDirection.Backward });
        return before == 0 ? kind : $"{kind}{before + 1}";
    }

    private static string KindOf(LayerSpec layer) => layer switch
    {
        EmbeddingSpec => "Embedding",
        RecurrentSpec recurrent => recurrent.Cell.ToString(),
        AttentionSpec => "Attention",
        LayerNormSpec => "LayerNorm",
        FrameStackingSpec => "FrameStacking",
        LogSoftmaxSpec => "LogSoftmax",
        _ => "Linear",
    };

    private static VectorPlan VectorOf(string name, int size, ActivationSpec activation, params MatrixPlan?[] readers)
    {
        MatrixPlan[] matrices = [.. readers.OfType<MatrixPlan>()];
        bool Reads(KernelFamily family) => matrices.Any(matrix => matrix.Layout.Family == family);
        bool coded = activation.Format != NumberFormat.Float;
        bool fitBytes = activation.FitsBytes;
        bool shifts = Reads(KernelFamily.ShiftsByIntegers) || (coded && Reads(KernelFamily.FloatLookup));
        bool tables = Reads(KernelFamily.Lookup);
        bool wide = Reads(KernelFamily.WideByIntegers);
        bool dots = Reads(KernelFamily.DotBytes);
        // The codes of an integer-only network are written as bytes, whatever reads them.
        if (activation.IsObserved) return OfIntegers(name, size, activation, matrices);
        bool words = Reads(KernelFamily.PairWords) || dots || wide || ((tables || shifts) && !fitBytes);
        bool bytes = Reads(KernelFamily.PairBytes) || ((tables || shifts || wide) && fitBytes);
        return new VectorPlan(
            name,
            size,
            activation,
            matrices.Select(matrix => matrix.Layout.PaddedColumns).Append(size).Max(),
            HasBytes: bytes || (coded && !words && fitBytes),
            HasWords: words || (coded && !bytes && !fitBytes),
            HasCodes: dots,
            HasDigits: tables && activation.TableDigits > 1,
            HasFloats: Reads(KernelFamily.FloatRows) || Reads(KernelFamily.CodesByFloat) || Reads(KernelFamily.WideByFloat) || !coded,
            HasFloatTotal: Reads(KernelFamily.CodesByFloat) || Reads(KernelFamily.WideByFloat),
            HasShiftable: Reads(KernelFamily.ShiftsByFloat))
        {
            HasMagnitudes = matrices.Any(matrix => matrix.TakesMagnitudes),
        };
    }

    private static VectorPlan OfIntegers(string name, int size, ActivationSpec activation, MatrixPlan[] readers)
    {
        bool Reads(KernelFamily family) => readers.Any(matrix => matrix.Layout.Family == family);
        return new VectorPlan(
            name,
            size,
            activation,
            readers.Select(matrix => matrix.Layout.PaddedColumns).Append(Multiples.WholeRegisters(size)).Max(),
            HasBytes: true,
            HasWords: Reads(KernelFamily.PairWords),
            HasCodes: Reads(KernelFamily.DotBytes),
            HasDigits: Reads(KernelFamily.Lookup) && activation.TableDigits > 1,
            HasFloats: false,
            HasFloatTotal: false,
            HasShiftable: false)
        {
            HasMagnitudes = readers.Any(matrix => matrix.TakesMagnitudes),
        };
    }

    private sealed record LayerMatrices(
        LayerSpec Spec, string Prefix, MatrixPlan? Input = null, MatrixPlan? Recurrent = null, MatrixPlan? Inner = null)
    {
        /// <summary>Whether a single step takes both products in one method.</summary>
        public bool Fuses { get; init; }
    }
}
