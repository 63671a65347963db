using KernelGen.Spec;

namespace KernelGen.Quantization;

/// <summary>
/// Power-of-two ternarization (Ott et al., papers section 1.3 c) with fixed point Q0.1: half-away-from-zero rounding of 2 W, clipped
/// to -1..1, halved. Weights of magnitude 1/4 and more become 1/2. Deterministic only; straight-through gradient.
/// </summary>
internal sealed class PowerOfTwoTernarization(TensorSpec tensor, WeightSpec weights)
    : FixedThresholdQuantizer(tensor, weights, Thresholds.From(0.25f, 0.5f));
