using System;
using KernelGen.Formats;
using KernelGen.Spec;

namespace KernelGen.Generic;

/// <summary>The codes of a matrix unpacked to a word each, plane after plane, with the factor of each row.</summary>
internal sealed class MatrixPlanes
{
    private readonly ushort[] codes;
    private readonly float[] alphas;
    private readonly int rows;

    public MatrixPlanes(QuantizedMatrix matrix)
    {
        rows = matrix.Rows;
        Columns = matrix.Columns;
        Planes = matrix.Planes;
        Weights = matrix.Weights;
        Zero2 = matrix.Zero2;
        codes = new ushort[checked(Planes * rows * Columns)];
        alphas = new float[Planes * rows];
        for (int p = 0; p < Planes; p++)
        {
            for (int r = 0; r < rows; r++)
            {
                matrix.CopyCodes(p, r, codes.AsSpan((p * rows + r) * Columns, Columns));
                alphas[p * rows + r] = matrix.Alpha(p, r);
            }
        }
    }

    public int Columns { get; }

    public int Planes { get; }

    /// <summary>Quantizer and bits.</summary>
    public WeightSpec Weights { get; }

    /// <summary>A code c stands for the integer 2c - Zero2, but for powers of two.</summary>
    public int Zero2 { get; }

    public ReadOnlySpan<ushort> Row(int plane, int row) => codes.AsSpan((plane * rows + row) * Columns, Columns);

    /// <summary>The factor of the integers of a row.</summary>
    public float Alpha(int plane, int row) => alphas[plane * rows + row];
}
