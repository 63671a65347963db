using System;
using System.Linq;
using Digits.Data;
using Digits.Runs;
using KernelGen.Text;
using Xunit;

namespace KernelGen.Tests.Digits;

/// <summary>Batches hold every image once an epoch, laid out as trainers take them.</summary>
public sealed class ImageBatchTests
{
    [Fact]
    public void Order_IsThatOfSeedAndEpochWithEveryImageOnce()
    {
        int[] order = EpochOrder.Of(103, seed: 2, epoch: 1);
        Assert.Equal(EpochOrder.InSequence(103), order.Order());
        Assert.Equal(order, EpochOrder.Of(103, seed: 2, epoch: 1));
        Assert.NotEqual(order, EpochOrder.Of(103, seed: 3, epoch: 1));
        Assert.NotEqual(order, EpochOrder.Of(103, seed: 2, epoch: 2));
    }

    [Theory]
    [InlineData(DigitSet.ImagePixels)]
    [InlineData(DigitSet.Side)]
    public void Images_StandSideBySideWithTheirDigitsAtTheLastStep(int values)
    {
        const int size = 4;
        int steps = DigitSet.ImagePixels / values;
        DigitSet set = DigitGenerator.Draw(6, seed: 1);
        int[] order = EpochOrder.Of(set.Count, seed: 1, epoch: 1);
        ImageBatch batch = new(size, values);
        int seen = 0;
        for (int first = 0; first < set.Count; first += size)
        {
            batch.Fill(set, order, first);
            Assert.Equal(Math.Min(size, set.Count - first), batch.Count);
            for (int place = 0; place < size; place++)
            {
                bool holds = place < batch.Count;
                float[] image = new float[DigitSet.ImagePixels];
                for (int pixel = 0; pixel < image.Length && holds; pixel++) image[pixel] = set.Image(order[first + place])[pixel] / 255f;
                for (int step = 0; step < steps; step++)
                {
                    Assert.Equal(image.AsSpan(step * values, values), batch.Inputs.AsSpan((step * size + place) * values, values));
                    int expected = holds && step == steps - 1 ? set.Label(order[first + place]) : TokenBatch.NoTarget;
                    Assert.Equal(expected, batch.Targets[step * size + place]);
                }
            }

            seen += batch.Count;
        }

        Assert.Equal(set.Count, seen);
    }
}
