using KernelGen.Spec;

namespace KernelGen.Quantization;

/// <summary>
/// Binary weights of Ardakani et al. (papers section 7.3): +W0 from zero on, else -W0, W0 by <see cref="GlorotBound.OfAllGates"/>.
/// Stochastic form: <see cref="DrawnRow"/>. Straight-through gradient.
/// </summary>
internal sealed class RecurrentBinary(TensorSpec tensor, WeightSpec weights)
    : FixedThresholdQuantizer(tensor, weights, Thresholds.Signs(GlorotBound.OfAllGates(tensor)));
