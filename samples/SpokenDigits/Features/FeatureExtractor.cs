using System;
using System.Globalization;
using KernelGen.Arithmetic;

namespace SpokenDigits.Features;

/// <summary>
/// Makes features of a sound: cosine transforms of its log-mel levels, frames side by side in steps. An object serves one thread at a time and allocates
/// nothing once it has had its longest sound.
/// </summary>
internal sealed class FeatureExtractor
{
    private readonly LogMelExtractor extractor;
    private readonly CosineTransform transform;
    private float[] levels = [];

    /// <summary>Tables and memory for <paramref name="settings"/>.</summary>
    /// <exception cref="ArgumentException">Settings that do not fit each other; the message says which.</exception>
    public FeatureExtractor(FeatureSettings settings)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(settings.FramesAStep, nameof(settings));
        extractor = new LogMelExtractor(settings);
        transform = new CosineTransform(settings);
    }

    /// <summary>What features are made by.</summary>
    public FeatureSettings Settings => extractor.Settings;

    /// <summary>Writes the features of a sound.</summary>
    /// <param name="samples">PCM of 16 bits at <see cref="FeatureSettings.Rate"/>; a step or more.</param>
    /// <param name="features">
    /// Takes [steps, frames a step, coefficients], all in [-<see cref="FeatureSettings.Limit"/>, <see cref="FeatureSettings.Limit"/>]; as many steps as
    /// <see cref="FeatureSettings.StepsOf(int)"/> says.
    /// </param>
    /// <exception cref="ArgumentException">The sound is too short, or the features have room for another number.</exception>
    public void Extract(ReadOnlySpan<short> samples, Span<float> features) => Extract(samples, features, VoiceChange.None(Settings), masks: null);

    /// <summary>Writes the features of a sound to train with, as another voice might have said it, and with masks of bands and moments.</summary>
    /// <param name="samples">PCM of 16 bits at <see cref="FeatureSettings.Rate"/>; a step or more.</param>
    /// <param name="features">Takes as many steps as <see cref="FeatureSettings.StepsOf(int, int)"/> says of the change's hop.</param>
    /// <param name="change">What is changed.</param>
    /// <param name="random">Draws noise and masks.</param>
    /// <exception cref="ArgumentException">The sound is too short, or the features have room for another number.</exception>
    public void ExtractChanged(ReadOnlySpan<short> samples, Span<float> features, VoiceChange change, CounterRandom random)
    {
        ReadOnlySpan<short> noisy = float.IsFinite(change.NoiseDecibels) ? NoiseMaker.Add(samples, change.NoiseDecibels, Settings.PreEmphasis, random) : samples;
        Extract(noisy, features, change, random);
    }

    private void Extract(ReadOnlySpan<short> samples, Span<float> features, VoiceChange change, CounterRandom? masks)
    {
        int steps = Settings.StepsOf(samples.Length, change.HopSamples);
        if (steps == 0)
            throw new ArgumentException(Text($"The sound has {samples.Length} samples; expected {Settings.LeastSamples} or more."), nameof(samples));
        if (features.Length != steps * Settings.StepSize)
            throw new ArgumentException(Text($"There is room for {features.Length} features; expected {steps * Settings.StepSize}."), nameof(features));
        int count = steps * Settings.FramesAStep * Settings.Bands;
        if (levels.Length < count) levels = new float[count];
        Span<float> own = levels.AsSpan(0, count);
        extractor.Extract(samples, own, change.HopSamples, change.WarpPercent);
        if (masks is not null) FeatureMasks.Apply(own, Settings.Bands, masks);
        transform.Forward(own, features);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
