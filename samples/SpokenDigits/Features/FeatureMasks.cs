using System;
using KernelGen.Arithmetic;

namespace SpokenDigits.Features;

/// <summary>
/// Levels to train with in which bands and moments are missing, set to 0, the mean of their band: a network that cannot rely on any of them serves unknown
/// voices better (Park et al., SpecAugment, 2019, without its warping of time; the numbers are ours).
/// </summary>
internal static class FeatureMasks
{
    /// <summary>Masks of bands, and as many of moments.</summary>
    public const int Count = 2;

    /// <summary>The most bands of a mask.</summary>
    public const int WidestBands = 5;

    /// <summary>The most frames of a mask, 120 ms.</summary>
    public const int LongestFrames = 12;

    /// <summary>Masks the levels of a sound.</summary>
    /// <param name="levels">[frames, bands].</param>
    /// <param name="bands">Bands of a frame.</param>
    /// <param name="random">Draws the masks.</param>
    public static void Apply(Span<float> levels, int bands, CounterRandom random)
    {
        int frames = levels.Length / bands;
        for (int mask = 0; mask < Count; mask++)
        {
            (int band, int width) = Draw(bands, WidestBands, random);
            for (int frame = 0; frame < frames; frame++) levels.Slice((frame * bands) + band, width).Clear();
            (int first, int length) = Draw(frames, LongestFrames, random);
            levels.Slice(first * bands, length * bands).Clear();
        }
    }

    /// <summary>Up to <paramref name="longest"/> of <paramref name="count"/> places, none included.</summary>
    private static (int Start, int Length) Draw(int count, int longest, CounterRandom random)
    {
        int length = Math.Min(count, random.NextInteger(longest + 1));
        return (random.NextInteger(count - length + 1), length);
    }
}
