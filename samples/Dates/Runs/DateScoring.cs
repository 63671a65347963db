using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using Dates.Data;
using Dates.Models;
using Dates.Results;

namespace Dates.Runs;

/// <summary>What a packed model writes, beside what is right.</summary>
internal static class DateScoring
{
    private const int WarmUp = 200;

    /// <summary>For each pair whether the whole target is right, to the character and to its end.</summary>
    /// <param name="model">The model.</param>
    /// <param name="pairs">What it reads.</param>
    /// <param name="beam">Targets that the search keeps, 1 or more.</param>
    public static bool[] Matches(ITrainedDateModel model, IReadOnlyList<DatePair> pairs, int beam) =>
        [.. pairs.Select(pair => Write(model, pair.SourceTokens, beam).SequenceEqual(pair.TargetTokens))];

    /// <summary>What models of several seeds write right of test pairs, and the time it takes them.</summary>
    /// <param name="name">Their name in tables.</param>
    /// <param name="models">A model a seed.</param>
    /// <param name="test">What they read.</param>
    /// <param name="beam">Targets that the search keeps, 1 or more.</param>
    /// <param name="trainingSeconds">Seconds of training, the mean over seeds; 0 where none was trained.</param>
    public static DateScores Score(string name, IReadOnlyList<ITrainedDateModel> models, IReadOnlyList<DatePair> test, int beam, double trainingSeconds)
    {
        // The first calls compile kernels.
        foreach (ITrainedDateModel model in models) Matches(model, [.. test.Take(WarmUp)], beam);
        long began = Stopwatch.GetTimestamp();
        List<bool[]> bySeed = [.. models.Select(model => Matches(model, test, beam))];
        double microseconds = Stopwatch.GetElapsedTime(began).TotalMicroseconds / (models.Count * test.Count);
        return new DateScores(name, models[0].PackedBytes, [.. test.Select(static pair => pair.Form.Template)], bySeed, trainingSeconds, microseconds);
    }

    /// <summary>The tokens that a model writes for a source.</summary>
    public static int[] Write(ITrainedDateModel model, int[] source, int beam)
    {
        Span<int> target = stackalloc int[DateAlphabets.LongestDecoded];
        int count = model.Decode(source, target, beam);
        return target[..count].ToArray();
    }
}
