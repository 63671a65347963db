using System;

namespace KernelGen.Generic;

/// <summary>Float weights times the values of the vector: one chain of fused multiply-adds a row, columns ascending.</summary>
internal sealed class FloatProduct(float[] weights, int columns) : MatrixProduct
{
    public override int DotsPerRow => 0;

    public override void Accumulate(CodedVector vector, int firstRow, Span<float> sums, Span<long> dots)
    {
        for (int r = 0; r < sums.Length; r++)
        {
            ReadOnlySpan<float> row = weights.AsSpan((firstRow + r) * columns, columns);
            ReadOnlySpan<float> x = vector.Values.AsSpan(0, row.Length);
            float dot = 0;
            for (int k = 0; k < row.Length; k++) dot = MathF.FusedMultiplyAdd(row[k], x[k], dot);
            sums[r] += dot;
        }
    }
}
