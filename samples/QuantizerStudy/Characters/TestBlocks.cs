using System;
using System.Collections.Generic;
using KernelGen.Text;
using LanguageModel.Models;
using QuantizerStudy.Models;

namespace QuantizerStudy.Characters;

/// <summary>A text as equal blocks that are measured one by one: what a paired bootstrap draws from.</summary>
internal static class TestBlocks
{
    /// <summary>Predicted tokens of a block.</summary>
    public const int Length = 1000;

    // As long as a stream of the validation text, or nearly: the state of a network that is trained on windows may drift over hundreds
    // of thousands of steps, which is not what methods are compared by.
    private const int BlocksOfStream = 5;

    /// <summary>The loss of every whole block of a text of characters.</summary>
    public static IReadOnlyList<double> Measure(OpenModel model, TokenCorpus text) => Measure(model, text, StudyShape.Characters);

    /// <summary>
    /// The loss of every whole block in nats. A stream from the initial state reads five blocks, each going on with the state that the one
    /// before left.
    /// </summary>
    public static IReadOnlyList<double> Measure(OpenModel model, TokenCorpus text, int classes)
    {
        RunTokens stream = model.OpenStream();
        double[] nats = new double[(text.Count - 1) / Length];
        for (int block = 0; block < nats.Length; block++)
        {
            if (block % BlocksOfStream == 0) stream = model.OpenStream();

            // A block's targets begin behind its first token.
            TokenCorpus tokens = text.Slice(block * Length, Length + 1);
            Evaluation evaluation = Perplexity.Measure(tokens, streams: 1, classes, () => stream);
            nats[block] = evaluation.MeanNats * evaluation.Tokens;
        }

        return nats;
    }
}
