using System;
using System.Globalization;

namespace KernelGen.Text;

/// <summary>
/// How far recognised words, characters or labels are from those that were said: the fewest substitutions, deletions and insertions that make the one of the
/// other (Levenshtein distance), over the length of what was said. Counts of several sequences add up.
/// </summary>
/// <param name="Substitutions">Elements that were taken for others.</param>
/// <param name="Deletions">Elements that were missed.</param>
/// <param name="Insertions">Elements that were not said.</param>
/// <param name="Length">Elements that were said.</param>
public readonly record struct ErrorRate(long Substitutions, long Deletions, long Insertions, long Length)
{
    /// <summary>All errors.</summary>
    public long Errors => Substitutions + Deletions + Insertions;

    /// <summary>Errors an element that was said; above 1 where much was inserted, infinite where nothing was said and something heard.</summary>
    public double Rate => Length > 0 ? (double)Errors / Length : Errors == 0 ? 0 : double.PositiveInfinity;

    /// <summary>The errors of both.</summary>
    public static ErrorRate operator +(ErrorRate left, ErrorRate right) => new(
        left.Substitutions + right.Substitutions, left.Deletions + right.Deletions, left.Insertions + right.Insertions, left.Length + right.Length);

    /// <summary>The word error rate of a sentence, words set apart by white space.</summary>
    public static ErrorRate OfWords(string said, string heard)
    {
        ArgumentNullException.ThrowIfNull(said);
        ArgumentNullException.ThrowIfNull(heard);
        return Of<string>(Words(said), Words(heard));
    }

    /// <summary>The character error rate of a sentence, a character being what a reader takes for one.</summary>
    public static ErrorRate OfCharacters(string said, string heard)
    {
        ArgumentNullException.ThrowIfNull(said);
        ArgumentNullException.ThrowIfNull(heard);
        return Of<string>(Characters(said), Characters(heard));
    }

    /// <summary>The errors of a sequence of labels, words or whatever can be equal. Time and memory grow with the product of both lengths.</summary>
    /// <remarks>Where several ways are shortest, the one is counted that substitutes before it deletes, and deletes before it inserts, from the end on.</remarks>
    public static ErrorRate Of<T>(ReadOnlySpan<T> said, ReadOnlySpan<T> heard)
        where T : IEquatable<T>
    {
        int[,] errors = Distances(said, heard);
        (int row, int column, long substitutions, long deletions, long insertions) = (said.Length, heard.Length, 0, 0, 0);
        while (row > 0 || column > 0)
        {
            int differs = row > 0 && column > 0 && !said[row - 1].Equals(heard[column - 1]) ? 1 : 0;
            if (row > 0 && column > 0 && errors[row, column] == errors[row - 1, column - 1] + differs)
            {
                substitutions += differs;
                row--;
                column--;
            }
            else if (row > 0 && errors[row, column] == errors[row - 1, column] + 1)
            {
                deletions++;
                row--;
            }
            else
            {
                insertions++;
                column--;
            }
        }

        return new ErrorRate(substitutions, deletions, insertions, said.Length);
    }

    /// <summary>The fewest errors between all beginnings of both.</summary>
    private static int[,] Distances<T>(ReadOnlySpan<T> said, ReadOnlySpan<T> heard)
        where T : IEquatable<T>
    {
        int[,] errors = new int[said.Length + 1, heard.Length + 1];
        for (int row = 0; row <= said.Length; row++) errors[row, 0] = row;
        for (int column = 1; column <= heard.Length; column++) errors[0, column] = column;
        for (int row = 1; row <= said.Length; row++)
        {
            for (int column = 1; column <= heard.Length; column++)
            {
                int both = errors[row - 1, column - 1] + (said[row - 1].Equals(heard[column - 1]) ? 0 : 1);
                errors[row, column] = Math.Min(both, Math.Min(errors[row - 1, column], errors[row, column - 1]) + 1);
            }
        }

        return errors;
    }

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static string[] Characters(string text)
    {
        int[] starts = StringInfo.ParseCombiningCharacters(text);
        string[] characters = new string[starts.Length];
        for (int index = 0; index < starts.Length; index++)
            characters[index] = text[starts[index]..(index + 1 < starts.Length ? starts[index + 1] : text.Length)];
        return characters;
    }
}
