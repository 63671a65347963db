using KernelGen.Spec;

namespace KernelGen.Quantization;

/// <summary>Loss-aware binarization (LAB): the scale of all weights of a gate times the sign, sign(0) = +1.</summary>
internal sealed class LossAwareBinary(TensorSpec tensor, WeightSpec weights, int gates) : LossAwareQuantizer(tensor, weights, gates)
{
    /// <inheritdoc/>
    public override int Preparations => 1;

    /// <inheritdoc/>
    protected override Thresholds Of(float scale) => Thresholds.Signs(scale);

    /// <inheritdoc/>
    protected override float ThresholdOf(int pass, float scale) => -1;
}
