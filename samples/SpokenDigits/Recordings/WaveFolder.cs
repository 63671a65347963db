using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace SpokenDigits.Recordings;

/// <summary>A folder of WAV files named digit_speaker_index.wav.</summary>
internal static class WaveFolder
{
    private const string Ending = ".wav";

    /// <summary>All recordings of a folder, in ordinal order of their files' names.</summary>
    /// <exception cref="RecordingException">There is none, or a file has another name, form or rate.</exception>
    public static IReadOnlyList<Recording> Read(string folder)
    {
        string[] files = [.. Directory.EnumerateFiles(folder, "*" + Ending).Order(StringComparer.Ordinal)];
        return files.Length > 0
            ? [.. files.Select(Open)]
            : throw new RecordingException($"{folder} holds neither {FsddArchive.FileName} nor files named digit_speaker_index{Ending}, such as 7_jackson_32{Ending}.");
    }

    private static Recording Open(string path)
    {
        if (!RecordingName.TryParse(Path.GetFileNameWithoutExtension(path), out RecordingName name))
            throw new RecordingException($"{path}: name; expected digit_speaker_index{Ending}, such as 7_jackson_32{Ending}.");
        WaveFile wave = WaveFile.Read(path);
        return wave.Rate == Recording.Rate
            ? new Recording(name, wave.Samples)
            : throw new RecordingException(FormattableString.Invariant($"{path}: samples a second: {wave.Rate}; expected {Recording.Rate}."));
    }
}
