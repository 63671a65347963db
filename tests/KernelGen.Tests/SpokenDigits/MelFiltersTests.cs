using System;
using System.Linq;
using SpokenDigits.Features;
using Xunit;

namespace KernelGen.Tests.SpokenDigits;

/// <summary>The mel scale and its triangular bands.</summary>
public sealed class MelFiltersTests
{
    private static readonly FeatureSettings settings = new() { Bands = 40, TransformSize = 512 };

    [Theory]
    [InlineData(0, 0)]
    [InlineData(700, 781.1728)]
    [InlineData(1_000, 999.9855)]
    [InlineData(4_000, 2146.0645)]
    [InlineData(6_300, 2595)]
    public void MelScale_IsThatOfHtk(double hertz, double mel)
    {
        Assert.Equal(mel, MelFilters.MelOf(hertz), 4);
        Assert.Equal(hertz, MelFilters.HertzOf(MelFilters.MelOf(hertz)), 9);
    }

    [Theory]
    [InlineData(0, 33.2782)]
    [InlineData(1, 68.1384)]
    [InlineData(20, 1156.4502)]
    [InlineData(39, 3786.7010)]
    public void Centres_AreEvenOnTheMelScale(int band, double hertz) => Assert.Equal(hertz, new MelFilters(settings).Centre(band), 4);

    [Fact]
    public void WeightsOfAFrequency_AddUpToOneBetweenTheOuterCentres()
    {
        MelFilters filters = new(settings);
        double binHertz = (double)settings.Rate / settings.TransformSize;
        for (int bin = 0; bin <= settings.TransformSize / 2; bin++)
        {
            double sum = Enumerable.Range(0, filters.Bands).Sum(band => filters.Weight(band, bin)), hertz = bin * binHertz;
            if (hertz >= filters.Centre(0) && hertz <= filters.Centre(filters.Bands - 1)) Assert.Equal(1, sum, 12);
            else Assert.InRange(sum, 0, 1);
        }
    }

    [Fact]
    public void EveryBandHoldsAFrequency_AndItsEnergyIsTheWeightedSum()
    {
        MelFilters filters = new(settings);
        double[] power = [.. Enumerable.Range(0, (settings.TransformSize / 2) + 1).Select(static bin => 1.0 + (bin % 7))];
        for (int band = 0; band < filters.Bands; band++)
        {
            double sum = Enumerable.Range(0, power.Length).Sum(bin => filters.Weight(band, bin) * power[bin]);
            Assert.True(sum > 0);
            Assert.Equal(sum, filters.Energy(band, power), 10);
        }
    }

    [Theory]
    [InlineData(0.88)]
    [InlineData(1.12)]
    public void WarpedBands_StillShareEveryFrequencyBetweenTheOuterCentres(double warp)
    {
        MelFilters filters = new(settings, warp), plain = new(settings);
        double binHertz = (double)settings.Rate / settings.TransformSize;
        for (int bin = 0; bin <= settings.TransformSize / 2; bin++)
        {
            double hertz = bin * binHertz * warp, sum = Enumerable.Range(0, filters.Bands).Sum(band => filters.Weight(band, bin));
            if (hertz >= plain.Centre(0) && hertz <= 3_000) Assert.Equal(1, sum, 12);
            else Assert.InRange(sum, 0, 1 + 1e-12);
        }
    }

    [Fact]
    public void BandsThatNoFrequencyLiesIn_AreRefused() =>
        Assert.Throws<ArgumentException>("settings", static () => new MelFilters(settings with { TransformSize = 64 }));

    [Theory]
    [InlineData(-1, 4_000)]
    [InlineData(0, 4_001)]
    [InlineData(300, 300)]
    public void FrequenciesOutOfOrder_AreRefused(double lowest, double highest) => Assert.Throws<ArgumentException>(
        "settings", () => new MelFilters(settings with { LowestHertz = lowest, HighestHertz = highest }));
}
