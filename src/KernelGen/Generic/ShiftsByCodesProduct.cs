using System;
using KernelGen.Spec;

namespace KernelGen.Generic;

/// <summary>
/// Powers of two times a coded vector: D = the exact sum of ±(v shifted), and alpha * (sum_q beta_q * D_q), q ascending; D is rounded to
/// float once.
/// </summary>
internal sealed class ShiftsByCodesProduct : MatrixProduct
{
    private readonly MatrixPlanes matrix;
    private readonly ExponentRange exponents;
    private readonly int vectorPlanes;

    /// <exception cref="NotSupportedException">A dot product might leave 64 bits.</exception>
    public ShiftsByCodesProduct(MatrixPlanes matrix, ActivationSpec activation)
    {
        if (matrix.Weights.GreatestSum(matrix.Columns, activation) > long.MaxValue)
            throw new NotSupportedException($"A row of {matrix.Columns} weights of {matrix.Weights} may leave 64 bits.");
        this.matrix = matrix;
        exponents = matrix.Weights.Exponents();
        vectorPlanes = activation.Planes;
    }

    public override int DotsPerRow => vectorPlanes;

    public override void Accumulate(CodedVector vector, int firstRow, Span<float> sums, Span<long> dots)
    {
        for (int r = 0; r < sums.Length; r++)
        {
            int row = firstRow + r;
            float inner = 0;
            for (int q = 0; q < vectorPlanes; q++)
            {
                long dot = Sum(matrix.Row(0, row), vector.Integers[q]);
                dots[row * vectorPlanes + q] = dot;
                inner = MathF.FusedMultiplyAdd(vector.Coefficients[q], dot, inner);
            }

            sums[r] = MathF.FusedMultiplyAdd(matrix.Alpha(0, row), inner, sums[r]);
        }
    }

    private long Sum(ReadOnlySpan<ushort> codes, int[] integers)
    {
        long sum = 0;
        for (int k = 0; k < codes.Length; k++) sum += exponents.IntegerOf(codes[k], matrix.Weights.Bits) * integers[k];
        return sum;
    }
}
