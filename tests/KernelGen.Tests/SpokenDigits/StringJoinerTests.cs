using System;
using System.Collections.Generic;
using System.Linq;
using SpokenDigits.Recordings;
using SpokenDigits.Strings;
using Xunit;

namespace KernelGen.Tests.SpokenDigits;

/// <summary>Strings of recordings.</summary>
public sealed class StringJoinerTests
{
    private static readonly JoinSettings settings = new();
    private static readonly StringJoiner joiner = new(settings);
    private static readonly Dictionary<RecordingName, Recording> byName = MadeUp.Recordings.ToDictionary(static recording => recording.Name);

    [Fact]
    public void Deal_IsTheSameWhateverTheOrderOfTheRecordings() =>
        AssertSame(joiner.Deal(MadeUp.Recordings, 1, 2), joiner.Deal(MadeUp.Recordings.Reverse(), 1, 2));

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 2)]
    public void OtherSeedOrDeal_GivesOtherStrings(ulong seed, ulong deal) => Assert.NotEqual(
        joiner.Deal(MadeUp.Recordings, 1, 2).SelectMany(static utterance => utterance.Recordings),
        joiner.Deal(MadeUp.Recordings, seed, deal).SelectMany(static utterance => utterance.Recordings));

    [Fact]
    public void EveryRecording_IsSpokenOnceInADeal()
    {
        List<RecordingName> spoken = [.. joiner.Deal(MadeUp.Recordings, 1, 0).SelectMany(static utterance => utterance.Recordings)];
        Assert.Equal(MadeUp.Recordings.Count, spoken.Count);
        Assert.Equal(spoken.Count, spoken.Distinct().Count());
    }

    [Fact]
    public void Strings_HaveOneSpeakerAndOneToSevenWords()
    {
        IReadOnlyList<Utterance> strings = joiner.Deal(MadeUp.Recordings, 1, 0);
        Assert.All(strings, static utterance =>
        {
            Assert.All(utterance.Recordings, name => Assert.Equal(utterance.Speaker, name.Speaker));
            Assert.Equal(utterance.Recordings.Select(static name => name.Digit), utterance.Digits);
        });
        Assert.Equal(Enumerable.Range(1, 7), strings.Select(static utterance => utterance.Recordings.Count).Distinct().Order());
    }

    [Fact]
    public void Samples_AreTheRecordingsInOrderWithFaintNoiseAround()
    {
        foreach (Utterance utterance in joiner.Deal(MadeUp.Recordings, 1, 0))
        {
            int at = 0;
            foreach (RecordingName name in utterance.Recordings)
            {
                ReadOnlySpan<short> word = byName[name].Samples.Span;
                int silence = utterance.Samples.AsSpan(at).IndexOf(word);
                AssertSilence(utterance.Samples.AsSpan(at, silence));
                at += silence + word.Length;
            }

            AssertSilence(utterance.Samples.AsSpan(at));
        }
    }

    private static void AssertSilence(ReadOnlySpan<short> silence)
    {
        Assert.InRange(silence.Length, settings.ShortestSilence, settings.LongestSilence);
        foreach (short sample in silence) Assert.InRange(sample, -settings.NoisePeak, settings.NoisePeak);
    }

    private static void AssertSame(IReadOnlyList<Utterance> expected, IReadOnlyList<Utterance> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (int index = 0; index < expected.Count; index++)
        {
            Assert.Equal(expected[index].Recordings, actual[index].Recordings);
            Assert.Equal(expected[index].Samples, actual[index].Samples);
        }
    }
}
