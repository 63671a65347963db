using System;
using System.Collections.Generic;
using System.Numerics;
using KernelGen.Arithmetic;

namespace SpokenDigits.Features;

/// <summary>
/// Makes log-mel levels of a sound: frames under a Hann window, their power in mel bands, its logarithm; every band less its mean over the frames that are
/// speech, and ending at a depth below it; words that are fainter than others are raised before. An object serves one thread at a time and allocates nothing once it has had its longest sound.
/// </summary>
/// <remarks>
/// The mean is that of the whole sound, which a network that reads it in both directions has to wait for anyway; it takes out how loud
/// someone speaks and what a microphone does to the bands. Pauses have no part in it: how many there are and how faint says nothing of the voice. Nor has a
/// band's deviation, which is as large as the words have it.
/// </remarks>
internal sealed class LogMelExtractor
{
    private const double FullScale = 32_768;

    /// <summary>A twentieth of the frames may be louder than the one that speech is measured by.</summary>
    private const int LouderShare = 20;

    private readonly RealTransform transform;
    private readonly MelFilters filters;
    private readonly Dictionary<int, MelFilters> warped = [];
    private readonly LevelFollower follower;
    private readonly double[] window, framed, power;
    private readonly Complex[] spectrum;
    private readonly double leastShare, floor;
    private double[] energies = [], sorted = [];
    private float[] raises = [];

    /// <summary>Tables and memory for <paramref name="settings"/>.</summary>
    /// <exception cref="ArgumentException">Settings that do not fit each other; the message says which.</exception>
    public LogMelExtractor(FeatureSettings settings)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(settings.HopSamples, nameof(settings));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(settings.FrameSamples, nameof(settings));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(settings.FrameSamples, settings.TransformSize, nameof(settings));
        Settings = settings;
        leastShare = Math.Pow(10, -settings.SpeechDecibels / 10);
        floor = Math.Exp(-settings.Depth);
        transform = new RealTransform(settings.TransformSize);
        filters = new MelFilters(settings);
        follower = new LevelFollower(settings);
        framed = new double[transform.Size];
        spectrum = new Complex[transform.Bins];
        power = new double[transform.Bins];
        window = new double[settings.FrameSamples];
        for (int sample = 0; sample < window.Length; sample++)
            window[sample] = 0.5 - (0.5 * Math.Cos(2 * Math.PI * sample / window.Length));
    }

    /// <summary>What levels are made by.</summary>
    public FeatureSettings Settings { get; }

    /// <summary>Writes the levels of a sound.</summary>
    /// <param name="samples">PCM of 16 bits at <see cref="FeatureSettings.Rate"/>; as long as the frames or longer.</param>
    /// <param name="levels">Takes [frames, bands] in nats; 0 is a band's mean in speech.</param>
    /// <param name="hopSamples">Samples from one frame's begin to the next one's; 0 for those of the settings.</param>
    /// <param name="warpPercent">By how many hundredths frequencies are raised.</param>
    public void Extract(ReadOnlySpan<short> samples, Span<float> levels, int hopSamples = 0, int warpPercent = 0)
    {
        int bands = Settings.Bands, frames = levels.Length / bands, hop = hopSamples == 0 ? Settings.HopSamples : hopSamples;
        if (energies.Length < frames)
        {
            energies = new double[frames];
            sorted = new double[frames];
            raises = new float[frames];
        }

        for (int frame = 0; frame < frames; frame++)
            energies[frame] = LogEnergies(samples, frame * hop, levels.Slice(frame * bands, bands), warpPercent);
        EvenOut(levels, frames);
        double least = leastShare * Loud(frames);
        for (int band = 0; band < bands; band++)
        {
            Centre(levels[band..], frames, least);
            for (int index = band; index < levels.Length; index += bands) levels[index] = (float)Logarithm.Log(Math.Exp(levels[index]) + floor);
            Centre(levels[band..], frames, least);
        }
    }

    /// <summary>Writes the logarithms of the bands' energies in one frame, before anything is taken from them.</summary>
    /// <param name="samples">PCM of 16 bits.</param>
    /// <param name="start">The frame's first sample; a whole frame follows.</param>
    /// <param name="logarithms">Takes [bands], in nats; full scale of the samples is 1.</param>
    /// <param name="warpPercent">By how many hundredths frequencies are raised.</param>
    /// <returns>The energy of all bands.</returns>
    public double LogEnergies(ReadOnlySpan<short> samples, int start, Span<float> logarithms, int warpPercent = 0)
    {
        MelFilters own = FiltersOf(warpPercent);
        double before = samples[Math.Max(0, start - 1)] / FullScale;
        for (int sample = 0; sample < window.Length; sample++)
        {
            double here = samples[start + sample] / FullScale;
            framed[sample] = window[sample] * (here - (Settings.PreEmphasis * before));
            before = here;
        }

        transform.Forward(framed, spectrum);
        for (int bin = 0; bin < power.Length; bin++)
            power[bin] = (spectrum[bin].Real * spectrum[bin].Real) + (spectrum[bin].Imaginary * spectrum[bin].Imaginary);
        double sum = 0;
        for (int band = 0; band < logarithms.Length; band++)
        {
            double energy = Math.Max(Settings.EnergyFloor, own.Energy(band, power));
            logarithms[band] = (float)Logarithm.Log(energy);
            sum += energy;
        }

        return sum;
    }

    /// <summary>The bands for sounds whose frequencies are raised; made once.</summary>
    private MelFilters FiltersOf(int warpPercent)
    {
        if (warpPercent == 0) return filters;
        if (!warped.TryGetValue(warpPercent, out MelFilters? own)) warped[warpPercent] = own = new MelFilters(Settings, 1 + (warpPercent / 100.0));
        return own;
    }

    /// <summary>Raises levels and energies of words that are fainter than others.</summary>
    private void EvenOut(Span<float> levels, int frames)
    {
        follower.Follow(energies.AsSpan(0, frames), Loud(frames), raises);
        for (int frame = 0; frame < frames; frame++)
        {
            energies[frame] *= Math.Exp(raises[frame]);
            foreach (ref float level in levels.Slice(frame * Settings.Bands, Settings.Bands)) level += raises[frame];
        }
    }

    /// <summary>The energy that a twentieth of the frames exceeds.</summary>
    private double Loud(int frames)
    {
        Span<double> ordered = sorted.AsSpan(0, frames);
        energies.AsSpan(0, frames).CopyTo(ordered);
        ordered.Sort();
        return ordered[frames - 1 - (frames / LouderShare)];
    }

    /// <summary>Takes a band's mean over speech from all of its levels, which are <see cref="FeatureSettings.Bands"/> apart.</summary>
    private void Centre(Span<float> band, int frames, double least)
    {
        double sum = 0;
        int count = 0;
        for (int frame = 0; frame < frames; frame++)
        {
            if (energies[frame] < least) continue;
            sum += band[frame * Settings.Bands];
            count++;
        }

        float mean = (float)(sum / count);
        for (int frame = 0; frame < frames; frame++) band[frame * Settings.Bands] -= mean;
    }
}
