using System.Linq;
using KernelGen.Integers;
using KernelGen.Spec;

namespace KernelGen.Bench.Baselines;

/// <summary>
/// The same network and cell with 32-bit weights and activations. It does not normalise its products where the network does: the float version by hand is
/// timed without that work.
/// </summary>
internal static class FloatTwin
{
    /// <summary>The twin of <paramref name="spec"/>.</summary>
    public static ModelSpec Of(ModelSpec spec)
    {
        ModelSpec twin = Calibration.TwinOf(spec);
        return twin with { Layers = new EquatableArray<LayerSpec>([.. twin.Layers.Select(static layer => layer is RecurrentSpec recurrent ? recurrent with { Norm = ProductNorm.None } : layer)]) };
    }
}
