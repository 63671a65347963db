using System;
using KernelGen.Text;
using LanguageModel.Models;

namespace QuantizerStudy.Integers;

/// <summary>An integer-only model whose outputs are scaled to logits, so that it is measured as others are.</summary>
/// <param name="classes">Outputs a step.</param>
/// <param name="unit">What an output of 1 stands for.</param>
/// <param name="open">Opens a stream.</param>
internal sealed class IntegerStreams(int classes, double unit, Func<IntegerStep> open) : OpenModel
{
    /// <inheritdoc/>
    public override RunTokens OpenStream()
    {
        StepToken step = OpenSteps();
        return (tokens, outputs) =>
        {
            for (int at = 0; at < tokens.Length; at++) step(tokens[at], outputs.Slice(at * classes, classes));
        };
    }

    /// <inheritdoc/>
    public override StepToken OpenSteps()
    {
        IntegerStep step = open();
        int[] integers = new int[classes];
        return (token, output) =>
        {
            step(token, integers);
            for (int index = 0; index < integers.Length; index++) output[index] = (float)(integers[index] * unit);
        };
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
    }
}
