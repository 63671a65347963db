using System;
using System.Collections.Generic;

namespace KernelGen.Piecewise;

/// <summary>
/// Greedy removal of knots: every point of the grid is one at first; the interior knot goes whose removal raises the squared error on the grid least, of
/// several the lowest. n points take about n log n steps, since chords are short as long as knots are many.
/// </summary>
internal sealed class KnotRemoval
{
    private readonly IReadOnlyList<double> values;
    private readonly int[] before, after;
    private readonly double[] cost;
    private readonly SortedSet<(double Cost, int Knot)> order = [];

    /// <summary>Makes a knot of every point.</summary>
    public KnotRemoval(IReadOnlyList<double> values)
    {
        this.values = values;
        (before, after, cost) = (new int[values.Count], new int[values.Count], new double[values.Count]);
        for (int knot = 0; knot < values.Count; knot++) (before[knot], after[knot]) = (knot - 1, knot + 1);
        for (int knot = 1; knot + 1 < values.Count; knot++) Enter(knot);
    }

    /// <summary>Removes knots until so many pieces are left.</summary>
    public int[] LeaveOnly(int pieces)
    {
        while (order.Count >= pieces) Remove(order.Min.Knot);
        int[] left = new int[pieces + 1];
        int knot = 0;
        for (int index = 0; index < left.Length; index++, knot = after[knot]) left[index] = knot;
        return left;
    }

    private void Remove(int knot)
    {
        order.Remove((cost[knot], knot));
        (int previous, int next) = (before[knot], after[knot]);
        (after[previous], before[next]) = (next, previous);
        Renew(previous);
        Renew(next);
    }

    private void Renew(int knot)
    {
        if (knot == 0 || knot == values.Count - 1) return;
        order.Remove((cost[knot], knot));
        Enter(knot);
    }

    private void Enter(int knot)
    {
        cost[knot] = SquaredError(before[knot], after[knot]) - SquaredError(before[knot], knot) - SquaredError(knot, after[knot]);
        order.Add((cost[knot], knot));
    }

    private double SquaredError(int first, int last)
    {
        double sum = 0;
        for (int point = first + 1; point < last; point++)
        {
            double error = values[point] - Knots.Chord(values, first, last, point);
            sum += error * error;
        }

        return sum;
    }
}
