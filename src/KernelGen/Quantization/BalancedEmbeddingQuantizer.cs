using System;
using KernelGen.Formats;
using KernelGen.Spec;

namespace KernelGen.Quantization;

/// <summary>
/// The embedding of a balanced model (papers section 6.1): relu(e) coded like an activation over [0, 1]; at 32 bits relu(e)
/// itself. The gradient passes where e > 0.
/// </summary>
internal sealed class BalancedEmbeddingQuantizer(TensorSpec tensor, WeightSpec weights) : MatrixQuantizer(tensor, weights)
{
    /// <inheritdoc/>
    public override bool PassesGradient => false;

    /// <inheritdoc/>
    public override void QuantizeRow<TLanes>(int row, ref readonly float weights, ref float effective) =>
        throw new NotImplementedException();

    /// <inheritdoc/>
    public override QuantizedMatrix Pack<TLanes>(ReadOnlySpan<float> weights) => throw new NotImplementedException();
}
