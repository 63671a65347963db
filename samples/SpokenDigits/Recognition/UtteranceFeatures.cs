using System;
using KernelGen.Ctc;
using SpokenDigits.Features;
using SpokenDigits.Recordings;
using SpokenDigits.Strings;

namespace SpokenDigits.Recognition;

/// <summary>A string of digits as a recogniser reads it.</summary>
/// <param name="Utterance">The string.</param>
/// <param name="Features">[steps, step size].</param>
/// <param name="Steps">Steps.</param>
/// <param name="Labels">The classes of the words, in order.</param>
internal sealed record UtteranceFeatures(Utterance Utterance, float[] Features, int Steps, int[] Labels)
{
    /// <summary>The features of an utterance.</summary>
    /// <exception cref="RecordingException">It is too short for its words.</exception>
    public static UtteranceFeatures Of(Utterance utterance, LogMelExtractor extractor)
    {
        int steps = extractor.Settings.StepsOf(utterance.Samples.Length);
        int[] labels = DigitLabels.LabelsOf(utterance.Digits);
        int least = Math.Max(1, CtcLoss.LeastSteps(labels));
        if (steps < least)
        {
            throw new RecordingException(FormattableString.Invariant(
                $"{string.Join(", ", utterance.Recordings)} joined make {steps} steps; expected {least} or more, one a word and one between equal words."));
        }

        float[] features = new float[steps * extractor.Settings.StepSize];
        extractor.Extract(utterance.Samples, features);
        return new UtteranceFeatures(utterance, features, steps, labels);
    }
}
