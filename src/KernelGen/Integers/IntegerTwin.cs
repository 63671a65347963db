using System;
using System.Linq;
using KernelGen.Spec;

namespace KernelGen.Integers;

/// <summary>
/// The integer-only network of the layers of a float one, for what is not declared as such: <see cref="Calibration"/> adds the ranges of its codes to trained weights,
/// and <see cref="Generic.IntegerModel"/> interprets what is packed of both.
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
        ModelSpec symmetric = Floats(spec, isEncoder: false).WithWeights(static (_, _) => new WeightSpec(Quantizer.Symmetric, IntegerSpec.UsualBits));
        return ObservedCodes.Of(symmetric, integer ?? new IntegerSpec());
    }

    /// <summary>The layers without what was said of their activations.</summary>
    private static ModelSpec Floats(ModelSpec spec, bool isEncoder) => spec with
    {
        Encoder = spec.Encoder is { } encoder ? Floats(encoder, isEncoder: true) : null,
        Layers = new EquatableArray<LayerSpec>([.. spec.Layers.Select((layer, index) => Float(layer, spec.Encoder is not null, endsInSums: !isEncoder && index + 1 == spec.Layers.Count))]),
    };

    private static LayerSpec Float(LayerSpec layer, bool isDecoder, bool endsInSums) => layer switch
    {
        EmbeddingSpec => layer,
        RecurrentSpec recurrent => recurrent with { HiddenActivation = ActivationSpec.Float, ResidualCodes = ActivationSpec.Float },
        AttentionSpec attention when isDecoder => attention with { OutputCodes = ActivationSpec.Float },
        LinearSpec { Activation: LinearActivation.Tanh } bent when !endsInSums => bent with { OutputCodes = ActivationSpec.Float },
        LinearSpec { Activation: LinearActivation.None } last when endsInSums => last with { OutputCodes = ActivationSpec.Float },
        LinearSpec linear => throw Missing(linear, "weight", $"an affine layer with the activation {linear.Activation} here; expected Tanh, or None in the last layer"),
        _ => throw Missing(layer, "weight", $"{layer.GetType().Name}; expected embedding, recurrent, affine layers and attention"),
    };

    private static NotSupportedException Missing(LayerSpec layer, string tensor, string what) =>
        new($"{ModelTensors.Qualified(layer, tensor)}: there is no integer-only form of {what}.");
}
