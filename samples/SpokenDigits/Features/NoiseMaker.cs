using System;
using KernelGen.Arithmetic;

namespace SpokenDigits.Features;

/// <summary>Adds noise to sounds to train with.</summary>
internal static class NoiseMaker
{
    /// <summary>Samples of white noise that each sample of noise is a weighted sum of: enough for a hum, a hiss or what lies between.</summary>
    private const int Taps = 5;

    /// <summary>Samples of a stretch that is loud or not, 25 ms.</summary>
    private const int Stretch = 200;

    /// <summary>A twentieth of the stretches may be louder than the one that noise is measured by.</summary>
    private const int LouderShare = 20;

    /// <summary>The sound with noise.</summary>
    /// <param name="samples">PCM of 16 bits.</param>
    /// <param name="decibels">How far the noise lies below the loud stretches.</param>
    /// <param name="preEmphasis">What of the sample before is taken from each where loudness is measured, as features have it.</param>
    /// <param name="random">Draws the noise and its colour.</param>
    public static short[] Add(ReadOnlySpan<short> samples, float decibels, double preEmphasis, CounterRandom random)
    {
        float[] noise = Coloured(samples.Length, random);
        float[] sound = new float[samples.Length];
        for (int sample = 0; sample < sound.Length; sample++) sound[sample] = samples[sample];
        double factor = Math.Sqrt(Loud(sound, preEmphasis) / Loud(noise, preEmphasis)) * Math.Pow(10, -decibels / 20);
        short[] noisy = new short[samples.Length];
        for (int sample = 0; sample < noisy.Length; sample++)
            noisy[sample] = (short)Math.Clamp(Math.Round(sound[sample] + (factor * noise[sample])), short.MinValue, short.MaxValue);
        return noisy;
    }

    private static float[] Coloured(int length, CounterRandom random)
    {
        float[] taps = new float[Taps], white = new float[length + Taps - 1], noise = new float[length];
        random.Fill(taps, -1, 1);
        random.Fill(white, -1, 1);
        for (int sample = 0; sample < length; sample++)
        {
            for (int tap = 0; tap < Taps; tap++) noise[sample] += taps[tap] * white[sample + tap];
        }

        return noise;
    }

    /// <summary>The energy that a twentieth of the stretches exceeds.</summary>
    private static double Loud(ReadOnlySpan<float> sound, double preEmphasis)
    {
        double[] energies = new double[Math.Max(1, sound.Length / Stretch)];
        for (int sample = 1; sample < sound.Length; sample++)
        {
            double emphasised = sound[sample] - (preEmphasis * sound[sample - 1]);
            energies[Math.Min(sample / Stretch, energies.Length - 1)] += emphasised * emphasised;
        }

        energies.AsSpan().Sort();
        return energies[energies.Length - 1 - (energies.Length / LouderShare)];
    }
}
