using KernelGen.Spec;

namespace KernelGen.Quantization;

/// <summary>Binary weight network (BWN, papers section 7.2): mean|W| of a block, a gate by default, times the sign, sign(0) = +1. Straight-through gradient.</summary>
internal sealed class BinaryWeight(TensorSpec tensor, WeightSpec weights, int blocks) : MeanThresholdQuantizer(tensor, weights, blocks)
{
    /// <inheritdoc/>
    protected override Thresholds Of(float mean) => Thresholds.Signs(mean);
}
