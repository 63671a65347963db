using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Arithmetic;
using SpokenDigits.Recordings;

namespace SpokenDigits.Strings;

/// <summary>
/// Joins recordings into strings of digits. A deal shuffles the recordings of each speaker and cuts them into strings of 1 to
/// <see cref="JoinSettings.MostWords"/> words, so that every recording is spoken once in a deal and no string has two speakers. What is drawn depends on
/// the seed, the deal's number and the set of recordings alone, not on their order.
/// </summary>
internal sealed class StringJoiner(JoinSettings settings)
{
    /// <summary>One deal of all recordings.</summary>
    /// <param name="recordings">Recordings, each once.</param>
    /// <param name="seed">Another seed gives other strings.</param>
    /// <param name="deal">The number of the deal: another one gives other strings too.</param>
    /// <returns>The strings, speaker after speaker.</returns>
    public IReadOnlyList<Utterance> Deal(IEnumerable<Recording> recordings, ulong seed, ulong deal)
    {
        CounterRandom random = new(seed, deal);
        List<Utterance> strings = [];
        foreach (IGrouping<string, Recording> group in recordings
            .GroupBy(static recording => recording.Name.Speaker, StringComparer.Ordinal)
            .OrderBy(static group => group.Key, StringComparer.Ordinal))
        {
            Recording[] shuffled = Shuffled(group, random);
            for (int at = 0; at < shuffled.Length;)
            {
                int words = Math.Min(1 + random.NextInteger(settings.MostWords), shuffled.Length - at);
                strings.Add(Join(shuffled.AsSpan(at, words), random));
                at += words;
            }
        }

        return strings;
    }

    private static Recording[] Shuffled(IEnumerable<Recording> recordings, CounterRandom random)
    {
        Recording[] ordered = [.. recordings.OrderBy(static recording => recording.Name.Digit).ThenBy(static recording => recording.Name.Index)];
        int[] places = [.. Enumerable.Range(0, ordered.Length)];
        random.Shuffle(places);
        return Array.ConvertAll(places, place => ordered[place]);
    }

    private Utterance Join(ReadOnlySpan<Recording> recordings, CounterRandom random)
    {
        List<short> samples = [];
        RecordingName[] names = new RecordingName[recordings.Length];
        for (int word = 0; word < recordings.Length; word++)
        {
            AddSilence(samples, random);
            samples.AddRange(recordings[word].Samples.Span);
            names[word] = recordings[word].Name;
        }

        AddSilence(samples, random);
        return new Utterance(names[0].Speaker, names, [.. samples]);
    }

    private void AddSilence(List<short> samples, CounterRandom random)
    {
        int length = settings.ShortestSilence + random.NextInteger(settings.LongestSilence - settings.ShortestSilence + 1);
        for (int sample = 0; sample < length; sample++)
            samples.Add((short)(random.NextInteger((2 * settings.NoisePeak) + 1) - settings.NoisePeak));
    }
}
