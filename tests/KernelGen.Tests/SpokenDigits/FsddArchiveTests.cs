using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SpokenDigits.Features;
using SpokenDigits.Recognition;
using SpokenDigits.Recordings;
using SpokenDigits.Strings;
using Xunit;

namespace KernelGen.Tests.SpokenDigits;

/// <summary>The data set's index, and the data set itself where it is.</summary>
public sealed class FsddArchiveTests
{
    private const string Header = "file,digit,speaker,index,split,offset_samples,n_samples";

    [Fact]
    public void Recordings_AreStretchesOfTheSamples()
    {
        IReadOnlyList<Recording> recordings = Read("3_ann_4.wav,3,ann,4,test,0,2", "3_ann_5.wav,3,ann,5,train,2,3");
        Assert.Equal([new RecordingName(3, "ann", 4), new RecordingName(3, "ann", 5)], recordings.Select(static recording => recording.Name));
        Assert.Equal([[10, 11], [12, 13, 14]], recordings.Select(static recording => recording.Samples.ToArray()));
    }

    [Theory]
    [InlineData("3_ann_4.wav,3,ann,4,test,0")]
    [InlineData("3_ann.wav,3,ann,4,test,0,2")]
    [InlineData("3_ann_4.wav,4,ann,4,test,0,2")]
    [InlineData("3_ann_4.wav,3,bob,4,test,0,2")]
    [InlineData("3_ann_4.wav,3,ann,5,test,0,2")]
    [InlineData("3_ann_4.wav,3,ann,4,train,0,2")]
    [InlineData("3_ann_4.wav,3,ann,4,test,-1,2")]
    [InlineData("3_ann_4.wav,3,ann,4,test,4,2")]
    [InlineData("3_ann_4.wav,3,ann,4,test,0,0")]
    [InlineData("3_ann_4.wav,3,ann,4,test,0,2147483647")]
    public void LineThatContradictsItself_IsTold(string line) =>
        Assert.StartsWith($"index: line 2: '{line}'; expected", Assert.Throws<RecordingException>(() => Read(line)).Message, StringComparison.Ordinal);

    [Fact]
    public void RecordingThatStandsTwice_IsTold() => Assert.Equal(
        "index: line 3: 3_ann_4 for the second time; expected each once.",
        Assert.Throws<RecordingException>(static () => Read("3_ann_4.wav,3,ann,4,test,0,2", "3_ann_4.wav,3,ann,4,test,2,2")).Message);

    [Fact]
    public void OtherHeader_IsTold() => Assert.Equal(
        $"index: line 1: 'file,digit'; expected '{Header}'.",
        Assert.Throws<RecordingException>(static () => FsddArchive.Read(new StringReader("file,digit\n"), [], "index")).Message);

    [Fact]
    public void FileThatIsNoArchive_IsTold()
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, "no archive");
        Assert.StartsWith($"{path} is no archive", Assert.Throws<RecordingException>(() => RecordingSource.Open(path)).Message, StringComparison.Ordinal);
        File.Delete(path);
    }

    [FsddFact]
    public void DataSet_HasSixSpeakersWithFiftyOfEveryDigit()
    {
        IReadOnlyList<Recording> recordings = RecordingSource.Open(FsddFactAttribute.Folder).Recordings;
        Assert.Equal(3_000, recordings.Count);
        Assert.Equal(300, recordings.Count(static recording => recording.Name.IsTest));
        var groups = recordings.GroupBy(static recording => (recording.Name.Speaker, recording.Name.Digit)).ToList();
        Assert.Equal(60, groups.Count);
        Assert.All(groups, static group => Assert.Equal(50, group.Count()));
    }

    [FsddFact]
    public void DataSet_HasFeaturesInRangeAndStepsForEveryWord()
    {
        FeatureExtractor extractor = new(new FeatureSettings());
        StringJoiner joiner = new(new JoinSettings());
        foreach (Fold fold in Fold.Of(RecordingSource.Open(FsddFactAttribute.Folder).Recordings))
        {
            TrainingStrings strings = new(fold, joiner, extractor);
            Assert.Equal(500, strings.Test.Sum(static utterance => utterance.Words));
            Assert.All(strings.Test, static utterance => Assert.DoesNotContain(utterance.Features, static feature => !(Math.Abs(feature) <= 4)));
        }
    }

    private static IReadOnlyList<Recording> Read(params IEnumerable<string> lines) =>
        FsddArchive.Read(new StringReader(string.Join('\n', lines.Prepend(Header))), [10, 11, 12, 13, 14], "index");
}
