using System.Linq;
using KernelGen.Spec;

namespace KernelGen.Bench.Baselines;

/// <summary>
/// The same network and cell with 32-bit weights and activations. It does not normalise its products where the network does: the float version by hand is
/// timed without that work.
/// </summary>
internal static class FloatTwin
{
    private const int FloatBits = 32;

    /// <summary>The twin of <paramref name="spec"/>.</summary>
    public static ModelSpec Of(ModelSpec spec) => spec with { Integer = null, Layers = new EquatableArray<LayerSpec>([.. spec.Layers.Select(Of)]) };

    private static LayerSpec Of(LayerSpec layer) => layer switch
    {
        EmbeddingSpec embedding => embedding with { Weights = embedding.Weights with { Bits = FloatBits } },
        RecurrentSpec recurrent => recurrent with
        {
            InputActivation = ActivationSpec.Float,
            HiddenActivation = ActivationSpec.Float,
            Norm = ProductNorm.None,
            InputWeights = recurrent.InputWeights with { Bits = FloatBits },
            RecurrentWeights = recurrent.RecurrentWeights with { Bits = FloatBits },
        },
        LinearSpec linear => linear with
        {
            InputActivation = ActivationSpec.Float,
            Weights = linear.Weights with { Bits = FloatBits },
        },
        _ => layer,
    };
}
