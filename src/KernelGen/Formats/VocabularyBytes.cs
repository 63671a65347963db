using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using KernelGen.Spec;

namespace KernelGen.Formats;

/// <summary>The words of a language model as bytes: UTF-8, each word ended by a zero.</summary>
internal static class VocabularyBytes
{
    /// <summary>The tensor that holds them.</summary>
    public const string Name = "vocabulary";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Refuses words that are not one a token, empty, doubled or not to be written.</summary>
    /// <exception cref="WeightFormatException">Says which word.</exception>
    public static void Require(IReadOnlyList<string> words, ModelSpec spec)
    {
        int expected = spec.Embedding?.Vocabulary ?? 0;
        if (words.Count != expected) throw Fault($"{words.Count} words", $"{expected}, one a token of the embedding");
        HashSet<string> seen = new(StringComparer.Ordinal);
        for (int token = 0; token < words.Count; token++)
        {
            string word = words[token];
            if (string.IsNullOrEmpty(word)) throw Fault($"no word for token {token}", "one");
            if (word.Contains('\0', StringComparison.Ordinal)) throw Fault($"a zero character in the word of token {token}", "none");
            if (!seen.Add(word)) throw Fault($"the word '{word}' again for token {token}", "different words");
        }
    }

    /// <summary>The bytes of words.</summary>
    public static byte[] Write(IEnumerable<string> words)
    {
        try
        {
            return Strict.GetBytes(string.Concat(words.Select(word => word + '\0')));
        }
        catch (EncoderFallbackException exception)
        {
            throw new WeightFormatException(Name, "a word with half a surrogate pair", "text", exception);
        }
    }

    /// <summary>The words of bytes.</summary>
    /// <exception cref="WeightFormatException">They are not the words of <paramref name="spec"/>.</exception>
    public static string[] Read(ReadOnlySpan<byte> bytes, ModelSpec spec)
    {
        if (bytes.IsEmpty || bytes[^1] != 0) throw Fault("a last word without its end", "a zero behind every word");
        string[] words;
        try
        {
            words = Strict.GetString(bytes[..^1]).Split('\0');
        }
        catch (DecoderFallbackException exception)
        {
            throw new WeightFormatException(Name, "bytes that are no UTF-8", "UTF-8", exception);
        }

        Require(words, spec);
        return words;
    }

    private static WeightFormatException Fault(FormattableString found, FormattableString expected) => new(
        Name, found.ToString(CultureInfo.InvariantCulture), expected.ToString(CultureInfo.InvariantCulture));

    private static WeightFormatException Fault(FormattableString found, string expected) =>
        new(Name, found.ToString(CultureInfo.InvariantCulture), expected);

    private static WeightFormatException Fault(string found, string expected) => new(Name, found, expected);
}
