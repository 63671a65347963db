using System;
using System.Runtime.InteropServices;
using KernelGen.Formats;
using KernelGen.Spec;

namespace KernelGen.Quantization;

/// <summary>
/// Alternating multi-bit codes of every row (Xu et al., papers sections 2.3 and 2.4); the gradient passes straight through.
/// </summary>
internal sealed class AlternatingQuantizer(TensorSpec tensor, WeightSpec weights) : MatrixQuantizer(tensor, weights)
{
    /// <inheritdoc/>
    public override void QuantizeRow<TLanes>(int row, ref readonly float weights, ref float effective) =>
        Alternating.QuantizeRow<TLanes>(in weights, Columns, Weights.Bits, Alternating.Cycles, ref effective);

    /// <inheritdoc/>
    public override QuantizedMatrix Pack<TLanes>(ReadOnlySpan<float> weights)
    {
        RequireCount(weights);
        int planes = Weights.Planes;
        int planeBytes = (int)PackedSize.PlaneBytes(Tensor, Weights);
        byte[] packed = new byte[planes * planeBytes];
        float[] coefficients = new float[planes * Rows];
        Span<float> alpha = stackalloc float[Alternating.MaximumPlanes];
        byte[] codes = new byte[Columns];
        byte[] bits = new byte[Columns];
        for (int row = 0; row < Rows; row++)
        {
            ref readonly float first = ref weights[row * Columns];
            Alternating.Fit<TLanes>(in first, Columns, planes, Alternating.Cycles, alpha);
            Alternating.Encode<TLanes>(in first, Columns, planes, alpha, ref MemoryMarshal.GetArrayDataReference(codes));
            for (int plane = 0; plane < planes; plane++)
            {
                coefficients[plane * Rows + row] = alpha[plane];
                for (int column = 0; column < Columns; column++) bits[column] = (byte)((codes[column] >> plane) & 1);
                BitCodes.Pack(bits, 1, packed.AsSpan(plane * planeBytes, planeBytes), (long)row * Columns);
            }
        }

        return QuantizedMatrix.OfBinaryCodes(Tensor, Weights, packed, coefficients);
    }
}
