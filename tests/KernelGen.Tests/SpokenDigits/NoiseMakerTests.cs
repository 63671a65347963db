using System;
using System.Linq;
using KernelGen.Arithmetic;
using SpokenDigits.Features;
using SpokenDigits.Recordings;
using Xunit;

namespace KernelGen.Tests.SpokenDigits;

/// <summary>Changes that make strings to train with.</summary>
public sealed class NoiseMakerTests
{
    [Theory]
    [InlineData(10)]
    [InlineData(25)]
    public void Noise_LiesAsFarBelowTheSoundAsIsSaid(float decibels)
    {
        short[] tone = MadeUp.Tone(800, Recording.Rate, 8_000);
        short[] noisy = NoiseMaker.Add(tone, decibels, preEmphasis: 0, new CounterRandom(1, 1));
        double noise = tone.Zip(noisy, static (before, after) => Math.Pow(after - before, 2)).Sum(), sound = tone.Sum(static sample => Math.Pow(sample, 2));
        Assert.Equal(decibels, 10 * Math.Log10(sound / noise), 0.7);
    }

    [Fact]
    public void Colours_DifferFromNoiseToNoise()
    {
        short[] tone = MadeUp.Tone(800, Recording.Rate, 8_000);
        double[] neighbours = [.. Enumerable.Range(0, 20).Select(stream => InCommon(tone, NoiseMaker.Add(tone, decibels: 5, preEmphasis: 0, new CounterRandom(1, (ulong)stream))))];
        Assert.True(neighbours.Min() < -0.3, "No noise is bright.");
        Assert.True(neighbours.Max() > 0.3, "No noise is dark.");
    }

    [Fact]
    public void Silence_StaysSilent() =>
        Assert.All(NoiseMaker.Add(new short[1_000], decibels: 5, preEmphasis: 0.97, new CounterRandom(1, 1)), static sample => Assert.Equal(0, sample));

    [Fact]
    public void Changes_AreDrawnWithinTheirLimits()
    {
        FeatureSettings settings = new();
        CounterRandom random = new(5, 0);
        VoiceChange[] changes = [.. Enumerable.Range(0, 2_000).Select(_ => VoiceChange.Draw(settings, random))];
        Assert.Equal(-VoiceChange.MostWarpPercent, changes.Min(static change => change.WarpPercent));
        Assert.Equal(VoiceChange.MostWarpPercent, changes.Max(static change => change.WarpPercent));
        Assert.Equal(settings.HopSamples / VoiceChange.MostTempo, changes.Min(static change => change.HopSamples), 0.5);
        Assert.Equal(settings.HopSamples * VoiceChange.MostTempo, changes.Max(static change => change.HopSamples), 0.5);
        Assert.InRange(changes.Count(static change => float.IsFinite(change.NoiseDecibels)), 900, 1_100);
        Assert.All(changes.Where(static change => float.IsFinite(change.NoiseDecibels)), static change => Assert.InRange(change.NoiseDecibels, VoiceChange.LeastDecibels, VoiceChange.MostDecibels));
    }

    /// <summary>The correlation of neighbours in what was added.</summary>
    private static double InCommon(short[] tone, short[] noisy)
    {
        double[] added = [.. tone.Zip(noisy, static (before, after) => (double)(after - before))];
        return added.Zip(added.Skip(1), static (left, right) => left * right).Sum() / added.Sum(static value => value * value);
    }
}
