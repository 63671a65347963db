using System;
using KernelGen.Spec;

namespace KernelGen.Quantization;

/// <summary>
/// Ternarization (Ott et al., papers section 1.3 b): W0 ([W > -W0/2] + [W > W0/2] - 1) with the constant W0 of
/// <see cref="GlorotBound"/>. Both tests are strict, so that -W0/2 becomes -W0 and +W0/2 becomes 0. Stochastic form:
/// <see cref="DrawnRow"/>. Straight-through gradient, no clipping.
/// </summary>
internal sealed class Ternarization(TensorSpec tensor, WeightSpec weights, float bound)
    : FixedThresholdQuantizer(tensor, weights, Of(bound))
{
    /// <summary>The thresholds of a given W0.</summary>
    public static Thresholds Of(float bound) => new(MathF.BitIncrement(-bound / 2), bound / 2, bound);
}
