using System;
using KernelGen.Arithmetic;
using KernelGen.Ctc;
using SpokenDigits.Features;
using SpokenDigits.Recordings;
using SpokenDigits.Strings;

namespace SpokenDigits.Recognition;

/// <summary>A string of digits as a recogniser reads it.</summary>
/// <param name="Utterance">The string.</param>
/// <param name="Features">[steps, step size].</param>
/// <param name="Steps">Steps.</param>
/// <param name="Labels">The classes of the words' parts, in order.</param>
internal sealed record UtteranceFeatures(Utterance Utterance, float[] Features, int Steps, int[] Labels)
{
    /// <summary>Words that are said.</summary>
    public int Words => Utterance.Recordings.Count;

    /// <summary>The features of an utterance.</summary>
    /// <param name="utterance">The utterance.</param>
    /// <param name="extractor">Makes them.</param>
    /// <exception cref="RecordingException">It is too short for its words.</exception>
    public static UtteranceFeatures Of(Utterance utterance, FeatureExtractor extractor)
    {
        (int steps, int[] labels) = StepsAndLabels(utterance, extractor.Settings, extractor.Settings.HopSamples);
        float[] features = new float[steps * extractor.Settings.StepSize];
        extractor.Extract(utterance.Samples, features);
        return new UtteranceFeatures(utterance, features, steps, labels);
    }

    /// <summary>The features of an utterance to train with, changed as if another voice had said it elsewhere.</summary>
    /// <param name="utterance">The utterance.</param>
    /// <param name="extractor">Makes them.</param>
    /// <param name="random">Draws what is changed and masked.</param>
    /// <exception cref="RecordingException">It is too short for its words.</exception>
    public static UtteranceFeatures Changed(Utterance utterance, FeatureExtractor extractor, CounterRandom random)
    {
        VoiceChange change = VoiceChange.Draw(extractor.Settings, random);
        (int steps, int[] labels) = StepsAndLabels(utterance, extractor.Settings, change.HopSamples);
        float[] features = new float[steps * extractor.Settings.StepSize];
        extractor.ExtractChanged(utterance.Samples, features, change, random);
        return new UtteranceFeatures(utterance, features, steps, labels);
    }

    private static (int Steps, int[] Labels) StepsAndLabels(Utterance utterance, FeatureSettings settings, int hopSamples)
    {
        int steps = settings.StepsOf(utterance.Samples.Length, hopSamples);
        int[] labels = DigitLabels.LabelsOf(utterance.Digits);
        int least = Math.Max(1, CtcLoss.LeastSteps(labels));
        if (steps < least)
        {
            throw new RecordingException(FormattableString.Invariant(
                $"{string.Join(", ", utterance.Recordings)} joined make {steps} steps; expected {least} or more, one a part of a word and one between equal parts."));
        }

        return (steps, labels);
    }
}
