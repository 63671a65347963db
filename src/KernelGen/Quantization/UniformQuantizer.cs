using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using KernelGen.Formats;
using KernelGen.Spec;

namespace KernelGen.Quantization;

/// <summary>
/// Uniform codes of every row (papers section 2.3): s = max|w|, levels s (2 j / (2^k - 1) - 1), halves up. The gradient passes
/// straight through.
/// </summary>
internal sealed class UniformQuantizer(TensorSpec tensor, WeightSpec weights) : MatrixQuantizer(tensor, weights)
{
    /// <inheritdoc/>
    public override void QuantizeRow<TLanes>(int row, ref readonly float weights, ref float effective)
    {
        ref float first = ref Unsafe.AsRef(in weights);
        AffineCode code = LevelRow.Code(LevelRow.Magnitude<TLanes>(ref first, Columns), Weights.Bits);
        AffineRow.WriteLevels<TLanes, SameValue>(ref first, (nuint)Columns, in code, ref effective);
    }

    /// <inheritdoc/>
    public override QuantizedMatrix Pack<TLanes>(ReadOnlySpan<float> weights)
    {
        RequireCount(weights);
        byte[] codes = new byte[weights.Length];
        float[] coefficients = new float[Rows];
        for (int row = 0; row < Rows; row++)
        {
            ref float first = ref Unsafe.AsRef(in weights[row * Columns]);
            AffineCode code = LevelRow.Code(LevelRow.Magnitude<TLanes>(ref first, Columns), Weights.Bits);
            coefficients[row] = code.Scale;
            AffineRow.WriteCodes<TLanes, SameValue>(
                ref first, (nuint)Columns, in code, ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(codes), row * Columns));
        }

        return QuantizedMatrix.OfScaledRows(Tensor, Weights, Stream(codes), coefficients);
    }
}
