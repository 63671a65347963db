using System.Collections.Generic;
using System.IO;
using System.Linq;
using KernelGen.Tests.Formats;
using SpokenDigits.Recordings;
using SpokenDigits.Strings;
using Xunit;

namespace KernelGen.Tests.SpokenDigits;

/// <summary>Tones that stand for digits.</summary>
public sealed class ToneRecordingsTests
{
    [Fact]
    public void WrittenTones_AreReadAsTheyWere()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("tones");
        IReadOnlyList<Recording> made = ToneRecordings.Make();
        Assert.Equal(made.Count, ToneRecordings.Write(path));
        Assert.Equal(210, Directory.GetFiles(path).Length);
        Dictionary<RecordingName, short[]> read = RecordingSource.Open(path).Recordings.ToDictionary(static one => one.Name, static one => one.Samples.ToArray());
        Assert.All(made, recording => Assert.Equal(recording.Samples.ToArray(), read[recording.Name]));
    }

    [Fact]
    public void EveryVoice_CanBeLeftOut()
    {
        IReadOnlyList<Fold> folds = Fold.Of(ToneRecordings.Make());
        Assert.Equal(["alto", "bass", "tenor"], folds.Select(static fold => fold.Speaker));
        Assert.All(folds, static fold => Assert.Equal((40, 100, 70), (fold.Training.Count, fold.Validation.Count, fold.Test.Count)));
    }

    [Fact]
    public void DigitsAndTakes_SoundDifferent()
    {
        short[][] sounds = [.. ToneRecordings.Make().Select(static recording => recording.Samples.ToArray())];
        Assert.Equal(sounds.Length, sounds.DistinctBy(static sound => string.Join(' ', sound.Take(200))).Count());
        Assert.All(sounds, static sound => Assert.InRange(sound.Max(), 2_000, 13_000));
    }

    [Fact]
    public void AnEmptyFile_IsReadToo()
    {
        WaveFile read = WaveFile.Parse(new WaveFile(11_025, []).ToBytes(), "empty.wav");
        Assert.Equal((11_025, 0), (read.Rate, read.Samples.Length));
    }
}
