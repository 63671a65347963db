using System;
using KernelGen.Ctc;

namespace SpokenDigits.Recognition;

/// <summary>Makes digits of what a recogniser says at every step. It serves one thread at a time.</summary>
/// <param name="mostSteps">The most steps of a sound.</param>
/// <param name="beam">Prefixes that a beam search keeps; 0 takes the likeliest class of every step.</param>
internal sealed class WordDecoder(int mostSteps, int beam)
{
    private readonly CtcBeamDecoder? search = beam > 0 ? new CtcBeamDecoder(DigitLabels.Classes, mostSteps, beam, DigitLabels.Blank) : null;
    private readonly int[] labels = new int[mostSteps];

    /// <summary>The digits of a sound.</summary>
    /// <param name="logProbabilities">[steps, <see cref="DigitLabels.Classes"/>], as <see cref="IRecogniser.Recognise"/> writes them.</param>
    /// <exception cref="ArgumentException">No whole steps, none or too many, or values that are not finite.</exception>
    public int[] Decode(ReadOnlySpan<float> logProbabilities)
    {
        int count;
        if (search is null) count = CtcGreedyDecoder.Decode(logProbabilities, DigitLabels.Classes, labels, DigitLabels.Blank);
        else search.Decode(logProbabilities, labels, out count);
        return Array.ConvertAll(labels[..count], DigitLabels.DigitOf);
    }
}
