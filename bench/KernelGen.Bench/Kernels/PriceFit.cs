using System;
using System.Collections.Generic;
using System.Linq;

namespace KernelGen.Bench.Kernels;

/// <summary>Prices, none below zero, whose sums come nearest to what was measured.</summary>
internal static class PriceFit
{
    /// <summary>A pass moves every price once; those of work that mostly occurs together take many.</summary>
    private const int MostPasses = 200_000;

    /// <summary>A pass that moves nothing by more than this share of what was measured is the last.</summary>
    private const double Settled = 1e-10;

    /// <summary>The least squares of relative errors, by coordinate descent: a price after the other takes its best value until none moves.</summary>
    /// <param name="counts">How often each measured kernel does what has a price.</param>
    /// <param name="measured">What it took, above zero.</param>
    public static double[] Of(IReadOnlyList<double[]> counts, IReadOnlyList<double> measured)
    {
        if (counts.Count == 0 || counts.Count != measured.Count)
            throw new ArgumentException($"{counts.Count} rows of counts stand for {measured.Count} times.", nameof(counts));
        double[][] rows = [.. counts.Zip(measured, (row, time) => row.Select(count => count / time).ToArray())];
        int prices = rows[0].Length;
        double[] lengths = [.. Enumerable.Range(0, prices).Select(price => Math.Sqrt(rows.Sum(row => row[price] * row[price])))];

        // Work of unit length, so that a step means the same for all prices: the error falls along the products of work with work.
        double[,] products = new double[prices, prices];
        double[] slopes = new double[prices];
        foreach (double[] row in rows)
        {
            double[] unit = [.. row.Select((count, price) => lengths[price] == 0 ? 0 : count / lengths[price])];
            for (int price = 0; price < prices; price++)
            {
                slopes[price] += unit[price];
                for (int other = 0; other < prices; other++) products[price, other] += unit[price] * unit[other];
            }
        }

        double[] scaled = Descend(products, slopes);
        return [.. scaled.Select((value, price) => lengths[price] == 0 ? 0 : value / lengths[price])];
    }

    /// <summary>The x at or above zero with the least x'Px / 2 - s'x, for products P with a diagonal of ones (or zeros, whose x stays 0).</summary>
    private static double[] Descend(double[,] products, double[] slopes)
    {
        double[] found = new double[slopes.Length], left = (double[])slopes.Clone();
        for (int pass = 0; pass < MostPasses; pass++)
        {
            double moved = 0;
            for (int price = 0; price < found.Length; price++)
            {
                double step = Math.Max(-found[price], left[price]);
                if (step == 0) continue;
                found[price] += step;
                for (int other = 0; other < left.Length; other++) left[other] -= step * products[other, price];
                moved = Math.Max(moved, Math.Abs(step));
            }

            if (moved < Settled) break;
        }

        return found;
    }
}
