using System;
using System.Globalization;

namespace KernelGen.Training;

/// <summary>Refusals of what a trainer is given, whose numbers are written alike everywhere.</summary>
internal static class Refusal
{
    /// <summary>An exception that says <paramref name="text"/>.</summary>
    public static ArgumentException Of(FormattableString text) => new(text.ToString(CultureInfo.InvariantCulture));
}
