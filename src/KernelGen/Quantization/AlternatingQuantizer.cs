using System;
using System.Runtime.InteropServices;
using KernelGen.Formats;
using KernelGen.Spec;

namespace KernelGen.Quantization;

/// <summary>
/// Alternating multi-bit codes of every row (Xu et al., papers sections 2.3 and 2.4), or its greedy start alone; the gradient passes
/// straight through.
/// </summary>
/// <param name="tensor">Name and shape.</param>
/// <param name="weights">Method and bits.</param>
/// <param name="cycles">Cycles of fit and code update; 0 for the greedy codes.</param>
internal sealed class AlternatingQuantizer(TensorSpec tensor, WeightSpec weights, int cycles) : MatrixQuantizer(tensor, weights)
{
    /// <inheritdoc/>
    public override void QuantizeRow<TLanes>(int row, ref readonly float weights, ref float effective) =>
        Alternating.QuantizeRow<TLanes>(in weights, Columns, Weights.Bits, cycles, ref effective);

    /// <inheritdoc/>
    public override QuantizedMatrix Pack<TLanes>(ReadOnlySpan<float> weights)
    {
        RequireCount(weights);
        SignPlanes planes = new(Tensor, Weights);
        Span<float> alpha = stackalloc float[Alternating.MaximumPlanes];
        byte[] codes = new byte[Columns];
        for (int row = 0; row < Rows; row++)
        {
            ref readonly float first = ref weights[row * Columns];
            Alternating.Fit<TLanes>(in first, Columns, planes.Count, cycles, alpha);
            Alternating.Encode<TLanes>(in first, Columns, planes.Count, cycles, alpha, ref MemoryMarshal.GetArrayDataReference(codes));
            for (int plane = 0; plane < planes.Count; plane++) planes.Coefficient(plane, row) = alpha[plane];
            planes.SetRow(row, codes);
        }

        return planes.ToMatrix();
    }
}
