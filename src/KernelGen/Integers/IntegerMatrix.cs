using System;
using KernelGen.Formats;

namespace KernelGen.Integers;

/// <summary>The signed codes of a matrix whose values are <see cref="Unit"/> times them.</summary>
public sealed class IntegerMatrix
{
    private readonly sbyte[] codes;

    /// <summary>Unpacks a matrix of symmetric codes of 2 to 8 bits.</summary>
    /// <inheritdoc cref="CodeSums.UnitOf"/>
    public IntegerMatrix(QuantizedMatrix matrix)
    {
        Unit = CodeSums.UnitOf(matrix);
        (Rows, Columns) = (matrix.Rows, matrix.Columns);
        codes = new sbyte[Rows * Columns];
        ushort[] row = new ushort[Columns];
        for (int index = 0; index < Rows; index++)
        {
            matrix.CopyCodes(0, index, row);
            for (int column = 0; column < Columns; column++) codes[index * Columns + column] = (sbyte)(row[column] - CodeSums.ZeroOf(matrix));
        }
    }

    /// <summary>Rows.</summary>
    public int Rows { get; }

    /// <summary>Columns.</summary>
    public int Columns { get; }

    /// <summary>What a code of 1 stands for.</summary>
    public double Unit { get; }

    /// <summary>The codes of a row.</summary>
    public ReadOnlySpan<sbyte> Row(int row) => codes.AsSpan(row * Columns, Columns);

    /// <summary>The product of a row and a vector of codes.</summary>
    public int Product(int row, ReadOnlySpan<sbyte> vector)
    {
        int sum = 0;
        ReadOnlySpan<sbyte> own = Row(row);
        for (int column = 0; column < own.Length; column++) sum += own[column] * vector[column];
        return sum;
    }
}
