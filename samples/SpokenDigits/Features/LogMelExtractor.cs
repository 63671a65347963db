using System;
using System.Globalization;
using System.Numerics;
using KernelGen.Arithmetic;

namespace SpokenDigits.Features;

/// <summary>
/// Makes log-mel features of a sound: frames under a Hann window, their power in mel bands, its logarithm; every band less its mean over the sound and over
/// its standard deviation, cut off at a limit; frames side by side in steps. An object serves one thread at a time and allocates nothing once made.
/// </summary>
/// <remarks>
/// Mean and deviation are those of the whole sound, which a network that reads it in both directions has to wait for anyway; they take out how loud
/// someone speaks and what a microphone does to the bands.
/// </remarks>
internal sealed class LogMelExtractor
{
    private const double FullScale = 32_768;

    /// <summary>Added to a deviation, so that a band without any stays at 0.</summary>
    private const double LeastDeviation = 1e-3;

    private readonly RealTransform transform;
    private readonly MelFilters filters;
    private readonly double[] window, framed, power;
    private readonly Complex[] spectrum;

    /// <summary>Tables and memory for <paramref name="settings"/>.</summary>
    /// <exception cref="ArgumentException">Settings that do not fit each other; the message says which.</exception>
    public LogMelExtractor(FeatureSettings settings)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(settings.FramesAStep, nameof(settings));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(settings.HopSamples, nameof(settings));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(settings.FrameSamples, nameof(settings));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(settings.FrameSamples, settings.TransformSize, nameof(settings));
        Settings = settings;
        transform = new RealTransform(settings.TransformSize);
        filters = new MelFilters(settings);
        framed = new double[transform.Size];
        spectrum = new Complex[transform.Bins];
        power = new double[transform.Bins];
        window = new double[settings.FrameSamples];
        for (int sample = 0; sample < window.Length; sample++)
            window[sample] = 0.5 - (0.5 * Math.Cos(2 * Math.PI * sample / window.Length));
    }

    /// <summary>What features are made by.</summary>
    public FeatureSettings Settings { get; }

    /// <summary>Writes the features of a sound.</summary>
    /// <param name="samples">PCM of 16 bits at <see cref="FeatureSettings.Rate"/>; a step or more.</param>
    /// <param name="features">
    /// Takes [steps, frames a step, bands], all in [-<see cref="FeatureSettings.Limit"/>, <see cref="FeatureSettings.Limit"/>]; as many steps as
    /// <see cref="FeatureSettings.StepsOf"/> says.
    /// </param>
    /// <exception cref="ArgumentException">The sound is too short, or the features have room for another number.</exception>
    public void Extract(ReadOnlySpan<short> samples, Span<float> features)
    {
        int steps = Settings.StepsOf(samples.Length);
        if (steps == 0)
            throw new ArgumentException(Text($"The sound has {samples.Length} samples; expected {Settings.LeastSamples} or more."), nameof(samples));
        if (features.Length != steps * Settings.StepSize)
            throw new ArgumentException(Text($"There is room for {features.Length} features; expected {steps * Settings.StepSize}."), nameof(features));
        int bands = Settings.Bands;
        for (int frame = 0; frame < steps * Settings.FramesAStep; frame++)
            LogEnergies(samples, frame * Settings.HopSamples, features.Slice(frame * bands, bands));
        for (int band = 0; band < bands; band++) Normalise(features[band..], bands);
    }

    /// <summary>Writes the logarithms of the bands' energies in one frame, before they are normalised.</summary>
    /// <param name="samples">PCM of 16 bits.</param>
    /// <param name="start">The frame's first sample; a whole frame follows.</param>
    /// <param name="energies">Takes [bands], in nats; full scale of the samples is 1.</param>
    public void LogEnergies(ReadOnlySpan<short> samples, int start, Span<float> energies)
    {
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
        for (int band = 0; band < energies.Length; band++)
            energies[band] = (float)Logarithm.Log(Math.Max(Settings.EnergyFloor, filters.Energy(band, power)));
    }

    /// <summary>Shifts and scales every <paramref name="stride"/>th value, a band in all frames, to mean 0 and deviation 1, within the limit.</summary>
    private void Normalise(Span<float> values, int stride)
    {
        double sum = 0, squares = 0;
        int count = 0;
        for (int index = 0; index < values.Length; index += stride, count++) sum += values[index];
        double mean = sum / count;
        for (int index = 0; index < values.Length; index += stride) squares += (values[index] - mean) * (values[index] - mean);
        double scale = 1 / (Math.Sqrt(squares / count) + LeastDeviation);
        for (int index = 0; index < values.Length; index += stride)
            values[index] = Math.Clamp((float)((values[index] - mean) * scale), -Settings.Limit, Settings.Limit);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
