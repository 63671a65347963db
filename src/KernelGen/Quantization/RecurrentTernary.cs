using KernelGen.Spec;

namespace KernelGen.Quantization;

/// <summary>
/// Ternary weights of Ardakani et al. (papers section 7.3): zero up to a third of W0, else sign(W) W0, W0 by
/// <see cref="GlorotBound.OfAllGates"/>. Stochastic form: <see cref="DrawnRow"/>. Straight-through gradient.
/// </summary>
internal sealed class RecurrentTernary(TensorSpec tensor, WeightSpec weights)
    : FixedThresholdQuantizer(tensor, weights, Thresholds.Beyond(GlorotBound.OfAllGates(tensor) / 3, GlorotBound.OfAllGates(tensor)));
