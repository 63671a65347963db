using System;
using System.Globalization;

namespace Dates.Grammar;

/// <summary>English names of months and weekdays, and ordinal numbers.</summary>
internal static class DateNames
{
    private const int Short = 3;

    private static readonly string[] months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    private static readonly string[] weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    /// <summary>The month of a date, in small letters.</summary>
    public static string Month(DateOnly date) => months[date.Month - 1];

    /// <summary>The weekday of a date, in small letters.</summary>
    public static string Weekday(DateOnly date) => weekdays[(int)date.DayOfWeek];

    /// <summary>The first three letters of a name.</summary>
    public static string Shortened(string name) => name[..Short];

    /// <summary>A name with a capital.</summary>
    public static string Capitalised(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    /// <summary>A day as an ordinal number: 1st, 2nd, 3rd, 4th, 11th, 21st.</summary>
    public static string Ordinal(int day)
    {
        string ending = (day % 10, day / 10) switch
        {
            (_, 1) => "th",
            (1, _) => "st",
            (2, _) => "nd",
            (3, _) => "rd",
            _ => "th",
        };
        return day.ToString(CultureInfo.InvariantCulture) + ending;
    }
}
