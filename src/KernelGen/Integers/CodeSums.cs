using System;
using KernelGen.Formats;

namespace KernelGen.Integers;

/// <summary>What constants of a product need of its matrix: the unit of its signed codes and their sum in every row. The codes themselves are not kept.</summary>
public sealed class CodeSums
{
    private readonly int[] sums;

    /// <summary>Adds up the rows of a matrix of symmetric codes of 2 to 8 bits.</summary>
    /// <inheritdoc cref="UnitOf"/>
    public CodeSums(QuantizedMatrix matrix)
    {
        Unit = UnitOf(matrix);
        sums = new int[matrix.Rows];
        ushort[] row = new ushort[matrix.Columns];
        for (int index = 0; index < sums.Length; index++)
        {
            matrix.CopyCodes(0, index, row);
            int sum = -ZeroOf(matrix) * row.Length;
            foreach (ushort code in row) sum += code;
            sums[index] = sum;
        }
    }

    /// <summary>What a code of 1 stands for.</summary>
    public double Unit { get; }

    /// <summary>The sum of the codes of every row.</summary>
    public ReadOnlySpan<int> Rows => sums;

    /// <summary>What a code of 1 of a matrix stands for.</summary>
    /// <exception cref="WeightFormatException">The matrix is of another format, or its rows have different scales.</exception>
    public static double UnitOf(QuantizedMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        if (matrix.Weights is not { Quantizer: Quantizer.Symmetric, Bits: <= 8 })
            throw new WeightFormatException(matrix.Name, $"{matrix.Weights.Bits}-bit {matrix.Weights.Quantizer} weights", "Symmetric weights of 2 to 8 bits");
        if (matrix.Coefficients.ContainsAnyExcept(matrix.Coefficients[0]))
            throw new WeightFormatException(matrix.Name, "rows of different scales", "one scale");
        return 2 * (double)matrix.Coefficients[0];
    }

    /// <summary>The stored code that stands for 0.</summary>
    internal static int ZeroOf(QuantizedMatrix matrix) => matrix.Zero2 / 2;
}
