using System;
using System.Collections.Generic;
using System.IO;

namespace KernelGen.Text;

/// <summary>A text as the tokens of its words, every sentence ended by <see cref="Vocabulary.EndOfSentence"/>.</summary>
public sealed class TokenCorpus
{
    private readonly int[] tokens;

    /// <summary>A corpus of ready tokens.</summary>
    /// <param name="tokens">The tokens, copied; not negative.</param>
    /// <param name="characters">Characters of the text, or 0 where they are not known.</param>
    public TokenCorpus(ReadOnlySpan<int> tokens, long characters = 0)
        : this(tokens.ToArray(), characters)
    {
        int negative = tokens.IndexOfAnyInRange(int.MinValue, -1);
        if (negative >= 0)
            throw new ArgumentException($"Token {negative} of the corpus is {tokens[negative]}; tokens are not negative.", nameof(tokens));
        ArgumentOutOfRangeException.ThrowIfNegative(characters);
    }

    private TokenCorpus(int[] tokens, long characters)
    {
        this.tokens = tokens;
        Characters = characters;
    }

    /// <summary>Number of tokens, the ends of sentences included.</summary>
    public int Count => tokens.Length;

    /// <summary>
    /// Characters of the sentences with one space between words and one line end a sentence; 0 where they are not known.
    /// </summary>
    public long Characters { get; }

    /// <summary>All tokens in order.</summary>
    public ReadOnlySpan<int> Tokens => tokens;

    /// <summary>The tokens of sentences whose words are set apart by white space.</summary>
    public static TokenCorpus Of(IEnumerable<string> sentences, Vocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        ArgumentNullException.ThrowIfNull(vocabulary);
        List<int> tokens = [];
        long characters = 0;
        foreach (string sentence in sentences)
        {
            foreach (ReadOnlySpan<char> word in new SentenceWords(sentence))
            {
                tokens.Add(vocabulary.TokenOf(word));
                characters += word.Length + 1;
            }

            tokens.Add(Vocabulary.EndOfSentenceToken);
        }

        return new TokenCorpus(tokens.ToArray(), characters);
    }

    /// <summary>Reads a UTF-8 file with one sentence a line, words set apart by white space (the Penn Treebank form).</summary>
    /// <exception cref="InvalidDataException">The file holds no word.</exception>
    public static TokenCorpus Read(string path, Vocabulary vocabulary)
    {
        TokenCorpus corpus = Of(File.ReadLines(path), vocabulary);
        return corpus.Characters > 0
            ? corpus
            : throw new InvalidDataException($"{path} holds no word; expected one sentence a line.");
    }

    /// <summary>
    /// The <paramref name="count"/> tokens from <paramref name="start"/> on, or those that are left; its characters are taken as a
    /// proportional part.
    /// </summary>
    public TokenCorpus Slice(int start, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start, Count);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        int length = Math.Min(count, Count - start);
        if (length == Count) return this;
        return new TokenCorpus(tokens[start..(start + length)], Characters * length / Math.Max(Count, 1));
    }
}
