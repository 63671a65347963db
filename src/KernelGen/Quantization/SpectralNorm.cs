using System;

namespace KernelGen.Quantization;

/// <summary>
/// The spectral norm of a matrix, its greatest singular value. Hou et al. (papers section 7.1) find that quantization raises that of the
/// recurrent weights, whose powers then make gradients explode.
/// </summary>
public static class SpectralNorm
{
    private const int MostIterations = 1000;
    private const double Tolerance = 1e-9;

    /// <summary>Power iteration on W'W in double precision, from a start that no symmetry of the matrix can be orthogonal to.</summary>
    /// <param name="weights">Row-major, without gaps; finite.</param>
    /// <param name="rows">From 1 on.</param>
    /// <param name="columns">From 1 on.</param>
    /// <exception cref="ArgumentException">The length is not rows times columns.</exception>
    public static double Of(ReadOnlySpan<float> weights, int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        if (weights.Length != (long)rows * columns)
            throw new ArgumentException($"{weights.Length} weights; expected {rows} x {columns}.", nameof(weights));
        double[] right = new double[columns], left = new double[rows];
        for (int column = 0; column < columns; column++) right[column] = 1 + 1.0 / (column + 1);
        double norm = 0;
        for (int iteration = 0; iteration < MostIterations; iteration++)
        {
            Normalise(right);
            Multiply(weights, right, left);
            double found = Normalise(left);
            MultiplyTransposed(weights, left, right);
            if (Math.Abs(found - norm) <= Tolerance * found) return found;
            norm = found;
        }

        return norm;
    }

    private static void Multiply(ReadOnlySpan<float> weights, double[] right, double[] left)
    {
        for (int row = 0; row < left.Length; row++)
        {
            double sum = 0;
            ReadOnlySpan<float> line = weights.Slice(row * right.Length, right.Length);
            for (int column = 0; column < line.Length; column++) sum += line[column] * right[column];
            left[row] = sum;
        }
    }

    private static void MultiplyTransposed(ReadOnlySpan<float> weights, double[] left, double[] right)
    {
        Array.Clear(right);
        for (int row = 0; row < left.Length; row++)
        {
            ReadOnlySpan<float> line = weights.Slice(row * right.Length, right.Length);
            for (int column = 0; column < line.Length; column++) right[column] += left[row] * line[column];
        }
    }

    private static double Normalise(double[] vector)
    {
        double sum = 0;
        foreach (double value in vector) sum += value * value;
        double length = Math.Sqrt(sum);
        if (length > 0) for (int index = 0; index < vector.Length; index++) vector[index] /= length;
        return length;
    }
}
