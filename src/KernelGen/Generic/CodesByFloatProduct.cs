using System;
using KernelGen.Arithmetic;
using KernelGen.Lanes;

namespace KernelGen.Generic;

/// <summary>
/// Coded weights times a float vector x: with A = the chain of code * x over ascending columns and X = the sum of x, a plane's
/// sum of (2 * code - zero2) * x is 2A - zero2 * X.
/// </summary>
internal sealed class CodesByFloatProduct(MatrixPlanes matrix) : MatrixProduct
{
    public override int DotsPerRow => 0;

    public override void Accumulate(CodedVector vector, int firstRow, Span<float> sums, Span<long> dots)
    {
        float subtrahend = matrix.Zero2 * Reductions.Sum<Lanes32>(in vector.Values[0], vector.Length);
        for (int r = 0; r < sums.Length; r++)
        {
            float inner = MathF.FusedMultiplyAdd(2, Chain(matrix.Row(0, firstRow + r), vector.Values), -subtrahend);
            sums[r] = MathF.FusedMultiplyAdd(matrix.Alpha(0, firstRow + r), inner, sums[r]);
        }
    }

    private float Chain(ReadOnlySpan<ushort> codes, float[] values)
    {
        ReadOnlySpan<float> x = values.AsSpan(0, codes.Length);
        float chain = 0;
        for (int k = 0; k < codes.Length; k++) chain = MathF.FusedMultiplyAdd(codes[k], x[k], chain);
        return chain;
    }
}
