using System;
using System.Collections.Generic;
using KernelGen.Spec;

namespace KernelGen.Integers;

/// <summary>
/// The integer-only network of the layers of a float one: how an encoder and decoder is declared, which no attribute makes integer-only. <see cref="Calibration"/>
/// adds the ranges of its codes to trained weights, and <see cref="Generic.IntegerModel"/> interprets what is packed of both.
/// </summary>
public static class IntegerTwin
{
    /// <summary>
    /// The same layers with symmetric weights and codes of 8 bits; <see cref="ModelSpec.WithWeights(Func{LayerSpec, WeightSpec, WeightSpec})"/> gives weights fewer. Streams of a decoder that count
    /// saturations count those of the decoder alone.
    /// </summary>
    /// <param name="spec">The network that is trained, such as the Spec of an emitted class; what it says of weights and activations is replaced.</param>
    /// <param name="integer">How integers compute; the usual pieces where it is null.</param>
    /// <exception cref="ArgumentException">The network is integer-only already.</exception>
    /// <exception cref="NotSupportedException">
    /// A layer that has no integer-only form; names its tensor. Options of recurrent layers that have none are named when an <see cref="Generic.IntegerModel"/> is made.
    /// </exception>
    public static ModelSpec Of(ModelSpec spec, IntegerSpec? integer = null)
    {
        ArgumentNullException.ThrowIfNull(spec);
        if (spec.Integer is not null) throw new ArgumentException($"{spec.Name} is integer-only already; expected a network of floats.", nameof(spec));
        integer ??= new IntegerSpec();
        ModelSpec? encoder = spec.Encoder is { } source ? Of(source, null, integer) : null;
        return Of(spec, encoder, integer);
    }

    private static ModelSpec Of(ModelSpec spec, ModelSpec? encoder, IntegerSpec integer)
    {
        List<LayerSpec> layers = [];
        for (int layer = 0; layer < spec.Layers.Count; layer++)
        {
            int before = spec.Before(layer);
            ActivationSpec entering = before < 0 ? Codes with { AreFeatures = true } : layers[before].OutputActivation;
            layers.Add(Of(spec.Layers[layer], entering, encoder, isLast: layer + 1 == spec.Layers.Count));
        }

        return spec with { Layers = new EquatableArray<LayerSpec>([.. layers]), Encoder = encoder, Integer = integer };
    }

    private static ActivationSpec Codes => ActivationSpec.Observed(IntegerSpec.UsualBits);

    private static WeightSpec Weights => new(Quantizer.Symmetric, IntegerSpec.UsualBits);

    private static LayerSpec Of(LayerSpec layer, ActivationSpec entering, ModelSpec? encoder, bool isLast) => layer switch
    {
        EmbeddingSpec embedding => embedding with { Weights = Weights },
        RecurrentSpec recurrent => recurrent with { InputActivation = entering, InputWeights = Weights, RecurrentWeights = Weights, HiddenActivation = Codes },
        AttentionSpec { Score: AttentionScore.ScaledDot } attention when encoder is not null => attention with
        {
            InputActivation = entering,
            MemoryActivation = encoder.Layers[^1].OutputActivation,
            Weights = Weights,
            OutputCodes = Codes,
        },
        AttentionSpec attention => throw Missing(attention, "weight_query", $"attention with the score {attention.Score}; expected ScaledDot"),
        LinearSpec { Activation: LinearActivation.Tanh } bent => bent with { InputActivation = entering, Weights = Weights, OutputCodes = Codes },
        LinearSpec { Activation: LinearActivation.None } last when isLast => last with { InputActivation = entering, Weights = Weights, OutputCodes = ActivationSpec.Float },
        LinearSpec linear => throw Missing(linear, "weight", $"an affine layer with the activation {linear.Activation} here; expected Tanh, or None in the last layer"),
        _ => throw Missing(layer, "weight", $"{layer.GetType().Name}; expected embedding, recurrent, affine layers and attention"),
    };

    private static NotSupportedException Missing(LayerSpec layer, string tensor, string what) =>
        new($"{ModelTensors.Qualified(layer, tensor)}: there is no integer-only form of {what}.");
}
