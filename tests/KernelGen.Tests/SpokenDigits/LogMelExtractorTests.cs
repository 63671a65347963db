using System;
using System.Linq;
using SpokenDigits.Features;
using SpokenDigits.Recordings;
using Xunit;

namespace KernelGen.Tests.SpokenDigits;

/// <summary>Features of sounds.</summary>
public sealed class LogMelExtractorTests
{
    private static readonly FeatureSettings settings = new();

    [Theory]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(20)]
    [InlineData(30)]
    [InlineData(38)]
    public void PureTone_LiesInItsBand(int band)
    {
        LogMelExtractor extractor = new(settings);
        float[] energies = new float[settings.Bands];
        extractor.LogEnergies(MadeUp.Tone(new MelFilters(settings).Centre(band), Recording.Rate, 1_000), start: 400, energies);
        Assert.Equal(band, Array.IndexOf(energies, energies.Max()));
    }

    [Fact]
    public void Steps_AreAThirdOfTheFrames()
    {
        Assert.Equal(0, settings.StepsOf(199));
        Assert.Equal(0, settings.StepsOf(settings.LeastSamples - 1));
        Assert.Equal(1, settings.StepsOf(settings.LeastSamples));
        Assert.Equal(1, settings.StepsOf(200 + (4 * 80)));
        Assert.Equal(2, settings.StepsOf(200 + (5 * 80)));
        Assert.Equal(32, settings.StepsOf(Recording.Rate));
    }

    [Fact]
    public void EveryBand_HasMeanZeroAndDeviationOneBelowTheLimit()
    {
        float[] features = Extract(new LogMelExtractor(settings), MadeUp.Recordings[0].Samples.Span);
        Assert.All(features, static feature => Assert.InRange(feature, -settings.Limit, settings.Limit));
        for (int band = 0; band < settings.Bands; band++)
        {
            double[] values = [.. features.Where((_, index) => index % settings.Bands == band).Select(static value => (double)value)];
            Assert.Equal(0, values.Average(), 5);
            Assert.InRange(Math.Sqrt(values.Average(static value => value * value)), 0.98, 1);
        }
    }

    [Fact]
    public void WhatIsRare_IsCutOffAtTheLimit()
    {
        short[] samples = new short[3 * Recording.Rate];
        MadeUp.Tone(1_000, Recording.Rate, 300).CopyTo(samples, 1_000);
        float[] features = Extract(new LogMelExtractor(settings), samples);
        Assert.Equal(settings.Limit, features.Max());
    }

    [Fact]
    public void Silence_IsZero() =>
        Assert.All(Extract(new LogMelExtractor(settings), new short[2_000]), static feature => Assert.Equal(0, feature));

    [Fact]
    public void HalfAsLoud_IsTheSame()
    {
        short[] loud = MadeUp.Recordings[0].Samples.ToArray();
        short[] doubled = Array.ConvertAll(loud, static sample => (short)(sample * 2));
        LogMelExtractor extractor = new(settings);
        float[] features = Extract(extractor, loud), others = Extract(extractor, doubled);
        for (int index = 0; index < features.Length; index++) Assert.Equal(features[index], others[index], 4);
    }

    [Fact]
    public void Extraction_AllocatesNothing()
    {
        LogMelExtractor extractor = new(settings);
        short[] samples = MadeUp.Tone(500, Recording.Rate, 4_000);
        float[] features = Extract(extractor, samples);
        Allocations.Settle();
        long before = Allocations.OfThisThread();
        extractor.Extract(samples, features);
        Assert.Equal(0, Allocations.OfThisThread() - before);
    }

    [Fact]
    public void SoundOrRoomThatDoesNotFit_IsRefused()
    {
        LogMelExtractor extractor = new(settings);
        Assert.Throws<ArgumentException>("samples", () => extractor.Extract(new short[settings.LeastSamples - 1], new float[settings.StepSize]));
        Assert.Throws<ArgumentException>("features", () => extractor.Extract(new short[settings.LeastSamples], new float[settings.StepSize + 1]));
    }

    [Fact]
    public void SettingsThatDoNotFit_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("settings", static () => new LogMelExtractor(settings with { TransformSize = 128 }));
        Assert.Throws<ArgumentOutOfRangeException>("settings", static () => new LogMelExtractor(settings with { FramesAStep = 0 }));
    }

    private static float[] Extract(LogMelExtractor extractor, ReadOnlySpan<short> samples)
    {
        float[] features = new float[settings.StepsOf(samples.Length) * settings.StepSize];
        extractor.Extract(samples, features);
        return features;
    }
}
