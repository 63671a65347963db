using System;
using System.Collections.Generic;
using System.Linq;

namespace SpokenDigits.Recognition;

/// <summary>The classes of a recogniser: the blank, then the ten digits in order.</summary>
internal static class DigitLabels
{
    /// <summary>Digits that are spoken.</summary>
    public const int Digits = 10;

    /// <summary>The class that stands for no word.</summary>
    public const int Blank = 0;

    /// <summary>All classes.</summary>
    public const int Classes = 1 + Digits;

    private static readonly string[] words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

    /// <summary>The class of a digit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not 0 to 9.</exception>
    public static int LabelOf(int digit) => (uint)digit < Digits ? 1 + digit : throw OutOfRange(digit, nameof(digit), 0);

    /// <summary>The classes of digits.</summary>
    public static int[] LabelsOf(IEnumerable<int> digits) => [.. digits.Select(LabelOf)];

    /// <summary>The digit of a class other than the blank.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not 1 to 10.</exception>
    public static int DigitOf(int label) => label is > Blank and < Classes ? label - 1 : throw OutOfRange(label, nameof(label), 1);

    /// <summary>The word for a digit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not 0 to 9.</exception>
    public static string WordOf(int digit) => words[LabelOf(digit) - 1];

    /// <summary>The words for digits, set apart by single spaces.</summary>
    public static string WordsOf(IEnumerable<int> digits) => string.Join(' ', digits.Select(WordOf));

    private static ArgumentOutOfRangeException OutOfRange(int found, string name, int least) =>
        new(name, found, FormattableString.Invariant($"Expected {least} to {least + Digits - 1}."));
}
