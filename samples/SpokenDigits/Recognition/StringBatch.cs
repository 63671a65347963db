using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Arithmetic;

namespace SpokenDigits.Recognition;

/// <summary>Strings side by side, as a trainer takes them.</summary>
/// <param name="Features">[steps of the longest, batch, step size]; zeros where a string has ended, and where there is none.</param>
/// <param name="Labels">The classes of each string's words.</param>
/// <param name="Lengths">Steps of each string.</param>
internal sealed record StringBatch(float[] Features, int[][] Labels, int[] Lengths)
{
    /// <summary>
    /// Puts strings of much the same length together, so that little is filled up, and the batches into a random order.
    /// </summary>
    /// <param name="strings">The strings.</param>
    /// <param name="batch">Strings side by side; a last batch may have fewer.</param>
    /// <param name="random">Draws the order.</param>
    public static IEnumerable<StringBatch> Of(IEnumerable<UtteranceFeatures> strings, int batch, CounterRandom random)
    {
        UtteranceFeatures[][] groups = [.. strings.OrderBy(static one => one.Steps).Chunk(batch)];
        int[] places = [.. Enumerable.Range(0, groups.Length)];
        random.Shuffle(places);
        return places.Select(place => Of(groups[place], batch));
    }

    private static StringBatch Of(UtteranceFeatures[] strings, int batch)
    {
        int most = strings.Max(static one => one.Steps), size = strings[0].Features.Length / strings[0].Steps;
        float[] features = new float[most * batch * size];
        for (int stream = 0; stream < strings.Length; stream++)
        {
            for (int step = 0; step < strings[stream].Steps; step++)
                strings[stream].Features.AsSpan(step * size, size).CopyTo(features.AsSpan(((step * batch) + stream) * size));
        }

        return new StringBatch(features, Array.ConvertAll(strings, static one => one.Labels), Array.ConvertAll(strings, static one => one.Steps));
    }
}
