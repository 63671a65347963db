using System;

namespace KernelGen.Quantization;

/// <summary>The coefficients that fit a row best for given signs: the normal equations B'B a = B'w, in double.</summary>
internal static class LeastSquares
{
    /// <summary>
    /// A pivot of the elimination is the squared distance of a plane of signs from the planes before it. Unless it depends on
    /// them it is at least 1/64 for up to four planes (minors of sign matrices are multiples of 2^(k-1)).
    /// </summary>
    private const double LeastPivot = 1e-3;

    /// <summary>Solves and sorts: descending, none negative (a plane's sign and place are free, since codes are found anew).</summary>
    public static void SolveSorted(int planes, int count, ref SignDots dots, Span<float> coefficients)
    {
        Solve(planes, count, ref dots, coefficients);
        for (int i = 0; i < planes; i++) coefficients[i] = Math.Abs(coefficients[i]);
        for (int i = 1; i < planes; i++)
        {
            float value = coefficients[i];
            int place = i;
            for (; place > 0 && coefficients[place - 1] < value; place--) coefficients[place] = coefficients[place - 1];
            coefficients[place] = value;
        }
    }

    /// <summary>Solves. A plane that depends on the planes before it gets 0.</summary>
    public static void Solve(int planes, int count, ref SignDots dots, Span<float> coefficients)
    {
        if (planes == 1) coefficients[0] = (float)(dots.WithRow[0] / (double)count);
        else if (planes == 2) SolveTwo(count, ref dots, coefficients);
        else SolveMany(planes, count, ref dots, coefficients);
    }

    private static void SolveTwo(int count, ref SignDots dots, Span<float> coefficients)
    {
        double first = dots.WithRow[0];
        double second = dots.WithRow[1];
        long different = dots.Different[0];
        if (different == 0 || different == count)
        {
            coefficients[0] = (float)(first / count);
            coefficients[1] = 0;
            return;
        }

        // The sum and the difference of the two planes are orthogonal: one is +-2 where signs agree, the other where they differ.
        double sum = (first + second) / (2.0 * (count - different));
        double difference = (first - second) / (2.0 * different);
        coefficients[0] = (float)(0.5 * (sum + difference));
        coefficients[1] = (float)(0.5 * (sum - difference));
    }

    private static void SolveMany(int planes, int count, ref SignDots dots, Span<float> coefficients)
    {
        // Gram matrix = lower * diagonal * lower', then two triangular solves in place of the right-hand side.
        Span<double> lower = stackalloc double[16];
        Span<double> diagonal = stackalloc double[4];
        Span<double> solution = stackalloc double[4];
        for (int row = 0; row < planes; row++)
        {
            double pivot = count;
            double right = dots.WithRow[row];
            for (int column = 0; column < row; column++)
            {
                double sum = count - 2.0 * dots.Different[column + row * (row - 1) / 2];
                for (int k = 0; k < column; k++) sum -= lower[4 * row + k] * lower[4 * column + k] * diagonal[k];
                double factor = diagonal[column] == 0 ? 0 : sum / diagonal[column];
                lower[4 * row + column] = factor;
                pivot -= factor * factor * diagonal[column];
                right -= factor * solution[column];
            }

            diagonal[row] = pivot < LeastPivot ? 0 : pivot;
            solution[row] = right;
        }

        for (int row = planes - 1; row >= 0; row--)
        {
            double value = diagonal[row] == 0 ? 0 : solution[row] / diagonal[row];
            for (int below = row + 1; below < planes; below++) value -= lower[4 * below + row] * solution[below];
            solution[row] = diagonal[row] == 0 ? 0 : value;
            coefficients[row] = (float)solution[row];
        }
    }
}
