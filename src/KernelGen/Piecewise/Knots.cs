using System;
using System.Collections.Generic;
using System.Linq;

namespace KernelGen.Piecewise;

/// <summary>The places of a grid at which straight pieces meet that stand for a function; between two of them runs the chord.</summary>
public static class Knots
{
    /// <summary>Finds the knots of <paramref name="pieces"/> pieces.</summary>
    /// <param name="values">The function at every point of an even grid, at least two points; finite.</param>
    /// <param name="pieces">1 to one less than the points.</param>
    /// <param name="placement">How knots are placed.</param>
    /// <returns>One more index than pieces, ascending, the first and last point of the grid among them.</returns>
    /// <exception cref="ArgumentException">Too few points, or a value that is not finite; names the point.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 1 or too many pieces.</exception>
    public static int[] Place(IReadOnlyList<double> values, int pieces, KnotPlacement placement)
    {
        if (values.Count < 2) throw new ArgumentException(FormattableString.Invariant($"The grid has {values.Count} points; expected at least 2."), nameof(values));
        for (int point = 0; point < values.Count; point++)
        {
            if (double.IsNaN(values[point]) || double.IsInfinity(values[point]))
                throw new ArgumentException(FormattableString.Invariant($"The function is {values[point]} at point {point} of its grid; expected a finite value."), nameof(values));
        }

        if (pieces < 1 || pieces >= values.Count)
            throw new ArgumentOutOfRangeException(nameof(pieces), pieces, FormattableString.Invariant($"Expected 1 to {values.Count - 1} pieces on {values.Count} points."));
        return placement == KnotPlacement.Adaptive ? new KnotRemoval(values).LeaveOnly(pieces) : Even(values.Count - 1, pieces);
    }

    /// <summary>The greatest distance of the chords between <paramref name="knots"/> from the function, over all points of its grid.</summary>
    public static double GreatestError(IReadOnlyList<double> values, IReadOnlyList<int> knots)
    {
        double greatest = 0;
        for (int piece = 0; piece + 1 < knots.Count; piece++)
        {
            for (int point = knots[piece] + 1; point < knots[piece + 1]; point++)
                greatest = Math.Max(greatest, Math.Abs(values[point] - Chord(values, knots[piece], knots[piece + 1], point)));
        }

        return greatest;
    }

    /// <summary>The chord from one point of the grid to another, at a point between them.</summary>
    internal static double Chord(IReadOnlyList<double> values, int first, int last, int point) =>
        values[first] + (values[last] - values[first]) * (point - first) / (last - first);

    private static int[] Even(int last, int pieces) =>
        [.. Enumerable.Range(0, pieces + 1).Select(knot => (int)((2L * last * knot + pieces) / (2L * pieces)))];
}
