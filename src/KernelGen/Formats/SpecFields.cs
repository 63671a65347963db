using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using KernelGen.Spec;

namespace KernelGen.Formats;

/// <summary>A spec as lines of text, field by field, so that a file of another model is refused by naming what differs.</summary>
internal static class SpecFields
{
    private const string Prefix = "spec.";

    /// <summary>
    /// Every field of <paramref name="spec"/> but its name, what is dropped in training and whether saturation is counted, which may change without changing
    /// the model.
    /// </summary>
    public static List<KeyValuePair<string, string>> Of(ModelSpec spec)
    {
        List<KeyValuePair<string, string>> fields = [];
        Add(fields, "layers", string.Join(", ", spec.AllLayers.Select(Label)));
        if (spec.Integer is { TakesTables: true } tables)
        {
            Add(fields, "integer.profile", tables.Profile.ToString());
        }
        else if (spec.Integer is { } integer)
        {
            Add(fields, "integer.pieces", integer.Pieces);
            Add(fields, "integer.placement", integer.Placement.ToString());
        }

        foreach (LayerSpec layer in spec.AllLayers) AddLayer(fields, layer);
        return fields;
    }

    /// <summary>Refuses the metadata of another model.</summary>
    /// <exception cref="WeightFormatException">Names the first field that differs, both values given.</exception>
    public static void Require(ModelSpec expected, IReadOnlyDictionary<string, string> metadata)
    {
        List<KeyValuePair<string, string>> fields = Of(expected);
        foreach ((string key, string value) in fields)
        {
            string? found = metadata.GetValueOrDefault(key);
            if (found != value) throw Differs(key, found ?? "no such field", value);
        }

        HashSet<string> known = fields.Select(field => field.Key).ToHashSet(StringComparer.Ordinal);
        foreach ((string key, string value) in metadata)
        {
            if (key.StartsWith(Prefix, StringComparison.Ordinal) && !known.Contains(key)) throw Differs(key, value, "no such field");
        }
    }

    private static WeightFormatException Differs(string key, string found, string expected) =>
        new(key[Prefix.Length..], $"the file has {found}, the model has {expected}", "the same model");

    /// <summary>The layer's name, or its kind where it stands alone; stacked layers of one kind share a name, so the second is lstm_l1.</summary>
    internal static string Label(LayerSpec layer)
    {
        string name = layer.Name.Length > 0 ? layer.Name : Kind(layer);
        if (layer is not RecurrentSpec recurrent) return name;
        string index = recurrent.Index > 0 ? string.Create(CultureInfo.InvariantCulture, $"_l{recurrent.Index}") : "";
        return $"{name}{index}{(recurrent.Direction == LayerDirection.Backward ? "_reverse" : "")}";
    }

    private static string Kind(LayerSpec layer) => layer switch
    {
        EmbeddingSpec => "embedding",
        RecurrentSpec recurrent => recurrent.Cell switch { CellKind.Lstm => "lstm", CellKind.Gru => "gru", _ => "rnn" },
        LinearSpec => "linear",
        AttentionSpec => "attention",
        LayerNormSpec => "layernorm",
        FrameStackingSpec => "stacking",
        LogSoftmaxSpec => "logsoftmax",
        _ => throw new NotSupportedException($"{layer.GetType().Name} has no text form."),
    };

    private static void AddLayer(List<KeyValuePair<string, string>> fields, LayerSpec layer)
    {
        string label = Label(layer);
        Add(fields, $"{label}.kind", Kind(layer));
        switch (layer)
        {
            case EmbeddingSpec embedding:
                Add(fields, $"{label}.vocabulary", embedding.Vocabulary);
                Add(fields, $"{label}.size", embedding.Size);
                AddWeights(fields, $"{label}.weights", embedding.Weights);
                break;
            case RecurrentSpec recurrent:
                AddRecurrent(fields, label, recurrent);
                break;
            case AttentionSpec attention:
                AddAttention(fields, label, attention);
                break;
            case LinearSpec linear:
                Add(fields, $"{label}.input", linear.Input);
                Add(fields, $"{label}.outputs", linear.Outputs);
                AddActivation(fields, $"{label}.input_activation", linear.InputActivation);
                AddWeights(fields, $"{label}.weights", linear.Weights);
                Add(fields, $"{label}.bias", linear.Bias ? "true" : "false");
                if (linear.BiasWeights is { } bias) AddWeights(fields, $"{label}.bias_weights", bias);
                if (linear.Activation != LinearActivation.None) Add(fields, $"{label}.activation", linear.Activation.ToString());
                if (linear.Activation == LinearActivation.ClippedRelu)
                    Add(fields, $"{label}.ceiling", linear.Ceiling.ToString("R", CultureInfo.InvariantCulture));
                if (linear.OutputCodes.Format != NumberFormat.Float) AddActivation(fields, $"{label}.output_activation", linear.OutputCodes);
                break;
            case LayerNormSpec norm:
                Add(fields, $"{label}.size", norm.Size);
                AddActivation(fields, $"{label}.output_activation", norm.OutputCodes);
                break;
            case FrameStackingSpec stacking:
                Add(fields, $"{label}.input", stacking.Input);
                Add(fields, $"{label}.frames", stacking.Frames);
                if (stacking.Ahead != 0) Add(fields, $"{label}.ahead", stacking.Ahead);
                if (stacking.Stride != 1) Add(fields, $"{label}.stride", stacking.Stride);
                AddActivation(fields, $"{label}.output_activation", stacking.OutputCodes);
                break;
            case LogSoftmaxSpec softmax:
                Add(fields, $"{label}.size", softmax.Size);
                break;
        }
    }

