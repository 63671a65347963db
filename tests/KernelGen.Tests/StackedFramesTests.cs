using System;
using System.Linq;
using KernelGen.Arithmetic;
using Xunit;

namespace KernelGen.Tests;

/// <summary>Frames that are stacked outside a model.</summary>
public sealed class StackedFramesTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(3, 1, 1)]
    [InlineData(3, 2, 2)]
    [InlineData(2, 3, 3)]
    [InlineData(12, 5, 1)]
    public void Row_HoldsTheLastFramesUpToItsTimeStep(int frames, int stride, int batch)
    {
        const int steps = 11, size = 2;
        float[] features = [.. Enumerable.Range(1, steps * batch * size).Select(value => (float)value)];
        float[] stacked = new float[steps * batch * frames * size];
        stacked.AsSpan().Fill(float.NaN);

        int kept = StackedFrames.Stack(features, stacked, size, frames, stride, batch);

        Assert.Equal(steps / stride, kept);
        Assert.Equal(kept, StackedFrames.StepsOf(steps, stride));
        for (int index = 0; index < kept * batch * frames * size; index++)
        {
            (int row, int frame, int feature) = (index / (frames * size), index / size % frames, index % size);
            int step = (row / batch + 1) * stride - frames + frame;
            Assert.Equal(step < 0 ? 0 : features[(step * batch + row % batch) * size + feature], stacked[index]);
        }

        Assert.All(stacked[(kept * batch * frames * size)..], value => Assert.True(float.IsNaN(value)));
    }

    [Fact]
    public void StrideOfOne_IsWhatALayerDoes()
    {
        float[] features = new float[7 * 3], stacked = new float[7 * 6], before = new float[3], pushed = new float[6];
        new CounterRandom(1, 0).Fill(features, -1, 1);
        StackedFrames.Stack(features, stacked, size: 3, frames: 2, stride: 1);
        for (int step = 0; step < 7; step++)
        {
            FrameStack.Push(before, features.AsSpan(step * 3, 3), pushed);
            Assert.Equal(pushed, stacked[(step * 6)..((step + 1) * 6)]);
        }
    }

    [Fact]
    public void WrongShapes_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => StackedFrames.Stack(new float[7], new float[99], size: 2, frames: 2, stride: 1));
        Assert.Throws<ArgumentException>(() => StackedFrames.Stack(new float[8], new float[15], size: 2, frames: 2, stride: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => StackedFrames.Stack(new float[8], new float[99], size: 2, frames: 0, stride: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => StackedFrames.Stack(new float[8], new float[99], size: 2, frames: 2, stride: 0));
    }
}
