using System;
using System.Collections.Generic;
using System.Linq;

namespace SpokenDigits.Recognition;

/// <summary>
/// The classes of a recogniser: the blank, then three parts of each digit in order, its beginning, middle and end. No two digits share a part, so that where
/// words are likely in order a digit is known by all of its parts.
/// </summary>
internal static class DigitLabels
{
    /// <summary>Digits that are spoken.</summary>
    public const int Digits = 10;

    /// <summary>Parts of a digit.</summary>
    public const int Parts = 3;

    /// <summary>The class that stands for no part.</summary>
    public const int Blank = 0;

    /// <summary>All classes.</summary>
    public const int Classes = 1 + (Digits * Parts);

    private static readonly string[] words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

    /// <summary>The classes of each digit's parts in order.</summary>
    public static IReadOnlyList<int[]> Lexicon { get; } = [.. Enumerable.Range(0, Digits).Select(static digit => LabelsOf([digit]))];

    /// <summary>The class of a digit's part, 0 to <see cref="Parts"/> - 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such digit or part.</exception>
    public static int LabelOf(int digit, int part)
    {
        Require(digit, Digits, nameof(digit));
        Require(part, Parts, nameof(part));
        return 1 + (digit * Parts) + part;
    }

    /// <summary>The classes of digits' parts.</summary>
    public static int[] LabelsOf(IEnumerable<int> digits) =>
        [.. digits.SelectMany(static digit => Enumerable.Range(0, Parts).Select(part => LabelOf(digit, part)))];

    /// <summary>The word for a digit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not 0 to 9.</exception>
    public static string WordOf(int digit)
    {
        Require(digit, Digits, nameof(digit));
        return words[digit];
    }

    /// <summary>The words for digits, set apart by single spaces.</summary>
    public static string WordsOf(IEnumerable<int> digits) => string.Join(' ', digits.Select(WordOf));

    private static void Require(int found, int count, string name)
    {
        if ((uint)found >= (uint)count) throw new ArgumentOutOfRangeException(name, found, FormattableString.Invariant($"Expected 0 to {count - 1}."));
    }
}
