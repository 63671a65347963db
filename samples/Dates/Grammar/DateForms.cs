using System;
using System.Collections.Generic;

namespace Dates.Grammar;

/// <summary>
/// The forms in which dates are read. None of their texts stands for two dates: numbers with dots have the day first, numbers with slashes that end in the year the month first,
/// and numbers that begin with four digits the year first, then the month. Two digits of a year are those of 1950 to 2049. A weekday is always the right one.
/// </summary>
internal static class DateForms
{
    /// <summary>The first year that is written.</summary>
    public const int FirstYear = 1950;

    /// <summary>The last year: a hundred of them, so that two digits name one.</summary>
    public const int LastYear = 2049;

    /// <summary>The first day.</summary>
    public static readonly DateOnly FirstDay = new(FirstYear, 1, 1);

    /// <summary>Days of all years.</summary>
    public static readonly int Days = new DateOnly(LastYear, 12, 31).DayNumber - FirstDay.DayNumber + 1;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DateForm> All { get; } =
    [
        new("{dth} of {Month} {yyyy}"),
        new("{dth} of {month} {yyyy}"),
        new("the {dth} of {month}, {yyyy}"),
        new("{d} {Month} {yyyy}"),
        new("{d} {month} {yy}"),
        new("{d} {mon} {yyyy}"),
        new("{d}-{mon}-{yy}"),
        new("{mon} {d}, {yy}"),
        new("{Mon} {d} {yyyy}"),
        new("{Month} {d}, {yyyy}"),
        new("{month} {dth}, {yyyy}"),
        new("{weekday} {d} {month} {yyyy}"),
        new("{Weekday}, {Month} {d}, {yyyy}"),
        new("{wd} {d} {mon} {yy}"),
        new("{wd}, {dd}.{mm}.{yyyy}"),
        new("{yyyy}/{m}/{d}"),
        new("{yyyy}/{mm}/{dd}"),
        new("{yyyy} {month} {d}"),
        new("{yyyy}{mm}{dd}"),
        new("{dd}.{mm}.{yy}"),
        new("{d}.{m}.{yyyy}"),
        new("{mm}/{dd}/{yyyy}"),
        new("{m}/{d}/{yy}"),
    ];
}
