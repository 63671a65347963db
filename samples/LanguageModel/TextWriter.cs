using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Arithmetic;
using KernelGen.Text;
using KernelGen.Training;
using LanguageModel.Models;

namespace LanguageModel;

/// <summary>Lets a model write: words drawn one after another, each fed back.</summary>
internal static class TextWriter
{
    // Apart from the streams of random numbers that training draws from.
    private const ulong RandomStream = 1000;

    // A model that has not learned to end its sentences is cut off after so many words.
    private const int MaximumRest = 40;

    /// <summary>About <paramref name="count"/> words, one sentence a line, up to the end of the last sentence.</summary>
    public static string Write(OpenModel model, IReadOnlyList<string> words, int count, float temperature, ulong seed)
    {
        IEnumerable<int> unused = Enumerable.Range(0, words.Count)
            .Where(token => words[token].StartsWith("<unused-", StringComparison.Ordinal));
        TextSampler sampler = new(words.Count, temperature, [Vocabulary.UnknownToken, .. unused]);
        CounterRandom random = new(seed, RandomStream);
        StepToken step = model.OpenSteps();
        float[] logits = new float[words.Count];
        List<string> lines = [], sentence = [];
        int written = 0, token = Vocabulary.EndOfSentenceToken;
        for (int left = 2 * count + MaximumRest; left > 0 && (written < count || sentence.Count > 0); left--)
        {
            step(token, logits);
            token = sampler.Next(logits, random.NextFloat());
            if (token != Vocabulary.EndOfSentenceToken)
            {
                sentence.Add(words[token]);
                written++;
            }
            else if (sentence.Count > 0)
            {
                lines.Add(Line(sentence));
                sentence.Clear();
            }
        }

        if (sentence.Count > 0) lines.Add(Line(sentence) + " …");
        return string.Join('\n', lines);
    }

    private static string Line(List<string> sentence)
    {
        string text = Tokenizer.Join(sentence);
        return char.ToUpperInvariant(text[0]) + text[1..];
    }
}
