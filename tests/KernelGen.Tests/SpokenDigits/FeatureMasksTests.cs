using System;
using System.Linq;
using KernelGen.Arithmetic;
using SpokenDigits.Features;
using Xunit;

namespace KernelGen.Tests.SpokenDigits;

/// <summary>What is missing from features that are trained with.</summary>
public sealed class FeatureMasksTests
{
    private const int Bands = 40, Frames = 60;

    [Fact]
    public void MaskedBandsAndMoments_AreZeroAndTheRestIsAsItWas()
    {
        for (ulong seed = 0; seed < 50; seed++)
        {
            float[] features = [.. Enumerable.Repeat(1f, Bands * Frames)];
            FeatureMasks.Apply(features, Bands, new CounterRandom(seed, 0));
            bool[] isBandMissing = [.. Enumerable.Range(0, Bands).Select(band => Enumerable.Range(0, Frames).All(frame => features[(frame * Bands) + band] == 0))];
            bool[] isFrameMissing = [.. Enumerable.Range(0, Frames).Select(frame => Enumerable.Range(0, Bands).All(band => features[(frame * Bands) + band] == 0))];
            Assert.InRange(isBandMissing.Count(static missing => missing), 0, FeatureMasks.Count * FeatureMasks.WidestBands);
            Assert.InRange(isFrameMissing.Count(static missing => missing), 0, FeatureMasks.Count * FeatureMasks.LongestFrames);
            for (int index = 0; index < features.Length; index++)
                Assert.Equal(isBandMissing[index % Bands] || isFrameMissing[index / Bands] ? 0 : 1, features[index]);
        }
    }

    [Fact]
    public void ShortSounds_AreMaskedToo()
    {
        float[] features = new float[3 * Bands];
        for (ulong seed = 0; seed < 50; seed++) FeatureMasks.Apply(features, Bands, new CounterRandom(seed, 0));
        Assert.All(features, static feature => Assert.Equal(0, feature));
    }

    [Fact]
    public void Masks_AreDrawn()
    {
        float[] first = [.. Enumerable.Repeat(1f, Bands * Frames)], same = [.. first], other = [.. first];
        FeatureMasks.Apply(first, Bands, new CounterRandom(1, 0));
        FeatureMasks.Apply(same, Bands, new CounterRandom(1, 0));
        FeatureMasks.Apply(other, Bands, new CounterRandom(2, 0));
        Assert.Equal(first, same);
        Assert.NotEqual(first, other);
    }
}
