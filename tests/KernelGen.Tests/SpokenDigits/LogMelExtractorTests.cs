using System;
using System.Linq;
using KernelGen.Arithmetic;
using SpokenDigits.Features;
using SpokenDigits.Recordings;
using Xunit;

namespace KernelGen.Tests.SpokenDigits;

/// <summary>Levels of bands in sounds.</summary>
public sealed class LogMelExtractorTests
{
    private static readonly FeatureSettings settings = new();

    [Theory]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(15)]
    [InlineData(22)]
    public void PureTone_LiesInItsBand(int band)
    {
        LogMelExtractor extractor = new(settings);
        float[] logarithms = new float[settings.Bands];
        double energy = extractor.LogEnergies(MadeUp.Tone(new MelFilters(settings).Centre(band), Recording.Rate, 1_000), start: 400, logarithms);
        Assert.Equal(band, Array.IndexOf(logarithms, logarithms.Max()));
        Assert.Equal(energy, logarithms.Sum(static value => Math.Exp(value)), energy * 1e-6);
    }

    [Fact]
    public void EveryBand_HasMeanZeroInSpeech()
    {
        float[] levels = Extract(Speech(pause: 0));
        for (int band = 0; band < settings.Bands; band++)
            Assert.Equal(0, levels.Where((_, index) => index % settings.Bands == band).Average(static level => (double)level), 4);
    }

    [Fact]
    public void Pauses_MoveNothing()
    {
        float[] levels = Extract(Speech(pause: 6_000)), others = Extract(Speech(pause: 9_000));
        for (int index = 0; index < 20 * settings.Bands; index++) Assert.Equal(levels[index], others[index], 1e-4f);
    }

    [Fact]
    public void Levels_EndAtTheDepth()
    {
        float[] levels = Extract(Speech(pause: 2_000));
        Assert.InRange(levels.Min(), -settings.Depth - 1, -settings.Depth + 1);
    }

    [Fact]
    public void Silence_IsZero() => Assert.All(Extract(new short[2_000]), static level => Assert.Equal(0, level));

    [Fact]
    public void TwiceAsLoud_IsTheSame()
    {
        short[] loud = Speech(pause: 0);
        float[] levels = Extract(loud), others = Extract(Array.ConvertAll(loud, static sample => (short)(sample * 2)));
        for (int index = 0; index < levels.Length; index++) Assert.Equal(levels[index], others[index], 4);
    }

    [Theory]
    [InlineData(0, 20)]
    [InlineData(0.5, 10)]
    [InlineData(1, 0)]
    public void AFaintWord_IsRaisedByTheShare(double share, double fainter)
    {
        // Half a second of noise and the same 20 dB fainter: far enough from their border a level differs by what is not given back.
        CounterRandom random = new(3, 0);
        short[] samples = new short[12_000];
        for (int index = 0; index < samples.Length; index++) samples[index] = (short)((random.NextInteger(20_000) - 10_000) / (index < 6_000 ? 1 : 10));
        FeatureSettings own = settings with { FollowedShare = share, FollowedDecibels = 40, Depth = 40 };
        float[] levels = new float[((samples.Length - own.FrameSamples) / own.HopSamples + 1) * own.Bands];
        new LogMelExtractor(own).Extract(samples, levels);
        double loud = levels.Take(20 * own.Bands).Average(), faint = levels.TakeLast(20 * own.Bands).Average();
        Assert.Equal(fainter, (loud - faint) * 10 / Math.Log(10), 0.7);
    }

    [Fact]
    public void HigherHops_MakeFewerFramesOfTheSameSound()
    {
        short[] tone = MadeUp.Tone(1_000, Recording.Rate, 4_000);
        float[] levels = new float[30 * settings.Bands];
        LogMelExtractor extractor = new(settings);
        extractor.Extract(tone, levels, hopSamples: 120);
        Assert.All(levels, static level => Assert.InRange(level, -1.5, 1.5));
    }

    [Theory]
    [InlineData(-12)]
    [InlineData(7)]
    [InlineData(12)]
    public void AWarpedTone_LiesInTheBandOfTheHigherFrequency(int percent)
    {
        LogMelExtractor extractor = new(settings);
        MelFilters filters = new(settings);
        float[] logarithms = new float[settings.Bands];
        const int band = 11;
        extractor.LogEnergies(MadeUp.Tone(filters.Centre(band) / (1 + (percent / 100.0)), Recording.Rate, 1_000), start: 400, logarithms, percent);
        Assert.Equal(band, Array.IndexOf(logarithms, logarithms.Max()));
    }

    [Fact]
    public void SettingsThatDoNotFit_AreRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>("settings", static () => new LogMelExtractor(settings with { TransformSize = 128 }));

    /// <summary>2,000 samples of loud noise, and then nothing.</summary>
    private static short[] Speech(int pause)
    {
        CounterRandom random = new(3, 0);
        short[] samples = new short[2_000 + pause];
        for (int index = 0; index < 2_000; index++) samples[index] = (short)(random.NextInteger(20_000) - 10_000);
        return samples;
    }

    private static float[] Extract(ReadOnlySpan<short> samples)
    {
        float[] levels = new float[((samples.Length - settings.FrameSamples) / settings.HopSamples + 1) * settings.Bands];
        new LogMelExtractor(settings).Extract(samples, levels);
        return levels;
    }
}
