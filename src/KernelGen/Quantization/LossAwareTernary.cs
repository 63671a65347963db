using KernelGen.Spec;

namespace KernelGen.Quantization;

/// <summary>
/// Loss-aware ternarization (LAT): from the scale of all weights on, signs beyond half of the scale and the scale of those are found in
/// turn, ten times. The authors stop where the scale moves by less than 1e-6, which is sooner for all but a few matrices.
/// </summary>
internal sealed class LossAwareTernary(TensorSpec tensor, WeightSpec weights, int gates) : LossAwareQuantizer(tensor, weights, gates)
{
    /// <inheritdoc/>
    public override int Preparations => 11;

    /// <inheritdoc/>
    protected override Thresholds Of(float scale) => Thresholds.Beyond(scale / 2, scale);

    /// <inheritdoc/>
    protected override float ThresholdOf(int pass, float scale) => pass == 0 ? -1 : scale / 2;
}
