using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace Dates.Grammar;

/// <summary>
/// A way to write a date: text with fields in braces. {d}, {m} are day and month as they are, {dd} and {mm} of two digits, {dth} is an ordinal number; {month}, {Month}, {mon}
/// and {Mon} name the month, {weekday}, {Weekday} and {wd} the weekday; {yyyy} is the year and {yy} its last two digits.
/// </summary>
internal sealed class DateForm
{
    private static readonly Dictionary<string, Func<DateOnly, string>> fields = new(StringComparer.Ordinal)
    {
        ["d"] = static date => Number(date.Day, 1),
        ["dd"] = static date => Number(date.Day, 2),
        ["dth"] = static date => DateNames.Ordinal(date.Day),
        ["m"] = static date => Number(date.Month, 1),
        ["mm"] = static date => Number(date.Month, 2),
        ["month"] = DateNames.Month,
        ["Month"] = static date => DateNames.Capitalised(DateNames.Month(date)),
        ["mon"] = static date => DateNames.Shortened(DateNames.Month(date)),
        ["Mon"] = static date => DateNames.Capitalised(DateNames.Shortened(DateNames.Month(date))),
        ["weekday"] = DateNames.Weekday,
        ["Weekday"] = static date => DateNames.Capitalised(DateNames.Weekday(date)),
        ["wd"] = static date => DateNames.Shortened(DateNames.Weekday(date)),
        ["yy"] = static date => Number(date.Year % 100, 2),
        ["yyyy"] = static date => Number(date.Year, 4),
    };

    // Text and fields take turns, text first.
    private readonly string[] pieces;

    /// <summary>A form.</summary>
    /// <exception cref="ArgumentException">A field is unknown.</exception>
    public DateForm(string template)
    {
        Template = template;
        pieces = template.Split('{', '}');
        for (int field = 1; field < pieces.Length; field += 2)
        {
            if (!fields.ContainsKey(pieces[field]))
                throw new ArgumentException($"{template}: field {pieces[field]}; expected {string.Join(", ", fields.Keys)}.", nameof(template));
        }
    }

    /// <summary>Text with fields in braces.</summary>
    public string Template { get; }

    /// <summary>A date in this form.</summary>
    public string Write(DateOnly date)
    {
        StringBuilder text = new();
        for (int piece = 0; piece < pieces.Length; piece++) text.Append(piece % 2 == 0 ? pieces[piece] : fields[pieces[piece]](date));
        return text.ToString();
    }

    private static string Number(int number, int digits) => number.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
}
