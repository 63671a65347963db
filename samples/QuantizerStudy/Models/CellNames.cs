using System;
using System.Collections.Generic;
using KernelGen;

namespace QuantizerStudy.Models;

/// <summary>The cells as they are called on the command line and in files.</summary>
internal static class CellNames
{
    /// <summary>All names.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Array.ConvertAll(Enum.GetValues<CellKind>(), Of)];

    /// <summary>The name of a cell.</summary>
    public static string Of(CellKind cell) => cell.ToString().ToLowerInvariant();

    /// <summary>The cell of a name, whatever the case of its letters, or null.</summary>
    public static CellKind? Find(string name)
    {
        foreach (CellKind cell in Enum.GetValues<CellKind>())
        {
            if (string.Equals(Of(cell), name, StringComparison.OrdinalIgnoreCase)) return cell;
        }

        return null;
    }
}
