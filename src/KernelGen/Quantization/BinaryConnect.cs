using KernelGen.Spec;

namespace KernelGen.Quantization;

/// <summary>
/// BinaryConnect (papers section 7.2): the sign of a weight, sign(0) = +1, no scale. Straight-through gradient; the float weights
/// are kept in [-1, 1].
/// </summary>
internal sealed class BinaryConnect(TensorSpec tensor, WeightSpec weights) : ThresholdQuantizer(tensor, weights, blocks: 1)
{
    private readonly Thresholds thresholds = Thresholds.Signs(1);

    /// <inheritdoc/>
    protected override Thresholds ThresholdsOf(int block) => thresholds;
}
