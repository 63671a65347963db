using System;

namespace KernelGen.Generic;

/// <summary>One matrix of a layer times the vector that enters it, added to running sums row by row.</summary>
internal abstract class MatrixProduct
{
    /// <summary>Integer dot products that a row takes: planes of the matrix times planes of the vector; 0 with floats.</summary>
    public abstract int DotsPerRow { get; }

    /// <summary>
    /// Adds the products of the rows from <paramref name="firstRow"/> on to <paramref name="sums"/>, one sum a row.
    /// </summary>
    /// <param name="vector">The vector, coded as the product was built for.</param>
    /// <param name="firstRow">The matrix row of the first sum.</param>
    /// <param name="sums">The sums; as many rows are taken as it is long.</param>
    /// <param name="dots">Receives the integer dot products D of all rows of the matrix: [row][plane of the matrix][plane of
    /// the vector].</param>
    public abstract void Accumulate(CodedVector vector, int firstRow, Span<float> sums, Span<long> dots);
}
