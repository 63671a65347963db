using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Arithmetic;
using SpokenDigits.Recognition;
using SpokenDigits.Strings;
using Xunit;

namespace KernelGen.Tests.SpokenDigits;

/// <summary>Strings side by side.</summary>
public sealed class StringBatchTests
{
    private const int Size = 2, Batch = 3;

    [Fact]
    public void EveryString_StandsInOneBatchStepByStep()
    {
        UtteranceFeatures[] strings = [.. new[] { 4, 1, 3, 2, 6, 5, 7 }.Select(String)];
        List<StringBatch> batches = [.. StringBatch.Of(strings, Batch, new CounterRandom(1, 0))];
        Assert.Equal([[1, 2, 3], [4, 5, 6], [7]], batches.Select(static batch => batch.Lengths).OrderBy(static lengths => lengths[0]));
        foreach (StringBatch batch in batches)
        {
            Assert.Equal(batch.Lengths.Max() * Batch * Size, batch.Features.Length);
            for (int place = 0; place < batch.Features.Length; place++)
            {
                int step = place / Size / Batch, stream = place / Size % Batch;
                bool isSaid = stream < batch.Lengths.Length && step < batch.Lengths[stream];
                Assert.Equal(isSaid ? Feature(batch.Lengths[stream], step, place % Size) : 0, batch.Features[place]);
            }

            Assert.Equal(batch.Lengths, batch.Labels.Select(static labels => labels[0]));
        }
    }

    [Fact]
    public void OrderOfBatches_IsDrawn()
    {
        UtteranceFeatures[] strings = [.. Enumerable.Range(1, 30).Select(String)];
        List<int[]> orders = [.. Enumerable.Range(0, 5).Select(seed =>
            StringBatch.Of(strings, Batch, new CounterRandom((ulong)seed, 0)).Select(static batch => batch.Lengths[0]).ToArray())];
        Assert.Equal(5, orders.Select(static order => string.Join(' ', order)).Distinct().Count());
        Assert.All(orders, order => Assert.Equal(orders[0].Order(), order.Order()));
    }

    /// <summary>A string whose label is its length.</summary>
    private static UtteranceFeatures String(int steps) => new(
        new Utterance("ann", [], []),
        [.. from step in Enumerable.Range(0, steps) from place in Enumerable.Range(0, Size) select Feature(steps, step, place)],
        steps,
        [steps]);

    private static float Feature(int steps, int step, int place) => (100 * steps) + (10 * step) + place;
}
