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
/// <param name="Labels">The classes of the words, in order.</param>
internal sealed record UtteranceFeatures(Utterance Utterance, float[] Features, int Steps, int[] Labels)
{
    /// <summary>The features of an utterance.</summary>
    /// <param name="utterance">The utterance.</param>
    /// <param name="extractor">Makes them.</param>
    /// <param name="masks">Draws what is masked, to train with; null masks nothing.</param>
    /// <exception cref="RecordingException">It is too short for its words.</exception>
    public static UtteranceFeatures Of(Utterance utterance, FeatureExtractor extractor, CounterRandom? masks = null)
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
        extractor.Extract(utterance.Samples, features, masks);
        return new UtteranceFeatures(utterance, features, steps, labels);
    }
}
