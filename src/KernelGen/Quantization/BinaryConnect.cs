using KernelGen.Spec;

namespace KernelGen.Quantization;

/// <summary>
/// BinaryConnect (papers section 7.2): the sign of a weight, sign(0) = +1, no scale. Straight-through gradient; the float weights
/// are kept in [-1, 1].
/// </summary>
internal sealed class BinaryConnect(TensorSpec tensor, WeightSpec weights)
    : FixedThresholdQuantizer(tensor, weights, Thresholds.Signs(1));
