using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using QuantizerStudy;
using SpokenDigits.Features;
using SpokenDigits.Recognition;
using SpokenDigits.Recordings;
using SpokenDigits.Results;
using SpokenDigits.Strings;

namespace SpokenDigits.Commands;

/// <summary>Tells what recordings there are, what strings are made of them and what their features are like.</summary>
internal static class FeaturesCommand
{
    private const ulong Seed = 1;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        Option<string?> data = DataOption.Create();
        Command command = new("features", "Prints recordings, strings, steps, and how long features take.") { data };
        command.SetAction(result => UserMistakes.Tell(() =>
        {
            string? path = result.GetValue(data);
            Print(RecordingSource.Open(path), path is null ? "features" : $"features --data {path}");
            return 0;
        }));
        return command;
    }

    private static void Print(RecordingSource source, string arguments)
    {
        FeatureExtractor extractor = new(new FeatureSettings());
        StringJoiner joiner = new(new JoinSettings());
        Console.WriteLine(ResultHeader.Of(arguments, source.Description));
        Console.WriteLine(Speakers(source.Recordings));
        MarkdownTable table = new("speaker left out", "strings to train", "words", "steps", "validate", "words", "test", "words", "µs a second of sound");
        foreach (Fold fold in Fold.Of(source.Recordings))
        {
            TrainingStrings strings = new(fold, joiner, extractor);
            IReadOnlyList<Utterance> training = joiner.Deal(fold.Training, Seed, 0);
            long started = Stopwatch.GetTimestamp();
            List<UtteranceFeatures> features = [.. training.Select(utterance => UtteranceFeatures.Of(utterance, extractor))];
            double seconds = training.Sum(static utterance => (double)utterance.Samples.Length) / Recording.Rate;
            double microseconds = Stopwatch.GetElapsedTime(started).TotalMicroseconds / seconds;
            table.Add([fold.Speaker, .. Counts(features), Text(features.Sum(static one => one.Steps)), .. Counts(strings.Validation), .. Counts(strings.Test), Text(microseconds)]);
        }

        Console.WriteLine(table);
        Console.WriteLine(FormattableString.Invariant(
            $"A step holds {extractor.Settings.FramesAStep} frames of {extractor.Settings.Coefficients} coefficients of {extractor.Settings.Bands} bands; features lie in [-{extractor.Settings.Limit}, {extractor.Settings.Limit}]."));
    }

    private static MarkdownTable Speakers(IReadOnlyList<Recording> recordings)
    {
        MarkdownTable table = new("speaker", "recordings", "for tests alone", "seconds", "shortest", "longest");
        foreach (IGrouping<string, Recording> speaker in recordings
            .GroupBy(static recording => recording.Name.Speaker, StringComparer.Ordinal)
            .OrderBy(static group => group.Key, StringComparer.Ordinal))
        {
            double[] seconds = [.. speaker.Select(static recording => (double)recording.Samples.Length / Recording.Rate)];
            table.Add(
                speaker.Key,
                Text(seconds.Length),
                Text(speaker.Count(static recording => recording.Name.IsTest)),
                Text(seconds.Sum()),
                seconds.Min().ToString("F2", CultureInfo.InvariantCulture),
                seconds.Max().ToString("F2", CultureInfo.InvariantCulture));
        }

        return table;
    }

    private static string[] Counts(IReadOnlyList<UtteranceFeatures> strings) =>
        [Text(strings.Count), Text(strings.Sum(static one => one.Words))];

    private static string Text(double number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