    private static void AddRecurrent(List<KeyValuePair<string, string>> fields, string label, RecurrentSpec recurrent)
    {
        Add(fields, $"{label}.index", recurrent.Index);
        Add(fields, $"{label}.input", recurrent.Input);
        Add(fields, $"{label}.hidden", recurrent.Hidden);
        AddActivation(fields, $"{label}.input_activation", recurrent.InputActivation);
        AddWeights(fields, $"{label}.input_weights", recurrent.InputWeights);
        AddWeights(fields, $"{label}.recurrent_weights", recurrent.RecurrentWeights);
        AddActivation(fields, $"{label}.hidden_activation", recurrent.HiddenActivation);
        Add(fields, $"{label}.activation", recurrent.Activation.ToString());
        Add(fields, $"{label}.reset", recurrent.Reset.ToString());
        Add(fields, $"{label}.bias", recurrent.Bias ? "true" : "false");
        if (recurrent.Direction != LayerDirection.Only) Add(fields, $"{label}.direction", recurrent.Direction.ToString());
        if (recurrent.Peepholes) Add(fields, $"{label}.peepholes", "true");
        if (recurrent.Coupled) Add(fields, $"{label}.coupled", "true");
        if (recurrent.Projection is { } projection) Add(fields, $"{label}.projection", projection);
        if (recurrent.Residual)
        {
            Add(fields, $"{label}.residual", "true");
            AddActivation(fields, $"{label}.residual_activation", recurrent.ResidualCodes);
        }

        if (recurrent.Slope != 1) Add(fields, $"{label}.slope", recurrent.Slope.ToString("R", CultureInfo.InvariantCulture));
        if (recurrent.GateForm != GateForm.Precise) Add(fields, $"{label}.gates", recurrent.GateForm.ToString());
        if (recurrent.NormalisesInput) Add(fields, $"{label}.input_norm", "true");
        if (recurrent.Norm != ProductNorm.None) Add(fields, $"{label}.norm", recurrent.Norm.ToString());
        if (recurrent.BiasWeights is { } biases) AddWeights(fields, $"{label}.bias_weights", biases);
    }

    private static void AddAttention(List<KeyValuePair<string, string>> fields, string label, AttentionSpec attention)
    {
        Add(fields, $"{label}.input", attention.Input);
        Add(fields, $"{label}.memory", attention.Memory);
        Add(fields, $"{label}.units", attention.Units);
        Add(fields, $"{label}.score", attention.Score.ToString());
        AddActivation(fields, $"{label}.input_activation", attention.InputActivation);
        AddActivation(fields, $"{label}.memory_activation", attention.MemoryActivation);
        AddWeights(fields, $"{label}.weights", attention.Weights);
        if (attention.OutputCodes.Format != NumberFormat.Float) AddActivation(fields, $"{label}.output_activation", attention.OutputCodes);
    }

    private static void AddWeights(List<KeyValuePair<string, string>> fields, string key, WeightSpec weights)
    {
        Add(fields, $"{key}.quantizer", weights.Quantizer.ToString());
        Add(fields, $"{key}.bits", weights.Bits);
        if (weights.Normalised) Add(fields, $"{key}.normalised", "true");
        if (weights.TakesNorm) Add(fields, $"{key}.takes_norm", "true");
        if (!weights.Clips) Add(fields, $"{key}.clips", "false");
        if (weights.ScaleScope != ScaleScope.Default) Add(fields, $"{key}.scale_scope", weights.ScaleScope.ToString());
        if (weights.Stochastic) Add(fields, $"{key}.stochastic", "true");
        if (weights.Cycles != WeightSpec.PublishedCycles) Add(fields, $"{key}.cycles", weights.Cycles);
        if (weights.FractionBits is { } fraction) Add(fields, $"{key}.fraction_bits", fraction);
        if (weights.Format != NumberFormat.PowerOfTwo) return;
        Add(fields, $"{key}.least_exponent", weights.Exponents().Least);
        Add(fields, $"{key}.greatest_exponent", weights.Exponents().Greatest);
    }

    private static void AddActivation(List<KeyValuePair<string, string>> fields, string key, ActivationSpec activation)
    {
        Add(fields, $"{key}.format", activation.Format.ToString());
        Add(fields, $"{key}.bits", activation.Bits);
        if (activation.OnLineMethod != Quantizer.Alternating) Add(fields, $"{key}.method", activation.OnLineMethod.ToString());
        if (activation.LearnedBy is { } learned) Add(fields, $"{key}.range", learned.ToString());
        if (activation.IsObserved) Add(fields, $"{key}.observed", activation.AreFeatures ? "features" : "true");
        if (activation.DrawnBy is { } drawn) Add(fields, $"{key}.drawn", drawn.ToString());
        Add(fields, $"{key}.minimum", activation.Minimum.ToString("R", CultureInfo.InvariantCulture));
        Add(fields, $"{key}.maximum", activation.Maximum.ToString("R", CultureInfo.InvariantCulture));
    }

    private static void Add(List<KeyValuePair<string, string>> fields, string key, int value) =>
        Add(fields, key, value.ToString(CultureInfo.InvariantCulture));

    private static void Add(List<KeyValuePair<string, string>> fields, string key, string value) =>
        fields.Add(new KeyValuePair<string, string>(Prefix + key, value));
}
