using System;
using System.Globalization;

namespace SpokenDigits.Features;

/// <summary>
/// Triangular bands with equal distances on the mel scale, mel(f) = 2595 log10(1 + f / 700), as HTK has them (Young et al., The HTK Book, 3.4,
/// section 5.4). Every triangle falls to 0 at its neighbours' centres, so that from the first centre to the last all weights of a frequency add up to 1.
/// </summary>
internal sealed class MelFilters
{
    private const double Factor = 2595, Corner = 700, Knee = 0.8;

    private readonly double lowestMel, distance;
    private readonly int[] firstBins;
    private readonly double[][] weights;

    /// <summary>The bands of <paramref name="settings"/>.</summary>
    /// <param name="settings">The bands.</param>
    /// <param name="warp">What a sound's frequencies are multiplied by before they come to bands, to train with; up to a knee, from which on a line leads to half of the rate.</param>
    /// <exception cref="ArgumentException">The frequencies are out of order, or a band is so narrow that no bin of the transform lies in it.</exception>
    public MelFilters(FeatureSettings settings, double warp = 1)
    {
        if (!(settings.LowestHertz >= 0 && settings.LowestHertz < settings.HighestHertz && 2 * settings.HighestHertz <= settings.Rate))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Bands from {settings.LowestHertz} to {settings.HighestHertz} Hz; expected 0 or more, rising, up to {settings.Rate / 2}."),
                nameof(settings));
        }

        lowestMel = MelOf(settings.LowestHertz);
        distance = (MelOf(settings.HighestHertz) - lowestMel) / (settings.Bands + 1);
        firstBins = new int[settings.Bands];
        weights = new double[settings.Bands][];
        double half = settings.Rate / 2.0, binHertz = (double)settings.Rate / settings.TransformSize;
        for (int band = 0; band < weights.Length; band++)
        {
            // Open ends: there the weight is 0.
            int first = (int)Math.Floor(Warped(HertzOf(MelOfCentre(band - 1)), 1 / warp, half) / binHertz) + 1;
            int end = (int)Math.Ceiling(Warped(HertzOf(MelOfCentre(band + 1)), 1 / warp, half) / binHertz);
            if (end <= first) throw TooNarrow(band, settings);
            firstBins[band] = first;
            weights[band] = new double[end - first];
            for (int bin = first; bin < end; bin++)
                weights[band][bin - first] = Math.Max(0, 1 - (Math.Abs(MelOf(Warped(bin * binHertz, warp, half)) - MelOfCentre(band)) / distance));
        }
    }

    /// <summary>Bands.</summary>
    public int Bands => weights.Length;

    /// <summary>The mel value of a frequency in Hz.</summary>
    public static double MelOf(double hertz) => Factor * Math.Log10(1 + (hertz / Corner));

    /// <summary>The frequency in Hz of a mel value.</summary>
    public static double HertzOf(double mel) => Corner * (Math.Pow(10, mel / Factor) - 1);

    /// <summary>The frequency in Hz in the middle of a band.</summary>
    public double Centre(int band) => HertzOf(MelOfCentre(band));

    /// <summary>The weight of a bin of the transform in a band.</summary>
    public double Weight(int band, int bin)
    {
        int place = bin - firstBins[band];
        return (uint)place < (uint)weights[band].Length ? weights[band][place] : 0;
    }

    /// <summary>The energy of a band.</summary>
    /// <param name="band">0 to <see cref="Bands"/> - 1.</param>
    /// <param name="power">Squared magnitudes of all bins of the transform.</param>
    public double Energy(int band, ReadOnlySpan<double> power)
    {
        double[] own = weights[band];
        ReadOnlySpan<double> under = power.Slice(firstBins[band], own.Length);
        double sum = 0;
        for (int place = 0; place < own.Length; place++) sum += own[place] * under[place];
        return sum;
    }

    /// <summary>
    /// A frequency in Hz times <paramref name="warp"/>, where it or what it becomes lies below the knee at four fifths of <paramref name="half"/> of the rate; above, a line leads
    /// to that half, so that none is left out. The warp of 1 / <paramref name="warp"/> goes back.
    /// </summary>
    private static double Warped(double hertz, double warp, double half)
    {
        double knee = Knee * half * Math.Min(1, 1 / warp);
        return hertz <= knee ? hertz * warp : half - ((half - (knee * warp)) * (half - hertz) / (half - knee));
    }

    private double MelOfCentre(int band) => lowestMel + ((band + 1) * distance);

    private static ArgumentException TooNarrow(int band, FeatureSettings settings) => new(
        string.Create(CultureInfo.InvariantCulture, $"No bin of a transform of {settings.TransformSize} lies in band {band} of {settings.Bands}; expected fewer bands or a longer transform."),
        nameof(settings));
}
