using System;
using System.Collections.Generic;

namespace Dates.Data;

/// <summary>Characters and their tokens, which follow one another in the order of the characters.</summary>
internal sealed class CharacterAlphabet
{
    private readonly string characters;
    private readonly int first;
    private readonly Dictionary<char, int> tokens = [];

    /// <summary>An alphabet.</summary>
    /// <param name="characters">Its characters, each once.</param>
    /// <param name="first">The token of the first one; smaller ones stand for no character.</param>
    /// <exception cref="ArgumentException">A character occurs twice.</exception>
    public CharacterAlphabet(string characters, int first)
    {
        this.characters = characters;
        this.first = first;
        foreach (char character in characters)
        {
            if (!tokens.TryAdd(character, first + tokens.Count)) throw new ArgumentException($"'{character}' occurs twice; expected once.", nameof(characters));
        }
    }

    /// <summary>Tokens, those that stand for no character included.</summary>
    public int Size => first + characters.Length;

    /// <summary>The tokens of a text, one a character.</summary>
    /// <exception cref="DateTextException">A character is not in the alphabet.</exception>
    public int[] Encode(string text)
    {
        int[] encoded = new int[text.Length];
        for (int place = 0; place < encoded.Length; place++)
        {
            if (!tokens.TryGetValue(text[place], out encoded[place]))
                throw new DateTextException($"\"{text}\": character '{text[place]}' at place {place}; expected one of \"{characters}\".");
        }

        return encoded;
    }

    /// <summary>The text of tokens.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A token stands for no character.</exception>
    public string Decode(ReadOnlySpan<int> encoded)
    {
        char[] text = new char[encoded.Length];
        for (int place = 0; place < text.Length; place++)
        {
            int token = encoded[place];
            if (token < first || token >= Size)
                throw new ArgumentOutOfRangeException(nameof(encoded), token, FormattableString.Invariant($"Expected {first} to {Size - 1} at place {place}."));
            text[place] = characters[token - first];
        }

        return new string(text);
    }
}
