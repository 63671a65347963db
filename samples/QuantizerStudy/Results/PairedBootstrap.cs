using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Arithmetic;

namespace QuantizerStudy.Results;

/// <summary>
/// The difference of two models measured on the same blocks of a test, such as stretches of text, with the same seeds, and how sure it is:
/// seeds and blocks are drawn anew with replacement, each independently of the other, and the differences of all drawn pairs averaged (the
/// bootstrap of crossed factors; Owen 2007, "The pigeonhole bootstrap").
/// </summary>
internal static class PairedBootstrap
{
    /// <summary>Resamples of an interval.</summary>
    public const int Resamples = 10_000;

    private const ulong Seed = 1;

    /// <summary>The mean of the differences and its 95 % interval.</summary>
    /// <param name="differences">By seed, then by block; every seed has the same blocks.</param>
    /// <exception cref="ArgumentException">There are none, or seeds differ in their blocks.</exception>
    public static Interval Of(IReadOnlyList<double[]> differences)
    {
        if (differences.Count == 0 || differences[0].Length == 0 || differences.Any(blocks => blocks.Length != differences[0].Length))
            throw new ArgumentException("Expected at least one seed, and as many blocks in every seed.", nameof(differences));
        CounterRandom random = new(Seed, 0);
        double[] means = new double[Resamples];
        double[] sums = new double[differences[0].Length];
        for (int resample = 0; resample < Resamples; resample++)
        {
            // Sums over the drawn seeds first: then every drawn block is one addition.
            Array.Clear(sums);
            for (int draw = 0; draw < differences.Count; draw++) Add(differences[random.NextInteger(differences.Count)], sums);
            double total = 0;
            for (int draw = 0; draw < sums.Length; draw++) total += sums[random.NextInteger(sums.Length)];
            means[resample] = total / sums.Length / differences.Count;
        }

        Array.Sort(means);
        return new Interval(differences.Average(static blocks => blocks.Average()), Quantile(means, 0.025), Quantile(means, 0.975));
    }

    private static void Add(double[] blocks, double[] sums)
    {
        for (int block = 0; block < sums.Length; block++) sums[block] += blocks[block];
    }

    private static double Quantile(double[] sorted, double share) => sorted[(int)Math.Round(share * (sorted.Length - 1))];
}
