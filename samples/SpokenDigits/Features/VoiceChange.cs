using System;
using KernelGen.Arithmetic;

namespace SpokenDigits.Features;

/// <summary>
/// How a string to train with is made to sound as if another voice said it, elsewhere: a vocal tract of another length (Jaitly and Hinton, Vocal Tract Length
/// Perturbation, 2013), another tempo, and noise.
/// </summary>
/// <param name="WarpPercent">By how many hundredths the frequencies of the sound are raised.</param>
/// <param name="HopSamples">Samples from one frame's begin to the next one's: more of them make it faster.</param>
/// <param name="NoiseDecibels">How far noise lies below the loud stretches; infinite for none.</param>
internal readonly record struct VoiceChange(int WarpPercent, int HopSamples, float NoiseDecibels)
{
    /// <summary>The most that frequencies are raised or lowered by.</summary>
    public const int MostWarpPercent = 12;

    /// <summary>The most that a string becomes faster or slower by, as a factor.</summary>
    public const float MostTempo = 1.25f;

    /// <summary>The share of strings that get noise.</summary>
    public const float NoisyShare = 0.5f;

    /// <summary>The loudest noise in decibels below the loud stretches.</summary>
    public const float LeastDecibels = 5;

    /// <summary>The faintest noise.</summary>
    public const float MostDecibels = 35;

    /// <summary>The sound as it is.</summary>
    public static VoiceChange None(FeatureSettings settings) => new(0, settings.HopSamples, float.PositiveInfinity);

    /// <summary>Draws one: tempos as often faster as slower.</summary>
    public static VoiceChange Draw(FeatureSettings settings, CounterRandom random)
    {
        int warp = random.NextInteger((2 * MostWarpPercent) + 1) - MostWarpPercent;
        double tempo = Math.Pow(MostTempo, random.NextFloat(-1, 1));
        bool isNoisy = random.NextFloat() < NoisyShare;
        float decibels = random.NextFloat(LeastDecibels, MostDecibels);
        return new VoiceChange(warp, (int)Math.Round(settings.HopSamples * tempo), isNoisy ? decibels : float.PositiveInfinity);
    }
}
