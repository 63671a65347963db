using System.Collections.Generic;
using System.Linq;
using System.Text;
using KernelGen.Text;

namespace QuantizerStudy.Characters;

/// <summary>Characters and their tokens: 0 for every character it does not hold, then characters by falling frequency.</summary>
internal sealed class Alphabet
{
    private readonly Dictionary<Rune, int> tokens = [];

    private Alphabet(IEnumerable<Rune> characters)
    {
        foreach (Rune character in characters) tokens.Add(character, tokens.Count + 1);
    }

    /// <summary>The most frequent characters of a text, equal ones in the order of their code points.</summary>
    /// <param name="text">Training text, so that nothing of the tests leaks.</param>
    /// <param name="limit">Greatest number of tokens, that of the unknown character included.</param>
    public static Alphabet Of(string text, int limit) => new(text.EnumerateRunes()
        .CountBy(static character => character)
        .OrderByDescending(static pair => pair.Value)
        .ThenBy(static pair => pair.Key)
        .Take(limit - 1)
        .Select(static pair => pair.Key));

    /// <summary>The tokens of a text, one a character.</summary>
    public TokenCorpus Read(string text)
    {
        int[] read = [.. text.EnumerateRunes().Select(character => tokens.GetValueOrDefault(character))];
        return new TokenCorpus(read, read.Length);
    }
}
