using System;
using System.Collections.Generic;
using System.Text;

namespace KernelGen.Text;

/// <summary>
/// Cuts English sentences into words set apart by single spaces, the form of the Penn Treebank files:
/// everything in lower case; a word is a run that begins with a letter or underscore and goes on with letters, digits,
/// underscores and single inner hyphens or apostrophes (<c>read-only</c>, <c>doesn't</c>, <c>int32</c>); a number, with inner
/// points and commas, becomes <c>N</c>; every other visible character is a word of its own.
/// </summary>
public static class Tokenizer
{
    /// <summary>The word that stands for every number.</summary>
    public const string Number = "N";

    /// <summary>The words of <paramref name="sentence"/> joined by single spaces; empty for nothing but white space.</summary>
    public static string Tokenize(string sentence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        StringBuilder words = new(sentence.Length + sentence.Length / 8);
        int at = 0;
        while (at < sentence.Length)
        {
            int end = EndOfWord(sentence, at);
            if (!char.IsWhiteSpace(sentence[at]) && !char.IsControl(sentence[at])) Append(words, sentence.AsSpan(at, end - at));
            at = end;
        }

        return words.ToString();
    }

    /// <summary>
    /// Words as a reader writes them: no space before closing punctuation or after an opening bracket. Not the inverse of
    /// <see cref="Tokenize"/>: case and numbers are gone.
    /// </summary>
    public static string Join(IEnumerable<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        StringBuilder text = new();
        bool isOpen = true;
        foreach (string word in words)
        {
            bool closes = word is "." or "," or ";" or ":" or "!" or "?" or ")" or "]" or "}" or "%";
            if (!isOpen && !closes) text.Append(' ');
            text.Append(word);
            isOpen = word is "(" or "[" or "{";
        }

        return text.ToString();
    }

    private static void Append(StringBuilder words, ReadOnlySpan<char> word)
    {
        if (words.Length > 0) words.Append(' ');
        if (IsNumber(word)) words.Append(Number);
        else foreach (char c in word) words.Append(char.ToLowerInvariant(c));
    }

    private static int EndOfWord(string text, int start)
    {
        if (!IsOfWord(text[start])) return start + 1;
        bool isNumber = char.IsAsciiDigit(text[start]);
        int end = start + 1;
        while (end < text.Length)
        {
            if (IsOfWord(text[end])) end++;
            else if (end + 1 < text.Length && Joins(text[end], text[end + 1], isNumber)) end += 2;
            else break;
        }

        return end;
    }

    private static bool Joins(char joint, char next, bool isNumber) => isNumber
        ? joint is '.' or ',' && char.IsAsciiDigit(next)
        : joint is '-' or '\'' or '\u2019' && IsOfWord(next);

    private static bool IsOfWord(char c) => char.IsLetterOrDigit(c) || c == '_';

    private static bool IsNumber(ReadOnlySpan<char> word) =>
        char.IsAsciiDigit(word[0]) && word.IndexOfAnyExcept("0123456789.,") < 0;
}
