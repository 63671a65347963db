using System;
using KernelGen.Formats;
using KernelGen.Spec;

namespace KernelGen.Quantization;

/// <summary>The float twin of a balanced matrix: the effective weights are tanh(W) (papers section 6.2, 32 bits).</summary>
internal sealed class TanhQuantizer(TensorSpec tensor, WeightSpec weights) : MatrixQuantizer(tensor, weights)
{
    /// <inheritdoc/>
    public override bool PassesGradient => false;

    /// <inheritdoc/>
    public override void QuantizeRow<TLanes>(int row, ref readonly float weights, ref float effective) =>
        throw new NotImplementedException();

    /// <inheritdoc/>
    public override QuantizedMatrix Pack<TLanes>(ReadOnlySpan<float> weights) => throw new NotImplementedException();
}
