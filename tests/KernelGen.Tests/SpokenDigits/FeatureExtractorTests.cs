using System;
using System.Linq;
using KernelGen.Arithmetic;
using SpokenDigits.Features;
using SpokenDigits.Recordings;
using Xunit;

namespace KernelGen.Tests.SpokenDigits;

/// <summary>Features of sounds.</summary>
public sealed class FeatureExtractorTests
{
    private static readonly FeatureSettings settings = new();

    [Fact]
    public void Steps_AreAThirdOfTheFrames()
    {
        Assert.Equal(0, settings.StepsOf(199));
        Assert.Equal(0, settings.StepsOf(settings.LeastSamples - 1));
        Assert.Equal(1, settings.StepsOf(settings.LeastSamples));
        Assert.Equal(1, settings.StepsOf(200 + (4 * 80)));
        Assert.Equal(2, settings.StepsOf(200 + (5 * 80)));
        Assert.Equal(32, settings.StepsOf(Recording.Rate));
        Assert.Equal(FeatureSettings.DefaultStepSize, settings.StepSize);
    }

    [Fact]
    public void Features_LieWithinTheLimit()
    {
        FeatureSettings large = settings with { Scale = 2 };
        float[] features = Extract(new FeatureExtractor(large), MadeUp.Recordings[0].Samples.Span);
        Assert.All(features, feature => Assert.InRange(feature, -large.Limit, large.Limit));
        Assert.Equal(large.Limit, features.Max(Math.Abs));
    }

    [Fact]
    public void AllCoefficients_HoldTheEnergyOfTheLevels()
    {
        FeatureSettings whole = settings with { Coefficients = settings.Bands, Lift = 0, Scale = 1, Limit = 100 };
        float[] levels = new float[3 * whole.Bands], coefficients = new float[3 * whole.Bands];
        new CounterRandom(1, 0).Fill(levels, -1, 1);
        new CosineTransform(whole).Forward(levels, coefficients);
        Assert.Equal(levels.Sum(static level => level * level), coefficients.Sum(static one => one * one), 4);
    }

    [Fact]
    public void ACosine_IsOneCoefficient()
    {
        const int coefficient = 5;
        float[] levels = [.. Enumerable.Range(0, settings.Bands).Select(static band => MathF.Cos(MathF.PI * coefficient * (band + 0.5f) / settings.Bands))];
        float[] coefficients = new float[settings.Coefficients];
        new CosineTransform(settings).Forward(levels, coefficients);
        double expected = settings.Scale * Math.Pow(1 + coefficient, settings.Lift) * Math.Sqrt(settings.Bands / 2.0);
        for (int index = 0; index < coefficients.Length; index++) Assert.Equal(index == coefficient ? expected : 0, coefficients[index], 4);
    }

    [Fact]
    public void Masks_ChangeFeatures()
    {
        FeatureExtractor extractor = new(settings);
        short[] samples = MadeUp.Recordings[0].Samples.ToArray();
        float[] features = Extract(extractor, samples), masked = new float[features.Length], again = new float[features.Length];
        extractor.ExtractChanged(samples, masked, VoiceChange.None(settings), new CounterRandom(1, 1));
        extractor.Extract(samples, again);
        Assert.NotEqual(features, masked);
        Assert.Equal(features, again);
    }

    [Fact]
    public void Extraction_AllocatesNothing()
    {
        FeatureExtractor extractor = new(settings);
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
        FeatureExtractor extractor = new(settings);
        Assert.Throws<ArgumentException>("samples", () => extractor.Extract(new short[settings.LeastSamples - 1], new float[settings.StepSize]));
        Assert.Throws<ArgumentException>("features", () => extractor.Extract(new short[settings.LeastSamples], new float[settings.StepSize + 1]));
    }

    [Fact]
    public void SettingsThatDoNotFit_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("settings", static () => new FeatureExtractor(settings with { FramesAStep = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>("settings", static () => new FeatureExtractor(settings with { Coefficients = 25 }));
    }

    private static float[] Extract(FeatureExtractor extractor, ReadOnlySpan<short> samples)
    {
        float[] features = new float[extractor.Settings.StepsOf(samples.Length) * extractor.Settings.StepSize];
        extractor.Extract(samples, features);
        return features;
    }
}
