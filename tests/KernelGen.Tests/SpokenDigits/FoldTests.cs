using System.Linq;
using SpokenDigits.Recordings;
using SpokenDigits.Strings;
using Xunit;

namespace KernelGen.Tests.SpokenDigits;

/// <summary>Divisions of recordings that leave a speaker out.</summary>
public sealed class FoldTests
{
    [Fact]
    public void EverySpeaker_IsLeftOutOnce() =>
        Assert.Equal(["ann", "bob", "cid"], Fold.Of(MadeUp.Recordings).Select(static fold => fold.Speaker));

    [Fact]
    public void SpeakerThatIsLeftOut_IsNowhereInTraining() => Assert.All(Fold.Of(MadeUp.Recordings), static fold =>
    {
        Assert.DoesNotContain(fold.Training, recording => recording.Name.Speaker == fold.Speaker);
        Assert.DoesNotContain(fold.Validation, recording => recording.Name.Speaker == fold.Speaker);
        Assert.All(fold.Test, recording => Assert.Equal(fold.Speaker, recording.Name.Speaker));
    });

    [Fact]
    public void RecordingsForTests_AreNowhereInTraining() => Assert.All(Fold.Of(MadeUp.Recordings), static fold =>
    {
        Assert.DoesNotContain(fold.Training, static recording => recording.Name.IsTest);
        Assert.All(fold.Validation, static recording => Assert.True(recording.Name.IsTest));
    });

    [Fact]
    public void EveryRecording_IsInOnePart() => Assert.All(Fold.Of(MadeUp.Recordings), static fold => Assert.Equal(
        MadeUp.Recordings.Select(static recording => recording.Name.ToString()).Order(),
        fold.Training.Concat(fold.Validation).Concat(fold.Test).Select(static recording => recording.Name.ToString()).Order()));

    [Fact]
    public void OneSpeaker_CannotBeLeftOut() => Assert.Equal(
        "There is one speaker, ann; to leave one out takes two.",
        Assert.Throws<RecordingException>(static () => Fold.Of([.. MadeUp.Recordings.Where(static recording => recording.Name.Speaker == "ann")])).Message);

    [Fact]
    public void RecordingsForTestsAlone_LeaveNoneToTrainWith() => Assert.Equal(
        "Without ann there are 0 recordings to train with and 100 with index 0 to 4 to validate with; expected some of both.",
        Assert.Throws<RecordingException>(static () => Fold.Of([.. MadeUp.Recordings.Where(static recording => recording.Name.IsTest)])).Message);
}
