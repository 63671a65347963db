using System;
using System.Globalization;

namespace KernelGen.Generator.Emitting;

/// <summary>Spells numbers and names as C#, the same in every culture.</summary>
internal static class Literals
{
    /// <summary>
    /// A float in the fewest digits that read back to the same bits. "R" is not the same on every compiler host: .NET Framework
    /// knows only 7 and 9 digits.
    /// </summary>
    public static string Float(float value)
    {
        for (int digits = 6; digits < 9; digits++)
        {
            string text = value.ToString("G" + Integer(digits), CultureInfo.InvariantCulture);
            if (float.Parse(text, CultureInfo.InvariantCulture) == value) return text + "f";
        }

        return value.ToString("G9", CultureInfo.InvariantCulture) + "f";
    }

    /// <summary>An integer.</summary>
    public static string Integer(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>An integer for a reader, with thousands separated by commas.</summary>
    public static string Grouped(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A string with its quotes.</summary>
    public static string Text(string value) => "\"" + value.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";

    /// <summary>true or false.</summary>
    public static string Boolean(bool value) => value ? "true" : "false";

    /// <summary>A member of an enum of the public namespace, fully qualified.</summary>
    public static string Enum<T>(T value)
        where T : struct, Enum => $"global::{typeof(T).FullName}.{value}";
}
