using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Text;
using SpokenDigits.Features;
using SpokenDigits.Recognition;
using SpokenDigits.Recordings;
using SpokenDigits.Results;
using SpokenDigits.Strings;
using Xunit;

namespace KernelGen.Tests.SpokenDigits;

/// <summary>Recognisers that know the answers, and errors that were put into them.</summary>
public sealed class LeaveOneOutTests
{
    private static readonly FeatureExtractor extractor = new(new FeatureSettings());

    [Fact]
    public void PerfectRecogniser_MakesNoError()
    {
        RecogniserScores scores = Run(new Recipe("perfect", static (_, labels) => labels));
        Assert.Equal(new ErrorRate(0, 0, 0, 2 * MadeUp.Recordings.Count), scores.Total);
        Assert.Equal(0, scores.Deviation);
        Assert.Equal(64, scores.PackedBytes);
    }

    [Fact]
    public void DeafRecogniser_MissesEverything() =>
        Assert.Equal(new ErrorRate(0, 480, 0, 480), Run(new Recipe("deaf", static (_, _) => [])).Total);

    [Fact]
    public void Errors_AreThoseOfTheSpeakerThatIsLeftOut()
    {
        List<string> told = [];
        Recipe recipe = new("knows ann and bob", static (strings, labels) => strings.Speaker == "cid" ? [] : labels);
        new LeaveOneOut(Folds(), [1], NoLog()).Run([recipe], run => told.Add(FormattableString.Invariant($"{run.Seed} {run.Speaker} {Scoring.Total(run.Errors).Rate}")));
        Assert.Equal(["1 ann 0", "1 bob 0", "1 cid 1"], told);
    }

    [Fact]
    public void HandMadeCase_HasOneErrorOfEachKind()
    {
        Utterance utterance = new("ann", [new(1, "ann", 0), new(2, "ann", 0), new(3, "ann", 0), new(4, "ann", 0)], []);
        int[] labels = DigitLabels.LabelsOf(utterance.Digits);

        // One two three four are heard as nine one five four: an insertion, a hit, a deletion, a substitution, a hit.
        UtteranceFeatures features = new(utterance, new float[24], Steps: 24, labels);
        ErrorRate errors = Assert.Single(Scoring.Score(new Known(_ => DigitLabels.LabelsOf([9, 1, 5, 4])), [features]));
        Assert.Equal(3, errors.Errors);
        Assert.Equal(4, errors.Length);
        Assert.Equal(0.75, errors.Rate);
    }

    [Fact]
    public void TestAndValidation_AreTheSameStringsAlways()
    {
        TrainingStrings first = Folds()[0], second = Folds()[0];
        Assert.Equal(Names(first.Test), Names(second.Test));
        Assert.Equal(Names(first.Validation), Names(second.Validation));
        Assert.NotEqual(Names(first.Epoch(1, 0)), Names(first.Epoch(1, 1)));
        Assert.Equal(Names(first.Epoch(1, 1)), Names(second.Epoch(1, 1)));
        Assert.Empty(Names(first.Epoch(1, 0)).Intersect(Names(first.Validation).Concat(Names(first.Test))));
    }

    [Fact]
    public void UnmaskedStrings_AreTheRecordingsOfTraining_AndTheSameAlways()
    {
        TrainingStrings first = Folds()[0], second = Folds()[0];
        Assert.Equal(first.Unmasked.SelectMany(static one => one.Features), second.Unmasked.SelectMany(static one => one.Features));
        Assert.Equal(Names(first.Epoch(1, 0)).Order(ByText), Names(first.Unmasked).Order(ByText));
    }

    [Fact]
    public void SoundTooShortForItsWords_IsTold()
    {
        StringJoiner close = new(new JoinSettings { ShortestSilence = 1, LongestSilence = 1 });
        Recording[] clicks = [.. Enumerable.Range(0, 7).Select(static index => new Recording(new RecordingName(5, "ann", index), new short[80]))];
        string message = Assert.Throws<RecordingException>(
            () => close.Deal(clicks, 1, 0).Select(static utterance => UtteranceFeatures.Of(utterance, extractor)).ToList()).Message;
        Assert.Contains("; expected ", message, StringComparison.Ordinal);
    }

    private static RecogniserScores Run(IRecogniserRecipe recipe) => Assert.Single(new LeaveOneOut(Folds(), [1, 2], NoLog()).Run([recipe], static _ => { }));

    private static RunLog NoLog() => new(path: null, settings: "");

    private static TrainingStrings[] Folds() =>
        [.. Fold.Of(MadeUp.Recordings).Select(static fold => new TrainingStrings(fold, new StringJoiner(new JoinSettings()), extractor))];

    private static Comparer<RecordingName> ByText { get; } = Comparer<RecordingName>.Create(static (left, right) => string.CompareOrdinal(left.ToString(), right.ToString()));

    private static IEnumerable<RecordingName> Names(IEnumerable<UtteranceFeatures> strings) =>
        strings.SelectMany(static one => one.Utterance.Recordings);

    /// <summary>Makes recognisers that look the answer up among the test strings and change it.</summary>
    private sealed class Recipe(string name, Func<TrainingStrings, int[], int[]> change) : IRecogniserRecipe
    {
        public string Name => name;

        public IRecogniser Train(TrainingStrings strings, ulong seed) => new Known(
            features => change(strings, strings.Test.Single(one => features.AsSpan().SequenceEqual(one.Features)).Labels));
    }

    /// <summary>Says labels with a blank behind each word.</summary>
    private sealed class Known(Func<float[], int[]> answer) : IRecogniser
    {
        public long PackedBytes => 64;

        public void Recognise(ReadOnlySpan<float> features, Span<float> logProbabilities)
        {
            int[] classes = new int[logProbabilities.Length / DigitLabels.Classes];
            int[] labels = answer(features.ToArray());
            for (int part = 0; part < labels.Length; part++) classes[PlaceOf(part)] = labels[part];
            MadeUp.Say(classes, logProbabilities);
        }

        public void Dispose()
        {
        }

        /// <summary>Behind every word there is room for a blank.</summary>
        private static int PlaceOf(int part) => part + (part / DigitLabels.Parts);
    }
}
