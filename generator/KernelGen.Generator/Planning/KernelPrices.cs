using System;

namespace KernelGen.Generator.Planning;

/// <summary>Picoseconds of every <see cref="KernelWork"/> on one lane type.</summary>
internal sealed class KernelPrices
{
    private readonly double[] values;

    /// <param name="values">The prices in the order of <see cref="KernelWork"/>.</param>
    public KernelPrices(double[] values)
    {
        if (values.Length != KernelCounts.Length)
            throw new ArgumentException($"{values.Length} prices stand for {KernelCounts.Length} kinds of work.", nameof(values));
        this.values = values;
    }

    /// <summary>The price of one kind of work.</summary>
    public double this[KernelWork work] => values[(int)work];

    /// <summary>Picoseconds of a call.</summary>
    /// <param name="counts">What it does, by <see cref="KernelCounts.Of"/>.</param>
    public double Of(double[] counts)
    {
        double sum = 0;
        for (int work = 0; work < values.Length; work++) sum += counts[work] * values[work];
        return sum;
    }
}
