using System;
using KernelGen.Formats;

namespace KernelGen.Integers;

/// <summary>The signed codes of a matrix whose values are <see cref="Unit"/> times them.</summary>
public sealed class IntegerMatrix
{
    private readonly sbyte[] codes;

    /// <summary>Unpacks a matrix of symmetric codes of 2 to 8 bits.</summary>
    /// <exception cref="WeightFormatException">The matrix is of another format, or its rows have different scales.</exception>
    public IntegerMatrix(QuantizedMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        if (matrix.Weights is not { Quantizer: Quantizer.Symmetric, Bits: <= 8 })
            throw new WeightFormatException(matrix.Name, $"{matrix.Weights.Bits}-bit {matrix.Weights.Quantizer} weights", "Symmetric weights of 2 to 8 bits");
        if (matrix.Coefficients.ContainsAnyExcept(matrix.Coefficients[0]))
            throw new WeightFormatException(matrix.Name, "rows of different scales", "one scale");
        (Rows, Columns) = (matrix.Rows, matrix.Columns);
        Unit = 2 * (double)matrix.Coefficients[0];
        codes = new sbyte[Rows * Columns];
        ushort[] row = new ushort[Columns];
        for (int index = 0; index < Rows; index++)
        {
            matrix.CopyCodes(0, index, row);
            for (int column = 0; column < Columns; column++) codes[index * Columns + column] = (sbyte)(row[column] - matrix.Zero2 / 2);
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

    /// <summary>The sum of the codes of a row.</summary>
    public int SumOf(int row)
    {
        int sum = 0;
        foreach (sbyte code in Row(row)) sum += code;
        return sum;
    }

    /// <summary>The product of a row and a vector of codes.</summary>
    public int Product(int row, ReadOnlySpan<sbyte> vector)
    {
        int sum = 0;
        ReadOnlySpan<sbyte> own = Row(row);
        for (int column = 0; column < own.Length; column++) sum += own[column] * vector[column];
        return sum;
    }
}
