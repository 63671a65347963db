using System.Collections.Generic;

namespace KernelGen.Spec;

/// <summary>Codes over observed ranges between the layers of a model, which make it integer-only (papers section 3).</summary>
public static class ObservedCodes
{
    /// <summary>
    /// The model, encoder included, with codes between its layers: of as many bits as its activations have, <see cref="IntegerSpec.UsualBits"/> where they are
    /// floats. Weights stay, and must be symmetric; what leaves a last affine layer are its sums.
    /// </summary>
    /// <param name="model">The layers.</param>
    /// <param name="integer">How integers compute.</param>
    /// <param name="featureBits">Bits of raw features.</param>
    public static ModelSpec Of(ModelSpec model, IntegerSpec integer, int featureBits = IntegerSpec.UsualBits)
    {
        ModelSpec? encoder = model.Encoder is { } source ? Of(source, null, isEncoder: true, integer, featureBits) : null;
        return Of(model, encoder, isEncoder: false, integer, featureBits);
    }

    private static ModelSpec Of(ModelSpec model, ModelSpec? encoder, bool isEncoder, IntegerSpec integer, int featureBits)
    {
        List<LayerSpec> layers = [];
        for (int layer = 0; layer < model.Layers.Count; layer++)
        {
            int before = model.Before(layer);
            ActivationSpec entering = before < 0 ? ActivationSpec.Observed(featureBits) with { AreFeatures = true } : layers[before].OutputActivation;
            layers.Add(Of(model.Layers[layer], entering, encoder, endsInSums: !isEncoder && layer + 1 == model.Layers.Count));
        }

        return model with { Layers = new EquatableArray<LayerSpec>([.. layers]), Encoder = encoder, Integer = integer };
    }

    private static LayerSpec Of(LayerSpec layer, ActivationSpec entering, ModelSpec? encoder, bool endsInSums) => layer switch
    {
        RecurrentSpec recurrent => recurrent with
        {
            InputActivation = entering,
            HiddenActivation = Coded(recurrent.HiddenActivation),
            ResidualCodes = recurrent.Residual ? Coded(recurrent.ResidualCodes) : ActivationSpec.Float,
        },
        AttentionSpec attention => attention with
        {
            InputActivation = entering,
            MemoryActivation = encoder!.Layers[encoder.Layers.Count - 1].OutputActivation,
            OutputCodes = Coded(attention.OutputCodes),
        },
        LinearSpec linear => linear with { InputActivation = entering, OutputCodes = endsInSums ? ActivationSpec.Float : Coded(linear.OutputCodes) },
        _ => layer,
    };

    private static ActivationSpec Coded(ActivationSpec activation) =>
        ActivationSpec.Observed(activation.Format == NumberFormat.Float ? IntegerSpec.UsualBits : activation.Bits);
}
