using System;
using System.Linq;
using KernelGen.Arithmetic;
using KernelGen.Lanes;
using KernelGen.Threading;
using KernelGen.Training;
using Xunit;

namespace KernelGen.Tests.Training;

public class RandomTests
{
    // Known answers of Threefry-4x32-20 (published with Salmon et al. 2011).
    [Fact]
    public void Threefry_GivesThePublishedAnswers()
    {
        uint[] words = new uint[4];
        Threefry.Block(0, 0, 0, 0, words);
        Assert.Equal([0x9c6ca96au, 0xe17eae66u, 0xfc10ecd4u, 0x5256a7d8u], words);
        Threefry.Block(ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, words);
        Assert.Equal([0x2a881696u, 0x57012287u, 0xf6c7446eu, 0xa16a6732u], words);
    }

    [Fact]
    public void Position_IsTheWholeState()
    {
        CounterRandom random = new(7, 3);
        uint[] drawn = [.. Enumerable.Range(0, 50).Select(_ => random.NextBits())];
        CounterRandom other = new(7, 3) { Position = 23 };
        Assert.Equal(drawn[23], other.NextBits());
        other.Position = 2;
        Assert.Equal(drawn[2], other.NextBits());
        Assert.NotEqual(drawn[0], new CounterRandom(7, 4).NextBits());
        Assert.NotEqual(drawn[0], new CounterRandom(8, 3).NextBits());
    }

    [Fact]
    public void Floats_LieInTheirRange_AndAverageToItsMiddle()
    {
        CounterRandom random = new(1, 1);
        float[] values = new float[100_000];
        random.Fill(values, -0.25f, 0.75f);
        Assert.All(values, static value => Assert.InRange(value, -0.25f, 0.75f));
        Assert.Equal(0.25, values.Average(), 0.005);
    }

    [Fact]
    public void Shuffle_IsAPermutation_ThatTheSeedFixes()
    {
        int[] first = [.. Enumerable.Range(0, 100)], second = [.. first];
        new CounterRandom(1, 2).Shuffle(first);
        new CounterRandom(1, 2).Shuffle(second);
        Assert.Equal(first, second);
        Assert.NotEqual(Enumerable.Range(0, 100), first);
        Assert.Equal(Enumerable.Range(0, 100), first.Order());
    }

    [Fact]
    public void Dropout_KeepsItsShare_AndScalesWhatStays()
    {
        float[] dropped = Drop(LaneTypes.Widest, 1, 100_003, 0.7f, step: 5);
        Assert.All(dropped, static value => Assert.True(value == 0 || value == 1 / 0.7f));
        Assert.Equal(0.7, dropped.Count(static value => value != 0) / 100_003.0, 0.005);
        Assert.NotEqual(dropped, Drop(LaneTypes.Widest, 1, 100_003, 0.7f, step: 6));
        Assert.Equal(dropped.Take(70_001), Drop(LaneTypes.Widest, 1, 70_001, 0.7f, step: 5));
        Assert.All(Drop(LaneTypes.Widest, 1, 1000, 1, step: 5), static value => Assert.Equal(1, value));
    }

    [Fact]
    public void Dropout_IsTheSame_OnEveryLaneTypeAndTeam()
    {
        float[] reference = Drop(LaneWidth.Scalar32, 1, 10_001, 0.5f, step: 9);
        foreach (LaneWidth width in LaneTypes.All)
            for (int threads = 1; threads <= 3; threads++) Assert.Equal(reference, Drop(width, threads, 10_001, 0.5f, step: 9));
    }

    // Element 16 w + l of group g takes word w of block 16 g + l: fixed for good, or old checkpoints would resume differently.
    [Fact]
    public void Dropout_DrawsTheDocumentedWord()
    {
        float[] dropped = Drop(LaneTypes.Widest, 1, 300, 0.5f, step: 9);
        uint[] words = new uint[4];
        for (int element = 0; element < dropped.Length; element++)
        {
            Threefry.Block(11, 2, (ulong)(element / 64 * 16 + element % 16), 9, words);
            Assert.Equal(words[element / 16 % 4] >> 31 == 0, dropped[element] != 0);
        }
    }

    private static float[] Drop(LaneWidth width, int threads, int count, float keep, ulong step)
    {
        using WorkerTeam team = new(threads);
        MatrixView x = new(new AlignedBuffer(count * sizeof(float)), 0, 1, count), y = Matrices.Copy(in x);
        x.Row(0).Fill(1);
        new VectorPasses(team, width).Dropout(in y, in x, new DropoutMask(keep, 11, 2), step);
        return y.Row(0).ToArray();
    }
}
