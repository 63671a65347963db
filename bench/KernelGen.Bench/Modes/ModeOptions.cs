using System;

namespace KernelGen.Bench.Modes;

/// <summary>Options of a mode on the command line, a name and a value each.</summary>
internal static class ModeOptions
{
    /// <summary>The value behind <paramref name="name"/>; null where the name is not given, or nothing behind it.</summary>
    public static string? Of(string[] arguments, string name) =>
        Array.IndexOf(arguments, name) is >= 0 and var at && at + 1 < arguments.Length ? arguments[at + 1] : null;

    /// <summary>The text that names of cases must hold, by --only; empty takes all.</summary>
    public static string Only(string[] arguments) => Of(arguments, "--only") ?? "";
}
