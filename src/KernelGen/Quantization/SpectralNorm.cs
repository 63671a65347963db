using System;
using KernelGen.Arithmetic;

namespace KernelGen.Quantization;

/// <summary>
/// The spectral norm of a matrix, its greatest singular value. Hou et al. (papers section 7.1) find that quantization raises that of the
/// recurrent weights, whose powers then make gradients explode.
/// </summary>
public static class SpectralNorm
{
    private const int LeastIterations = 30;
    private const int MostIterations = 2000;
    private const int Starts = 2;
    private const double Tolerance = 1e-10;

    /// <summary>
    /// Power iteration on W'W in double precision, the greatest of two fixed pseudo-random starts: exact to a few digits where the two
    /// greatest singular values nearly agree, to about nine elsewhere, never above the norm by more than rounding.
    /// </summary>
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
        double greatest = 0;
        for (int start = 0; start < Starts; start++) greatest = Math.Max(greatest, Iterate(weights, rows, columns, start));
        return greatest;
    }

    private static double Iterate(ReadOnlySpan<float> weights, int rows, int columns, int start)
    {
        double[] right = new double[columns], left = new double[rows];
        Begin(right, start);
        double norm = 0;
        for (int iteration = 0; iteration < MostIterations; iteration++)
        {
            Normalise(right);
            Multiply(weights, right, left);
            double found = Normalise(left);
            MultiplyTransposed(weights, left, right);
            bool settled = iteration >= LeastIterations && Math.Abs(found - norm) <= Tolerance * found;
            norm = found;
            if (settled) break;
        }

        return norm;
    }

    /// <summary>Fills with numbers between -1 and 1 that depend on nothing but the start and the place.</summary>
    private static void Begin(double[] vector, int start)
    {
        Span<uint> words = stackalloc uint[4];
        for (int index = 0; index < vector.Length; index++)
        {
            Threefry.Block(seed: (ulong)start, stream: 0, low: (ulong)index, high: 0, words);
            vector[index] = (int)words[0] / 2147483648.0;
        }
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
