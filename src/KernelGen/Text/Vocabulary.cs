using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace KernelGen.Text;

/// <summary>
/// Words and their numbers. Token 0 is <see cref="Unknown"/>, token 1 <see cref="EndOfSentence"/>, then the words by falling
/// frequency, equal ones in ordinal order: the same text gives the same numbers on every machine.
/// </summary>
public sealed class Vocabulary
{
    /// <summary>The word that stands for every word the vocabulary does not hold.</summary>
    public const string Unknown = "<unk>";

    /// <summary>The word that ends a sentence.</summary>
    public const string EndOfSentence = "<eos>";

    /// <summary>The token of <see cref="Unknown"/>.</summary>
    public const int UnknownToken = 0;

    /// <summary>The token of <see cref="EndOfSentence"/>.</summary>
    public const int EndOfSentenceToken = 1;

    private readonly string[] words;
    private readonly Dictionary<string, int> tokens;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> tokensBySpan;

    /// <summary>The vocabulary whose token k is word k; as <see cref="Words"/> gave it.</summary>
    /// <exception cref="ArgumentException">It does not begin with the two marks, or a word is empty, holds white space or
    /// occurs twice.</exception>
    public Vocabulary(IEnumerable<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        this.words = words.ToArray();
        if (this.words.Length < 2 || this.words[0] != Unknown || this.words[1] != EndOfSentence)
            throw new ArgumentException($"A vocabulary begins with {Unknown} and {EndOfSentence}.", nameof(words));
        tokens = new Dictionary<string, int>(this.words.Length, StringComparer.Ordinal);
        for (int token = 0; token < this.words.Length; token++) Add(token);
        tokensBySpan = tokens.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Number of words, the two marks included.</summary>
    public int Count => words.Length;

    /// <summary>All words in the order of their tokens.</summary>
    public IReadOnlyList<string> Words => words;

    /// <summary>Counts the words of sentences, words set apart by white space, and keeps the most frequent ones.</summary>
    /// <param name="sentences">The sentences; only training text, so that nothing of the tests leaks.</param>
    /// <param name="limit">Greatest number of words, the two marks included; at least 2.</param>
    public static Vocabulary Build(IEnumerable<string> sentences, int limit)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 2);
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> countsBySpan = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (string sentence in sentences)
        {
            foreach (ReadOnlySpan<char> word in new SentenceWords(sentence))
            {
                countsBySpan.TryGetValue(word, out int count);
                countsBySpan[word] = count + 1;
            }
        }

        IEnumerable<string> frequent = counts
            .Where(static pair => pair.Key is not (Unknown or EndOfSentence))
            .OrderByDescending(static pair => pair.Value)
            .ThenBy(static pair => pair.Key, StringComparer.Ordinal)
            .Take(limit - 2)
            .Select(static pair => pair.Key);
        return new Vocabulary([Unknown, EndOfSentence, .. frequent]);
    }

    /// <summary>The word of <paramref name="token"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No word has that number.</exception>
    public string WordOf(int token)
    {
        if ((uint)token < (uint)words.Length) return words[token];
        throw new ArgumentOutOfRangeException(nameof(token), token, $"The vocabulary has tokens 0 to {words.Length - 1}.");
    }

    /// <summary>The token of <paramref name="word"/>, or <see cref="UnknownToken"/>.</summary>
    public int TokenOf(ReadOnlySpan<char> word) => tokensBySpan.TryGetValue(word, out int token) ? token : UnknownToken;

    /// <summary>
    /// The same vocabulary with words that no text holds added up to <paramref name="count"/>, since a model has one word a
    /// token of its embedding; itself where it has as many.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It has more words than <paramref name="count"/>.</exception>
    public Vocabulary Padded(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, Count);
        if (count == Count) return this;
        IEnumerable<string> unused = Enumerable.Range(Count, count - Count)
            .Select(static token => string.Create(CultureInfo.InvariantCulture, $"<unused-{token}>"));
        return new Vocabulary([.. words, .. unused]);
    }

    private void Add(int token)
    {
        string word = words[token];
        if (string.IsNullOrEmpty(word) || word.Any(char.IsWhiteSpace))
            throw new ArgumentException($"Word {token} of the vocabulary, \"{word}\", is empty or holds white space.", nameof(words));
        if (!tokens.TryAdd(word, token))
            throw new ArgumentException($"Word {token} of the vocabulary, \"{word}\", is word {tokens[word]} too.", nameof(words));
    }
}
