using System;
using KernelGen.Spec;

namespace KernelGen.Generic;

/// <summary>
/// Coded weights times a coded vector. Every pair of planes gives an exact integer D = 2S - zero2 * V, with S the sum of
/// code * v and V the sum of v; coefficients come after: sum_p alpha_p * (sum_q beta_q * D_pq), p and q ascending.
/// </summary>
internal sealed class CodesByCodesProduct : MatrixProduct
{
    private readonly MatrixPlanes matrix;
    private readonly int vectorPlanes;

    /// <exception cref="NotSupportedException">A sum of an emitted kernel might leave its bits.</exception>
    public CodesByCodesProduct(MatrixPlanes matrix, ActivationSpec activation)
    {
        if (matrix.Columns > matrix.Weights.MostColumns(activation))
        {
            throw new NotSupportedException(
                $"A row of {matrix.Columns} weights of {matrix.Zero2 + 1} levels times integers up to "
                + $"{activation.MaximumInteger} may leave the bits of a sum.");
        }

        this.matrix = matrix;
        vectorPlanes = activation.Planes;
    }

    public override int DotsPerRow => matrix.Planes * vectorPlanes;

    public override void Accumulate(CodedVector vector, int firstRow, Span<float> sums, Span<long> dots)
    {
        for (int r = 0; r < sums.Length; r++)
        {
            int row = firstRow + r;
            Span<long> rowDots = dots.Slice(row * DotsPerRow, DotsPerRow);
            for (int p = 0; p < matrix.Planes; p++)
            {
                float inner = 0;
                for (int q = 0; q < vectorPlanes; q++)
                {
                    long dot = 2 * Sum(matrix.Row(p, row), vector.Integers[q]) - (long)matrix.Zero2 * vector.Totals[q];
                    rowDots[p * vectorPlanes + q] = dot;
                    inner = MathF.FusedMultiplyAdd(vector.Coefficients[q], dot, inner);
                }

                sums[r] = MathF.FusedMultiplyAdd(matrix.Alpha(p, row), inner, sums[r]);
            }
        }
    }

    private static long Sum(ReadOnlySpan<ushort> codes, int[] integers)
    {
        ReadOnlySpan<int> v = integers.AsSpan(0, codes.Length);
        long sum = 0;
        for (int k = 0; k < codes.Length; k++) sum += (long)codes[k] * v[k];
        return sum;
    }
}
