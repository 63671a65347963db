using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using SpokenDigits.Recognition;

namespace SpokenDigits.Recordings;

/// <summary>
/// Recordings made by the speech synthesiser espeak-ng where it is installed: voices stand for speakers, speeds and pitches for their recordings of
/// a digit. They show that everything works; they say nothing of speech.
/// </summary>
internal static class EspeakRecordings
{
    /// <summary>Recordings of a digit by a voice.</summary>
    public const int Takes = 20;

    private const string Program = "espeak-ng";
    private const int SlowestWordsAMinute = 120, FasterByWords = 15, Speeds = 5, LowestPitch = 35, HigherBy = 10;

    private static readonly string[] voices = ["en-us+m1", "en-gb+m3", "en-gb-scotland+m7", "en-us+f2", "en-gb+f4", "en-029+f5"];

    /// <summary>Whether the program is on the path.</summary>
    public static bool IsInstalled => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Any(static entry => File.Exists(Path.Combine(entry, Program)) || File.Exists(Path.Combine(entry, Program + ".exe")));

    /// <summary>Makes the recordings of all voices: <see cref="Takes"/> of every digit.</summary>
    /// <exception cref="RecordingException">The program fails; the message is its own.</exception>
    public static IReadOnlyList<Recording> Make()
    {
        string file = Path.GetTempFileName();
        try
        {
            return
            [
                .. from voice in voices
                   from digit in Enumerable.Range(0, DigitLabels.Digits)
                   from take in Enumerable.Range(0, Takes)
                   select new Recording(new RecordingName(digit, voice, take), Speak(voice, digit, take, file)),
            ];
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static short[] Speak(string voice, int digit, int take, string file)
    {
        int speed = SlowestWordsAMinute + (FasterByWords * (take % Speeds)), pitch = LowestPitch + (HigherBy * (take / Speeds));
        ProcessStartInfo start = new(Program) { RedirectStandardError = true };
        foreach (string argument in (string[])["-v", voice, "-s", Text(speed), "-p", Text(pitch), "-w", file, DigitLabels.WordOf(digit)])
            start.ArgumentList.Add(argument);
        using Process process = Process.Start(start) ?? throw new RecordingException($"{Program} does not start.");
        string complaint = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new RecordingException($"{Program} -v {voice}: {complaint.Trim()}");
        WaveFile wave = WaveFile.Read(file);
        return Resampling.Of(wave.Samples, wave.Rate, Recording.Rate);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
