using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Text;

namespace SpokenDigits.Recognition;

/// <summary>Counts the words that a recogniser gets wrong.</summary>
internal static class Scoring
{
    /// <summary>The errors of each utterance, in their order.</summary>
    /// <param name="recogniser">What is scored.</param>
    /// <param name="utterances">What was said.</param>
    public static ErrorRate[] Score(IRecogniser recogniser, IReadOnlyList<UtteranceFeatures> utterances)
    {
        if (utterances.Count == 0) return [];
        int mostSteps = utterances.Max(static utterance => utterance.Steps);
        float[] logProbabilities = new float[mostSteps * DigitLabels.Classes];
        WordDecoder decoder = new(mostSteps);
        ErrorRate[] errors = new ErrorRate[utterances.Count];
        for (int index = 0; index < errors.Length; index++)
        {
            UtteranceFeatures utterance = utterances[index];
            Span<float> own = logProbabilities.AsSpan(0, utterance.Steps * DigitLabels.Classes);
            recogniser.Recognise(utterance.Features, own);
            errors[index] = ErrorRate.Of<int>([.. utterance.Utterance.Digits], decoder.Decode(own));
        }

        return errors;
    }

    /// <summary>The errors of all utterances together.</summary>
    public static ErrorRate Total(IEnumerable<ErrorRate> errors) => errors.Aggregate(default(ErrorRate), static (sum, one) => sum + one);
}
