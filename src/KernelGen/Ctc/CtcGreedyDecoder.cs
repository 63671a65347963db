using System;

namespace KernelGen.Ctc;

/// <summary>
/// The labels of the likeliest path: the greatest logit of every time step, repeats joined, blanks dropped (Graves et al. 2006, section 3.2, best path
/// decoding). Of equal logits the first class wins, on every machine.
/// </summary>
public static class CtcGreedyDecoder
{
    /// <summary>Writes the labels of a sequence and returns how many they are, at most one a time step.</summary>
    /// <param name="logits">One a class and time step, time steps one after the other.</param>
    /// <param name="classes">Classes, the blank included.</param>
    /// <param name="labels">Takes the labels; one a time step is always enough.</param>
    /// <param name="blank">The class that stands for no label.</param>
    /// <exception cref="ArgumentException">No whole time steps, none, logits that are not finite, or too little room for the labels, of which those that fit are written then.</exception>
    public static int Decode(ReadOnlySpan<float> logits, int classes, Span<int> labels, int blank = 0)
    {
        CtcArguments.RequireClasses(classes, blank);
        int steps = CtcArguments.RequireSteps(logits, classes, int.MaxValue);
        int count = 0, before = blank;
        for (int step = 0; step < steps; step++)
        {
            int best = Greatest(logits.Slice(step * classes, classes));
            if (best != blank && best != before)
            {
                if (count == labels.Length)
                    throw new ArgumentException(FormattableString.Invariant($"The sequence holds more than {labels.Length} labels; {steps} places are always enough."), nameof(labels));
                labels[count++] = best;
            }

            before = best;
        }

        return count;
    }

    private static int Greatest(ReadOnlySpan<float> logits)
    {
        int best = 0;
        for (int index = 1; index < logits.Length; index++) if (logits[index] > logits[best]) best = index;
        return best;
    }
}
