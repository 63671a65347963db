using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Linq;
using KernelGen;
using QuantizerStudy.Models;

namespace QuantizerStudy.Commands;

/// <summary>Lists set apart by commas, as options give them.</summary>
internal static class Lists
{
    /// <summary>The name of all methods together.</summary>
    public const string All = "all";

    /// <summary>Refuses a list that <paramref name="read"/> refuses.</summary>
    public static void Check<T>(Option option, Func<string, T> read) => option.Validators.Add(result =>
    {
        try
        {
            foreach (Token token in result.Tokens) read(token.Value);
        }
        catch (FormatException e)
        {
            result.AddError($"{option.Name}: {e.Message}");
        }
    });

    /// <summary>Cells, each once.</summary>
    public static IReadOnlyList<CellKind> Cells(string list) => [.. Parts(list)
        .Select(static name => CellNames.Find(name) ?? throw Unknown(name, string.Join(", ", CellNames.All)))
        .Distinct()];

    /// <summary>Methods by name or group and their float twins, each once, in the order of the study.</summary>
    public static IReadOnlyList<StudyMethod> Methods(string list)
    {
        HashSet<StudyMethod> named = [.. Parts(list).SelectMany(Named)];
        HashSet<string> twins = [.. named.Select(static method => method.Twin)];
        return [.. StudyMethods.All.Where(method => named.Contains(method) || twins.Contains(method.Name))];
    }

    /// <summary>Three shares of a text.</summary>
    public static IReadOnlyList<int> Shares(string list)
    {
        int[] shares = [.. Parts(list).Select(static part => int.TryParse(part, CultureInfo.InvariantCulture, out int share) ? share : 0)];
        return shares.Length == 3 && shares.All(static share => share is > 0 and <= 1_000_000)
            ? shares
            : throw new FormatException($"'{list}' is no split; expected three whole numbers above 0 such as 80,10,10.");
    }

    /// <summary>Learning rates, each once.</summary>
    public static IReadOnlyList<float> Rates(string list) => [.. Parts(list)
        .Select(static part => float.TryParse(part, CultureInfo.InvariantCulture, out float rate) && rate > 0 && float.IsFinite(rate)
            ? rate
            : throw new FormatException($"'{part}' is no learning rate; expected a number above 0."))
        .Distinct()];

    private static IEnumerable<StudyMethod> Named(string name)
    {
        if (name == All) return StudyMethods.All;
        if (StudyMethods.Find(name) is { } method) return [method];
        List<StudyMethod> group = [.. GroupOf(name)];
        return group.Count > 0
            ? group
            : throw Unknown(name, $"{All}, {string.Join(", ", Enum.GetNames<MethodGroup>()).ToLowerInvariant()}, "
                + string.Join(", ", StudyMethods.All.Select(static known => known.Name)));
    }

    private static IEnumerable<StudyMethod> GroupOf(string name) =>
        StudyMethods.All.Where(method => string.Equals(method.Group.ToString(), name, StringComparison.OrdinalIgnoreCase));

    private static string[] Parts(string list) =>
        list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static FormatException Unknown(string name, string expected) => new($"'{name}' is unknown; expected {expected}.");
}
