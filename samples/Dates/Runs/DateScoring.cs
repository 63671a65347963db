using System;
using System.Collections.Generic;
using System.Linq;
using Dates.Data;
using Dates.Models;

namespace Dates.Runs;

/// <summary>What a packed model writes, beside what is right.</summary>
internal static class DateScoring
{
    /// <summary>For each pair whether the whole target is right, to the character and to its end.</summary>
    /// <param name="model">The model.</param>
    /// <param name="pairs">What it reads.</param>
    /// <param name="beam">Targets that the search keeps, 1 or more.</param>
    public static bool[] Matches(ITrainedDateModel model, IReadOnlyList<DatePair> pairs, int beam) =>
        [.. pairs.Select(pair => Write(model, pair.SourceTokens, beam).SequenceEqual(pair.TargetTokens))];

    /// <summary>The tokens that a model writes for a source.</summary>
    public static int[] Write(ITrainedDateModel model, int[] source, int beam)
    {
        Span<int> target = stackalloc int[DateAlphabets.LongestDecoded];
        int count = model.Decode(source, target, beam);
        return target[..count].ToArray();
    }
}
