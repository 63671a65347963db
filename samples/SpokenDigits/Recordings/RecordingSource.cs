using System.Collections.Generic;
using System.IO;

namespace SpokenDigits.Recordings;

/// <summary>Where recordings come from.</summary>
/// <param name="Description">The source in a few words.</param>
/// <param name="Recordings">All recordings.</param>
internal sealed record RecordingSource(string Description, IReadOnlyList<Recording> Recordings)
{
    /// <summary>Opens an archive, a folder of one or a folder of WAV files; without any, has espeak-ng speak.</summary>
    /// <param name="path">A file or a folder, or null.</param>
    /// <exception cref="RecordingException">There is nothing there, it is of another form, or no path is given and espeak-ng is not installed.</exception>
    public static RecordingSource Open(string? path)
    {
        if (path is null) return Speak();
        if (File.Exists(path)) return new RecordingSource(path, FsddArchive.Read(path));
        if (!Directory.Exists(path)) throw new RecordingException($"{path} is neither a file nor a folder.");
        string archive = Path.Combine(path, FsddArchive.FileName);
        return File.Exists(archive)
            ? new RecordingSource(archive, FsddArchive.Read(archive))
            : new RecordingSource(path, WaveFolder.Read(path));
    }

    private static RecordingSource Speak() => EspeakRecordings.IsInstalled
        ? new RecordingSource("espeak-ng", EspeakRecordings.Make())
        : throw new RecordingException(
            """
            No recordings. Either get the Free Spoken Digit Dataset and name its folder:
                git clone https://github.com/Jakobovski/free-spoken-digit-dataset
                ... --data free-spoken-digit-dataset/recordings
            or install espeak-ng, which then speaks the digits; or try the program with tones in their place: tones DIR.
            """);
}
