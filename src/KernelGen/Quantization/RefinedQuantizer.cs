using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using KernelGen.Formats;
using KernelGen.Spec;

namespace KernelGen.Quantization;

/// <summary>
/// Refined greedy codes of every row (Guo et al. as compared by Xu et al., papers section 2.3). The gradient passes straight through.
/// </summary>
internal sealed class RefinedQuantizer(TensorSpec tensor, WeightSpec weights) : MatrixQuantizer(tensor, weights)
{
    /// <inheritdoc/>
    public override void QuantizeRow<TLanes>(int row, ref readonly float weights, ref float effective) =>
        Refined.QuantizeRow<TLanes>(ref Unsafe.AsRef(in weights), Columns, Weights.Bits, ref effective);

    /// <inheritdoc/>
    public override QuantizedMatrix Pack<TLanes>(ReadOnlySpan<float> weights)
    {
        RequireCount(weights);
        SignPlanes planes = new(Tensor, Weights);
        byte[] codes = new byte[Columns];
        for (int row = 0; row < Rows; row++)
        {
            ref float first = ref Unsafe.AsRef(in weights[row * Columns]);
            RowTail tail = RowTail.Of(ref first, Columns);
            RefinedCoefficients found = Refined.Fit<TLanes>(ref first, Columns, ref tail, planes.Count);
            Refined.Encode<TLanes>(ref first, Columns, ref tail, planes.Count, in found, ref MemoryMarshal.GetArrayDataReference(codes));
            Span<float> alpha = RefinedCoefficients.Of(ref found, planes.Count);
            for (int plane = 0; plane < planes.Count; plane++)
            {
                // A later plane can turn an earlier coefficient negative; stored ones are not, the signs are.
                planes.Coefficient(plane, row) = Math.Abs(alpha[plane]);
                if (alpha[plane] >= 0) continue;
                foreach (ref byte code in codes.AsSpan()) code ^= (byte)(1 << plane);
            }

            planes.SetRow(row, codes);
        }

        return planes.ToMatrix();
    }
}
