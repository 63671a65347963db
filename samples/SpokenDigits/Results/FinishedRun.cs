using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using KernelGen.Text;

namespace SpokenDigits.Results;

/// <summary>What came of one model that was trained without one speaker and tested by that speaker.</summary>
/// <param name="Model">Its name in tables.</param>
/// <param name="Speaker">The speaker that was left out.</param>
/// <param name="Seed">The seed.</param>
/// <param name="PackedBytes">Bytes of the packed model.</param>
/// <param name="Seconds">Seconds of training, those of the weights that it began with apart where another model had them.</param>
/// <param name="Errors">The errors of every test string, in order.</param>
internal sealed record FinishedRun(string Model, string Speaker, ulong Seed, long PackedBytes, double Seconds, IReadOnlyList<ErrorRate> Errors)
{
    /// <summary>What stands above the lines of a file.</summary>
    public const string Header = "model,speaker,seed,packed bytes,seconds,words of each string (substituted/missed/inserted/words where some are wrong)";

    /// <summary>The run as a line of cells set apart by commas; names have none.</summary>
    public string ToLine() => string.Create(
        CultureInfo.InvariantCulture, $"{Model},{Speaker},{Seed},{PackedBytes},{Seconds:F1},{string.Join(' ', Errors.Select(ToCell))}");

    /// <summary>Reads such a line; null where it is none.</summary>
    public static FinishedRun? Parse(string line)
    {
        string[] cells = line.Split(',');
        if (cells.Length != 6 || !ulong.TryParse(cells[2], NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed)
            || !IsCount(cells[3], out long packedBytes) || !double.TryParse(cells[4], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds))
            return null;
        ErrorRate?[] errors = [.. cells[5].Split(' ').Select(ParseCell)];
        return errors.Contains(null) ? null : new FinishedRun(cells[0], cells[1], seed, packedBytes, seconds, [.. errors.Select(static error => error!.Value)]);
    }

    private static string ToCell(ErrorRate error) => error.Errors == 0
        ? FormattableString.Invariant($"{error.Length}")
        : FormattableString.Invariant($"{error.Substitutions}/{error.Deletions}/{error.Insertions}/{error.Length}");

    private static ErrorRate? ParseCell(string cell)
    {
        List<long> counts = [];
        foreach (string part in cell.Split('/'))
        {
            if (!IsCount(part, out long count)) return null;
            counts.Add(count);
        }

        return counts switch
        {
            [long words] => new ErrorRate(0, 0, 0, words),
            [long substitutions, long deletions, long insertions, long words] => new ErrorRate(substitutions, deletions, insertions, words),
            _ => null,
        };
    }

    private static bool IsCount(string cell, out long count) => long.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out count);
}
