using System;
using System.Runtime.CompilerServices;
using KernelGen.Formats;
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
    public override void QuantizeRow<TLanes>(int row, ref readonly float weights, ref float effective) =>
        MultipleRow.WriteValues<TLanes>(ref Unsafe.AsRef(in weights), (nuint)Columns, in rounding, ref effective);

    /// <inheritdoc/>
    public override QuantizedMatrix Pack<TLanes>(ReadOnlySpan<float> weights) => PackMultiples<TLanes>(weights, in rounding);
}
