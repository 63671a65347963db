using KernelGen.Spec;

namespace KernelGen.Quantization;

/// <summary>TerConnect (papers section 7.2): the sign where |W| is above 0.7 mean|W| of a gate, else 0; no scale. Straight-through gradient.</summary>
internal sealed class TerConnect(TensorSpec tensor, WeightSpec weights, int gates) : MeanThresholdQuantizer(tensor, weights, gates)
{
    /// <inheritdoc/>
    protected override Thresholds Of(float mean) => Thresholds.Beyond(ZeroShare * mean, 1);
}
