using KernelGen.Spec;

namespace KernelGen.Quantization;

/// <summary>
/// Binarization (Ott et al., papers section 1.3 a) with H = 1: round half away from zero of clip((W + 1)/2, 0, 1), so that zero
/// becomes +1. Stochastic form: <see cref="DrawnRow"/>. Straight-through gradient, no clipping of gradient or weights.
/// </summary>
internal sealed class Binarization(TensorSpec tensor, WeightSpec weights)
    : FixedThresholdQuantizer(tensor, weights, Thresholds.Signs(1));
