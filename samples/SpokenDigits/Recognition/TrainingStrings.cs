using System.Collections.Generic;
using System.Linq;
using KernelGen.Arithmetic;
using SpokenDigits.Features;
using SpokenDigits.Recordings;
using SpokenDigits.Strings;

namespace SpokenDigits.Recognition;

/// <summary>The strings of a fold. It serves one thread at a time.</summary>
internal sealed class TrainingStrings(Fold fold, StringJoiner joiner, FeatureExtractor extractor)
{
    /// <summary>Seed of the strings that are tested and validated with: always the same ones, whatever trains.</summary>
    private const ulong FixedSeed = 0x7E57;

    /// <summary>Where the streams of changes begin, beyond those of the deals.</summary>
    private const ulong ChangeStreams = 1UL << 32;

    private IReadOnlyList<UtteranceFeatures>? validation, test, unmasked;

    /// <summary>The speaker that is left out.</summary>
    public string Speaker => fold.Speaker;

    /// <summary>What features are made by.</summary>
    public FeatureSettings Settings => extractor.Settings;

    /// <summary>Known voices that say what was not trained with; always the same strings.</summary>
    public IReadOnlyList<UtteranceFeatures> Validation => validation ??= Deal(fold.Validation, FixedSeed, 0);

    /// <summary>The voice that was left out; always the same strings, every recording in one of them.</summary>
    public IReadOnlyList<UtteranceFeatures> Test => test ??= Deal(fold.Test, FixedSeed, 0);

    /// <summary>Every recording of training in one of the same strings, as it sounds.</summary>
    public IReadOnlyList<UtteranceFeatures> Unmasked => unmasked ??= Deal(fold.Training, FixedSeed, 0);

    /// <summary>
    /// The strings of an epoch of training: every recording once, in other strings than in the epochs before, each changed and masked.
    /// </summary>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="epoch">The epoch, from 0 on.</param>
    /// <returns>Speaker after speaker: a trainer shuffles them.</returns>
    public IReadOnlyList<UtteranceFeatures> Epoch(ulong seed, int epoch)
    {
        CounterRandom changes = new(seed, ChangeStreams + (ulong)epoch);
        return [.. joiner.Deal(fold.Training, seed, (ulong)epoch).Select(utterance => UtteranceFeatures.Changed(utterance, extractor, changes))];
    }

    private IReadOnlyList<UtteranceFeatures> Deal(IReadOnlyList<Recording> recordings, ulong seed, ulong deal) =>
        [.. joiner.Deal(recordings, seed, deal).Select(utterance => UtteranceFeatures.Of(utterance, extractor))];
}
