using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;

namespace SpokenDigits.Recordings;

/// <summary>
/// The Free Spoken Digit Dataset in one archive: a file of all samples, one recording after the other, and an index of what lies where
/// (github.com/Jakobovski/free-spoken-digit-dataset, CC BY-SA 4.0).
/// </summary>
internal static class FsddArchive
{
    /// <summary>The archive's name in its folder.</summary>
    public const string FileName = "fsdd_pcm.zip";

    private const string SampleEntry = "fsdd_8k_s16le.pcm", IndexEntry = "fsdd_index.csv";
    private const string Header = "file,digit,speaker,index,split,offset_samples,n_samples";

    /// <summary>All recordings, in the order of the index.</summary>
    /// <exception cref="RecordingException">The archive is another or damaged; the message names the line and what was expected.</exception>
    public static IReadOnlyList<Recording> Read(string path)
    {
        try
        {
            using ZipArchive archive = ZipFile.OpenRead(path);
            short[] samples = Pcm16.Read(BytesOf(archive, SampleEntry, path));
            using StreamReader index = new(EntryOf(archive, IndexEntry, path).Open());
            return Read(index, samples, $"{path}/{IndexEntry}");
        }
        catch (InvalidDataException e)
        {
            throw new RecordingException($"{path} is no archive: {e.Message}");
        }
    }

    /// <summary>The recordings that an index tells of; their samples are stretches of <paramref name="samples"/>.</summary>
    /// <param name="index">A header, then a line for each recording.</param>
    /// <param name="samples">The samples of all recordings.</param>
    /// <param name="name">The index's name, for messages.</param>
    /// <exception cref="RecordingException">A line is malformed or contradicts itself or the samples, or a recording stands there twice.</exception>
    public static IReadOnlyList<Recording> Read(TextReader index, short[] samples, string name)
    {
        if (index.ReadLine() is var header && header != Header) throw new RecordingException($"{name}: line 1: '{header}'; expected '{Header}'.");
        List<Recording> recordings = [];
        HashSet<RecordingName> names = [];
        for (int line = 2; index.ReadLine() is { } text; line++)
        {
            Recording recording = Parse(text, samples)
                ?? throw new RecordingException(FormattableString.Invariant(
                    $"{name}: line {line}: '{text}'; expected the cells {Header} with test for index 0 to {RecordingName.TestIndices - 1}, else train, and at least one of {samples.Length} samples."));
            if (!names.Add(recording.Name))
                throw new RecordingException(FormattableString.Invariant($"{name}: line {line}: {recording.Name} for the second time; expected each once."));
            recordings.Add(recording);
        }

        return recordings;
    }

    private static Recording? Parse(string line, short[] samples)
    {
        string[] cells = line.Split(',');
        if (cells.Length != 7 || !RecordingName.TryParse(Path.GetFileNameWithoutExtension(cells[0]), out RecordingName name)) return null;
        bool agrees = cells[1] == Text(name.Digit) && cells[2] == name.Speaker && cells[3] == Text(name.Index)
            && cells[4] == (name.IsTest ? "test" : "train");
        if (!agrees || !IsNumber(cells[5], out int offset) || !IsNumber(cells[6], out int count)) return null;
        return count > 0 && offset <= samples.Length - count ? new Recording(name, samples.AsMemory(offset, count)) : null;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static bool IsNumber(string cell, out int number) =>
        int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static ZipArchiveEntry EntryOf(ZipArchive archive, string entry, string path) =>
        archive.GetEntry(entry) ?? throw new RecordingException($"{path} holds no {entry}; expected {SampleEntry} and {IndexEntry}.");

    private static byte[] BytesOf(ZipArchive archive, string entry, string path)
    {
        using Stream stream = EntryOf(archive, entry, path).Open();
        using MemoryStream bytes = new();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
