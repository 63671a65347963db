using KernelGen.Spec;

namespace KernelGen.Quantization;

/// <summary>Binary and ternary weights whose thresholds and scale do not depend on the weights.</summary>
/// <param name="tensor">Name and shape.</param>
/// <param name="weights">Method and bits.</param>
/// <param name="thresholds">Those of the whole matrix.</param>
internal abstract class FixedThresholdQuantizer(TensorSpec tensor, WeightSpec weights, Thresholds thresholds)
    : ThresholdQuantizer(tensor, weights, blocks: 1)
{
    /// <inheritdoc/>
    protected sealed override Thresholds ThresholdsOf(int block) => thresholds;
}
