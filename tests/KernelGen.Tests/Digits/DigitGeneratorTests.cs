using System;
using System.Linq;
using Digits.Data;
using Xunit;

namespace KernelGen.Tests.Digits;

/// <summary>Drawn digits are those of their seed, and can be told apart.</summary>
public sealed class DigitGeneratorTests
{
    [Fact]
    public void Seed_GivesTheSameImages()
    {
        DigitSet one = DigitGenerator.Draw(20, seed: 4), same = DigitGenerator.Draw(30, seed: 4), other = DigitGenerator.Draw(20, seed: 5);
        DigitSet test = DigitGenerator.Draw(20, seed: 4, part: 1);
        for (int index = 0; index < one.Count; index++)
        {
            Assert.Equal(one.Label(index), same.Label(index));
            Assert.Equal(one.Image(index), same.Image(index));
            Assert.False(one.Image(index).SequenceEqual(other.Image(index)));
            Assert.False(one.Image(index).SequenceEqual(test.Image(index)));
        }
    }

    [Fact]
    public void NearestMean_TellsMoreThanFourOfFive()
    {
        DigitSet known = DigitGenerator.Draw(1000, seed: 1), test = DigitGenerator.Draw(400, seed: 1, part: 1);
        double[][] means = new double[DigitSet.Classes][];
        for (int digit = 0; digit < DigitSet.Classes; digit++)
        {
            int[] shown = [.. Enumerable.Range(0, known.Count).Where(index => known.Label(index) == digit)];
            Assert.InRange(shown.Length, 60, 140);
            means[digit] = [.. Enumerable.Range(0, DigitSet.ImagePixels).Select(pixel => shown.Average(index => (double)known.Image(index)[pixel]))];
        }

        int right = Enumerable.Range(0, test.Count).Count(index => Nearest(means, test.Image(index)) == test.Label(index));
        Assert.InRange(right, test.Count * 4 / 5 + 1, test.Count);
    }

    private static int Nearest(double[][] means, ReadOnlySpan<byte> image)
    {
        double[] distances = new double[means.Length];
        for (int digit = 0; digit < means.Length; digit++)
        {
            for (int pixel = 0; pixel < image.Length; pixel++)
            {
                double difference = image[pixel] - means[digit][pixel];
                distances[digit] += difference * difference;
            }
        }

        return Array.IndexOf(distances, distances.Min());
    }
}
