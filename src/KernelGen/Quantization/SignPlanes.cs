using System;
using KernelGen.Formats;
using KernelGen.Spec;

namespace KernelGen.Quantization;

/// <summary>The planes of signs and the coefficients of a matrix of binary codes, while they are packed.</summary>
internal sealed class SignPlanes(TensorSpec tensor, WeightSpec weights)
{
    private readonly int planeBytes = (int)PackedSize.PlaneBytes(tensor, weights);
    private readonly byte[] stream = new byte[weights.Planes * PackedSize.PlaneBytes(tensor, weights)];
    private readonly float[] coefficients = new float[weights.Planes * tensor.Rows];
    private readonly byte[] bits = new byte[tensor.Columns];

    /// <summary>Planes.</summary>
    public int Count => weights.Planes;

    /// <summary>The coefficient of a row in a plane.</summary>
    public ref float Coefficient(int plane, int row) => ref coefficients[plane * tensor.Rows + row];

    /// <summary>Packs a row; bit p of a code is its sign in plane p.</summary>
    public void SetRow(int row, ReadOnlySpan<byte> codes)
    {
        for (int plane = 0; plane < Count; plane++)
        {
            for (int column = 0; column < bits.Length; column++) bits[column] = (byte)((codes[column] >> plane) & 1);
            BitCodes.Pack(bits, 1, stream.AsSpan(plane * planeBytes, planeBytes), (long)row * tensor.Columns);
        }
    }

    /// <summary>The matrix.</summary>
    public QuantizedMatrix ToMatrix() => QuantizedMatrix.OfScaledRows(tensor, weights, stream, coefficients);
}
