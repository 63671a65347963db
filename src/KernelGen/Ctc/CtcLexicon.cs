using System;
using System.Collections.Generic;

namespace KernelGen.Ctc;

/// <summary>
/// The words of a <see cref="CtcLexiconDecoder"/> as a chain of positions: each word's labels with a blank between each two, words one after the other.
/// </summary>
internal sealed class CtcLexicon
{
    private readonly int[] classes, starts;
    private readonly bool[] skips;

    /// <summary>The chain of <paramref name="words"/>.</summary>
    /// <exception cref="ArgumentException">There is no word, one of them has no label, or a label is none.</exception>
    public CtcLexicon(IReadOnlyList<int[]> words, int classCount, int blank)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (words.Count == 0) throw new ArgumentException("There are no words; expected one or more.", nameof(words));
        List<int> chain = [];
        starts = new int[words.Count + 1];
        for (int word = 0; word < words.Count; word++)
        {
            Require(words[word], word, classCount, blank);
            for (int place = 0; place < words[word].Length; place++)
            {
                if (place > 0) chain.Add(blank);
                chain.Add(words[word][place]);
            }

            starts[word + 1] = chain.Count;
        }

        classes = [.. chain];
        skips = new bool[classes.Length];
        for (int word = 0; word < words.Count; word++)
        {
            for (int position = First(word) + 2; position <= Last(word); position += 2)
                skips[position] = classes[position] != classes[position - 2];
        }
    }

    /// <summary>Words.</summary>
    public int Words => starts.Length - 1;

    /// <summary>Positions of all words.</summary>
    public int Positions => classes.Length;

    /// <summary>The position of a word's first label.</summary>
    public int First(int word) => starts[word];

    /// <summary>The position of a word's last label.</summary>
    public int Last(int word) => starts[word + 1] - 1;

    /// <summary>The class of a position: labels at every other one from a word's first on, blanks between.</summary>
    public int ClassAt(int position) => classes[position];

    /// <summary>Whether a path may come to a position from the one two before it: from a label to another one of the word.</summary>
    public bool Skips(int position) => skips[position];

    private static void Require(int[] labels, int word, int classCount, int blank)
    {
        if (labels is null or []) throw new ArgumentException(FormattableString.Invariant($"Word {word} has no labels; expected one or more."), "words");
        for (int place = 0; place < labels.Length; place++)
        {
            if ((uint)labels[place] < (uint)classCount && labels[place] != blank) continue;
            throw new ArgumentException(
                FormattableString.Invariant($"Word {word} has label {labels[place]} at position {place}; expected 0 to {classCount - 1} without {blank}, the blank."), "words");
        }
    }
}
