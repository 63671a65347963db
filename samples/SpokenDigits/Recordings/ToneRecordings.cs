using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using KernelGen.Arithmetic;
using SpokenDigits.Recognition;

namespace SpokenDigits.Recordings;

/// <summary>
/// Sounds that stand for digits, to try the program without recordings: two tones for each digit, somewhat higher or lower for each voice, of random loudness and length and
/// with noise. They say nothing of speech.
/// </summary>
internal static class ToneRecordings
{
    /// <summary>Recordings of a digit by a voice: as many as are for tests alone, and two to train with.</summary>
    public const int Takes = RecordingName.TestIndices + 2;

    private const ulong Seed = 1;
    private const int ShortestSamples = 1_200, LongestSamples = 2_400, LowTones = 4;
    private const float LowestHertz = 400, LowStep = 150, HighHertz = 1_300, HighStep = 450;
    private const float Quietest = 2_000, Loudest = 6_000, Noise = 200;

    private static readonly (string Speaker, float Factor)[] voices = [("alto", 1.08f), ("bass", 0.92f), ("tenor", 1)];

    /// <summary>The sounds of all voices: <see cref="Takes"/> of every digit.</summary>
    public static IReadOnlyList<Recording> Make() =>
    [
        .. from voice in voices
           from digit in Enumerable.Range(0, DigitLabels.Digits)
           from take in Enumerable.Range(0, Takes)
           select new Recording(new RecordingName(digit, voice.Speaker, take), Sound(digit, voice.Factor, take)),
    ];

    /// <summary>Writes them to a folder as WAV files, which is made where it is missing.</summary>
    /// <returns>Files written.</returns>
    public static int Write(string folder)
    {
        Directory.CreateDirectory(folder);
        IReadOnlyList<Recording> recordings = Make();
        foreach (Recording recording in recordings)
        {
            byte[] file = new WaveFile(Recording.Rate, recording.Samples.ToArray()).ToBytes();
            File.WriteAllBytes(Path.Combine(folder, recording.Name.ToString() + ".wav"), file);
        }

        return recordings.Count;
    }

    private static short[] Sound(int digit, float factor, int take)
    {
        CounterRandom random = new(Seed, (ulong)((digit * Takes) + take));
        short[] samples = new short[ShortestSamples + random.NextInteger(LongestSamples - ShortestSamples + 1)];
        float low = factor * (LowestHertz + (LowStep * (digit % LowTones))), high = factor * (HighHertz + (HighStep * (digit / LowTones)));
        float loudness = random.NextFloat(Quietest, Loudest);
        for (int sample = 0; sample < samples.Length; sample++)
        {
            float turns = MathF.Tau * sample / Recording.Rate;
            float value = (loudness * (MathF.Sin(low * turns) + MathF.Sin(high * turns))) + random.NextFloat(-Noise, Noise);
            samples[sample] = (short)MathF.Round(value);
        }

        return samples;
    }
}
