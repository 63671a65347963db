using System;
using System.Collections.Generic;
using System.Linq;
using SpokenDigits.Recordings;

namespace SpokenDigits.Strings;

/// <summary>
/// A division of the recordings that leaves one speaker out, so that a test tells how well a voice is understood that was never heard.
/// </summary>
/// <param name="Speaker">The speaker that is left out.</param>
/// <param name="Training">Recordings of the others, without those that are for tests alone.</param>
/// <param name="Validation">The others' recordings that are for tests alone: known voices, unknown recordings, to watch training by.</param>
/// <param name="Test">All recordings of the speaker that is left out: none was trained or validated with.</param>
internal sealed record Fold(
    string Speaker, IReadOnlyList<Recording> Training, IReadOnlyList<Recording> Validation, IReadOnlyList<Recording> Test)
{
    /// <summary>A fold for each speaker, in ordinal order of their names.</summary>
    /// <exception cref="RecordingException">There are fewer than two speakers, or a speaker has recordings of one kind alone.</exception>
    public static IReadOnlyList<Fold> Of(IReadOnlyList<Recording> recordings)
    {
        string[] speakers = [.. recordings.Select(static recording => recording.Name.Speaker).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (speakers.Length < 2)
            throw new RecordingException($"There is {(speakers.Length == 0 ? "no speaker" : $"one speaker, {speakers[0]}")}; to leave one out takes two.");
        return [.. speakers.Select(speaker => LeaveOut(recordings, speaker))];
    }

    private static Fold LeaveOut(IReadOnlyList<Recording> recordings, string speaker)
    {
        List<Recording> training = [], validation = [], test = [];
        foreach (Recording recording in recordings)
            (recording.Name.Speaker == speaker ? test : recording.Name.IsTest ? validation : training).Add(recording);
        return training.Count > 0 && validation.Count > 0
            ? new Fold(speaker, training, validation, test)
            : throw new RecordingException(FormattableString.Invariant(
                $"Without {speaker} there are {training.Count} recordings to train with and {validation.Count} with index 0 to {RecordingName.TestIndices - 1} to validate with; expected some of both."));
    }
}
