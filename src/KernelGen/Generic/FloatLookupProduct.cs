using System;
using KernelGen.Lanes;

namespace KernelGen.Generic;

/// <summary>
/// Codes of few bits times a float vector x: groups of <see cref="CodeLevels.Columns"/> columns ascending, of each the sum of level * x; a sum of
/// four is that of the first two and that of the last two. The last group is filled with code 0 and x = 0.
/// </summary>
internal sealed class FloatLookupProduct(MatrixPlanes matrix) : MatrixProduct
{
    private readonly CodeLevels levels = CodeLevels.Of(matrix.Weights);

    public override int DotsPerRow => 0;

    public override void Accumulate(CodedVector vector, int firstRow, Span<float> sums, Span<long> dots)
    {
        for (int r = 0; r < sums.Length; r++)
        {
            int row = firstRow + r;
            for (int p = 0; p < matrix.Planes; p++)
                sums[r] = MathF.FusedMultiplyAdd(matrix.Alpha(p, row), Chain(matrix.Row(p, row), vector.Values), sums[r]);
        }
    }

    private float Chain(ReadOnlySpan<ushort> codes, float[] x)
    {
        float chain = 0;
        for (int k = 0; k < codes.Length; k += levels.Columns)
        {
            chain += levels.Columns switch
            {
                4 => Term(codes, x, k) + Term(codes, x, k + 1) + (Term(codes, x, k + 2) + Term(codes, x, k + 3)),
                2 => Term(codes, x, k) + Term(codes, x, k + 1),
                _ => Term(codes, x, k),
            };
        }

        return chain;
    }

    private float Term(ReadOnlySpan<ushort> codes, float[] x, int column) => column < codes.Length
        ? levels.LevelOf(codes[column]) * x[column]
        : levels.LevelOf(0) * 0f;
}
