using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using KernelGen.Formats;
using KernelGen.Spec;

namespace KernelGen.Quantization;

/// <summary>No quantization: the effective weights are the weights.</summary>
internal sealed class FloatQuantizer(TensorSpec tensor, WeightSpec weights) : MatrixQuantizer(tensor, weights)
{
    /// <inheritdoc/>
    public override bool IsIdentity => true;

    /// <inheritdoc/>
    public override void QuantizeRow<TLanes>(int row, ref readonly float weights, ref float effective) =>
        MemoryMarshal.CreateReadOnlySpan(in weights, Columns).CopyTo(MemoryMarshal.CreateSpan(ref effective, Columns));

    /// <inheritdoc/>
    public override QuantizedMatrix Pack<TLanes>(ReadOnlySpan<float> weights)
    {
        RequireCount(weights);
        return QuantizedMatrix.OfFloats(Tensor, Weights, weights.ToArray());
    }
}
