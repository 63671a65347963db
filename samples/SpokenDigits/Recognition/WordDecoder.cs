using System;
using KernelGen.Ctc;

namespace SpokenDigits.Recognition;

/// <summary>Makes digits of what a recogniser says at every step. It serves one thread at a time.</summary>
/// <param name="mostSteps">The most steps of a sound.</param>
internal sealed class WordDecoder(int mostSteps)
{
    private readonly CtcLexiconDecoder search = new(DigitLabels.Lexicon, DigitLabels.Classes, mostSteps, wordPenalty: 0, DigitLabels.Blank);
    private readonly int[] digits = new int[mostSteps];

    /// <summary>The digits of a sound.</summary>
    /// <param name="logProbabilities">[steps, <see cref="DigitLabels.Classes"/>], as <see cref="IRecogniser.Recognise"/> writes them.</param>
    /// <exception cref="ArgumentException">No whole steps, none or too many, or values that are not finite.</exception>
    public int[] Decode(ReadOnlySpan<float> logProbabilities)
    {
        search.Decode(logProbabilities, digits, out int count);
        return digits[..count];
    }
}
