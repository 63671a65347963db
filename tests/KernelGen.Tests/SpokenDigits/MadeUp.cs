using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Arithmetic;
using KernelGen.Text;
using SpokenDigits.Recognition;
using SpokenDigits.Recordings;

namespace KernelGen.Tests.SpokenDigits;

/// <summary>Sounds, recordings and recognisers made up for tests.</summary>
internal static class MadeUp
{
    /// <summary>Three speakers with eight recordings of every digit, of 1,200 to 1,700 samples of noise.</summary>
    public static IReadOnlyList<Recording> Recordings { get; } =
    [
        .. from speaker in (string[])["ann", "bob", "cid"]
           from digit in Enumerable.Range(0, 10)
           from index in Enumerable.Range(0, 8)
           select Noise(new RecordingName(digit, speaker, index)),
    ];

    /// <summary>A tone.</summary>
    public static short[] Tone(double hertz, int rate, int samples, double amplitude = 8_000) =>
        [.. Enumerable.Range(0, samples).Select(index => (short)Math.Round(amplitude * Math.Sin(2 * Math.PI * hertz * index / rate)))];

    /// <summary>Log probabilities of a sound in which each class is likeliest for a step.</summary>
    public static void Say(ReadOnlySpan<int> classes, Span<float> logProbabilities)
    {
        logProbabilities.Fill(-5);
        for (int step = 0; step < classes.Length; step++) logProbabilities[(step * DigitLabels.Classes) + classes[step]] = -0.1f;
    }

    /// <summary>Errors of substitutions alone.</summary>
    public static ErrorRate Errors(int substitutions, int length) => new(substitutions, 0, 0, length);

    private static Recording Noise(RecordingName name)
    {
        CounterRandom random = new(7, (ulong)((name.Speaker[0] * 1_000) + (name.Digit * 100) + name.Index));
        short[] samples = new short[1_200 + random.NextInteger(500)];
        for (int index = 0; index < samples.Length; index++) samples[index] = (short)(random.NextInteger(20_000) - 10_000);
        return new Recording(name, samples);
    }
}
