using System;
using KernelGen.Spec;

namespace KernelGen.Quantization;

/// <summary>
/// Fixed point Qm.f (Ott et al., papers section 1.3 c): clip(rha(W 2^f), -M, M) / 2^f, M = 2^(bits - 1) - 1, halves rounded away from zero.
/// The gradient passes straight through.
/// </summary>
internal sealed class FixedPoint(TensorSpec tensor, WeightSpec weights) : MultipleQuantizer(tensor, weights)
{
    private readonly MultipleRounding rounding = MultipleRounding.AwayFromZero(
        MathF.ScaleB(1, -(weights.FractionBits ?? weights.Bits - 1)), (1 << (weights.Bits - 1)) - 1);

    /// <inheritdoc/>
    protected override MultipleRounding RoundingOf(int row) => rounding;
}
