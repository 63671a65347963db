using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace KernelGen.Tests.Text;

using KernelGen.Text;

public sealed class CorpusStreamsTests
{
    private static TokenCorpus Counting(int count) => new(Enumerable.Range(100, count).ToArray());

    [Fact]
    public void TrainingStreams_AreContiguousAndEquallyLong()
    {
        CorpusStreams streams = CorpusStreams.ForTraining(Counting(11), 2);
        Assert.Equal([100, 101, 102, 103], streams.Inputs(0).ToArray());
        Assert.Equal([105, 106, 107, 108], streams.Inputs(1).ToArray());
        Assert.Equal([106, 107, 108, 109], streams.Targets(1).ToArray());
    }

    [Theory]
    [InlineData(11, 3)]
    [InlineData(12, 3)]
    [InlineData(4, 3)]
    public void EvaluationStreams_PredictEveryTokenButTheFirstOnce(int tokens, int count)
    {
        CorpusStreams streams = CorpusStreams.ForEvaluation(Counting(tokens), count);
        List<int> targets = [];
        for (int s = 0; s < count; s++)
        {
            targets.AddRange(streams.Targets(s));
            Assert.InRange(streams.Targets(s).Length, streams.Length - 1, streams.Length);
        }

        Assert.Equal(Enumerable.Range(101, tokens - 1), targets);
        Assert.Equal(tokens - 1, streams.Predictions);
    }

    [Fact]
    public void Batches_HoldStepAfterStep()
    {
        CorpusStreams streams = CorpusStreams.ForEvaluation(Counting(6), 2);
        TokenBatch batch = new(2, 2);
        Assert.True(streams.Next(batch));
        Assert.True(batch.BeginsStreams);
        Assert.Equal([100, 103, 101, 104], batch.Inputs);
        Assert.Equal([101, 104, 102, 105], batch.Targets);
        Assert.True(streams.Next(batch));
        Assert.False(batch.BeginsStreams);
        Assert.Equal(1, batch.Steps);
        Assert.Equal(1, batch.Predictions);
        Assert.Equal([102, 0, 0, 0], batch.Inputs);
        Assert.Equal([103, -1, -1, -1], batch.Targets);
        Assert.False(streams.Next(batch));
        Assert.Equal(0, streams.Position);
    }

    [Fact]
    public void RestoredPosition_GoesOnWithTheSameBatch()
    {
        CorpusStreams streams = CorpusStreams.ForTraining(Counting(40), 2);
        TokenBatch batch = new(2, 5), again = new(2, 5);
        streams.Next(batch);
        int position = streams.Position;
        streams.Next(batch);
        CorpusStreams restored = CorpusStreams.ForTraining(Counting(40), 2);
        restored.Position = position;
        restored.Next(again);
        Assert.Equal(batch.Inputs, again.Inputs);
        Assert.Equal(batch.Targets, again.Targets);
    }

    [Fact]
    public void TooShortCorpus_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => CorpusStreams.ForTraining(Counting(3), 2));
        Assert.Throws<ArgumentException>(() => CorpusStreams.ForEvaluation(Counting(2), 2));
    }
}
