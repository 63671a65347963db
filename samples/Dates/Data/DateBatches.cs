using System.Collections.Generic;
using System.Linq;
using KernelGen.Arithmetic;

namespace Dates.Data;

/// <summary>Pairs that are trained together.</summary>
internal static class DateBatches
{
    /// <summary>Shuffles pairs, puts those of much the same length together, so that little is filled up, and the batches into a random order.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <param name="batch">Pairs side by side; one batch may have fewer.</param>
    /// <param name="random">Draws the order.</param>
    public static IEnumerable<DatePair[]> Of(IReadOnlyList<DatePair> pairs, int batch, CounterRandom random)
    {
        DatePair[][] groups = [.. Shuffled(pairs.Count, random).Select(place => pairs[place]).OrderBy(static pair => pair.Source.Length).Chunk(batch)];
        return Shuffled(groups.Length, random).Select(place => groups[place]);
    }

    private static int[] Shuffled(int count, CounterRandom random)
    {
        int[] places = [.. Enumerable.Range(0, count)];
        random.Shuffle(places);
        return places;
    }
}
