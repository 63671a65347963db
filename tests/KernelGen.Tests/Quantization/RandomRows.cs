using System;
using System.Collections.Generic;
using System.Linq;

namespace KernelGen.Tests.Quantization;

/// <summary>Rows of random weights, the same on every run.</summary>
internal static class RandomRows
{
    public static float[] Gaussian(int count, int seed)
    {
        Random random = new(seed + 1);
        return Draw(count, () => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
    }

    public static float[] Laplace(int count, int seed)
    {
        Random random = new(seed + 1);
        return Draw(count, () => Math.Log(1 - random.NextDouble()) * (random.Next(2) == 0 ? 1 : -1));
    }

    public static float[] Uniform(int count, int seed)
    {
        Random random = new(seed + 1);
        return Draw(count, () => 2 * random.NextDouble() - 1);
    }

    /// <summary>Rows that differ in what is hard about them.</summary>
    public static IEnumerable<float[]> Kinds(int count)
    {
        yield return Gaussian(count, count);
        yield return Laplace(count, count);
        yield return Array.ConvertAll(Gaussian(count, 1), value => MathF.Round(value * 2) / 2);
        yield return Enumerable.Range(0, count).Select(index => index % 2 == 0 ? 0.5f : -0.5f).ToArray();
        yield return Enumerable.Range(0, count).Select(index => index == 0 ? 1f : 0f).ToArray();
        yield return new float[count];
        yield return Enumerable.Range(0, count).Select(index => index % 3 == 0 ? -0f : 1e-30f).ToArray();
    }

    private static float[] Draw(int count, Func<double> draw) => Enumerable.Range(0, count).Select(_ => (float)draw()).ToArray();
}
