using System;
using System.Globalization;

namespace Dates.Data;

/// <summary>The characters of both sides, and how long texts are: what a model declares.</summary>
internal static class DateAlphabets
{
    /// <summary>The token that begins and ends every target; it is part of none.</summary>
    public const int Boundary = 0;

    /// <summary>Tokens of sources.</summary>
    public const int SourceTokens = 47;

    /// <summary>Tokens of targets, the boundary included.</summary>
    public const int TargetTokens = 12;

    /// <summary>The longest source: "Wednesday, September 30, 1987".</summary>
    public const int LongestSource = 29;

    /// <summary>Characters of every target.</summary>
    public const int TargetLength = 10;

    /// <summary>The most tokens that a decoder may write: more than a target has, so that one without an end is seen to be wrong.</summary>
    public const int LongestDecoded = TargetLength + 2;

    private const string TargetFormat = "yyyy-MM-dd", Digits = "0123456789";

    /// <summary>Digits, signs and the letters of months, weekdays and ordinal numbers.</summary>
    public static CharacterAlphabet Source { get; } = new(Digits + " ,./-" + "abcdefghijlmnoprstuvwy" + "ADFJMNOSTW", first: 0);

    /// <summary>Digits and the sign between them.</summary>
    public static CharacterAlphabet Target { get; } = new(Digits + "-", first: Boundary + 1);

    /// <summary>A date as it is to be written: ISO 8601, such as 1987-03-03.</summary>
    public static string TargetOf(DateOnly date) => date.ToString(TargetFormat, CultureInfo.InvariantCulture);
}
