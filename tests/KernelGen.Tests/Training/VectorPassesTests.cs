using System;
using KernelGen.Lanes;
using KernelGen.Threading;
using KernelGen.Training;
using Xunit;

namespace KernelGen.Tests.Training;

public class VectorPassesTests
{
    [Fact]
    public void LanesAndThreads_DoNotChangeABit()
    {
        foreach ((int rows, int columns, int gap) in (ReadOnlySpan<(int, int, int)>)[(7, 13, 0), (7, 13, 5), (70, 301, 0), (3, 5000, 2)])
        {
            MatrixView reference = Combine(LaneWidth.Scalar32, 1, rows, columns, gap, out float[] sums);
            foreach (LaneWidth width in LaneTypes.All)
            {
                for (int threads = 1; threads <= 3; threads++)
                {
                    MatrixView other = Combine(width, threads, rows, columns, gap, out float[] otherSums);
                    Assert.True(reference.Memory.Span.SequenceEqual(other.Memory.Span));
                    Assert.Equal(sums, otherSums);
                }
            }
        }
    }

    [Fact]
    public void Passes_ComputeWhatTheyName()
    {
        using WorkerTeam team = new(2);
        VectorPasses passes = new(team, LaneTypes.Widest);
        MatrixView y = Matrices.Random(5, 37, 1, gap: 2), x = Matrices.Random(5, 37, 2), bias = Matrices.Random(1, 37, 3);
        float was = y.Row(4)[36], other = x.Row(4)[36], added = bias.Row(0)[36];
        passes.AddScaled(in y, 0.3f, in x);
        passes.Scale(in y, 2);
        passes.Add(in y, in x);
        passes.AddBias(in y, in bias);
        Assert.Equal((MathF.FusedMultiplyAdd(0.3f, other, was) * 2) + other + added, y.Row(4)[36]);
        float sum = 0;
        for (int row = 0; row < 5; row++) sum += y.Row(row)[36];
        passes.ColumnSums(in bias, in y);
        Assert.Equal(sum, bias.Row(0)[36]);
        passes.ColumnSums(in bias, in y, accumulate: true);
        for (int row = 0; row < 5; row++) sum += y.Row(row)[36];
        Assert.Equal(sum, bias.Row(0)[36]);
        passes.Clear(in y);
        Assert.Equal(0, y.Row(4)[36]);
        Assert.Throws<ArgumentException>(() => passes.Add(in y, in bias));
        Assert.Throws<ArgumentException>(() => passes.AddBias(in y, in x));
    }

    private static MatrixView Combine(LaneWidth width, int threads, int rows, int columns, int gap, out float[] sums)
    {
        using WorkerTeam team = new(threads);
        VectorPasses passes = new(team, width);
        MatrixView y = Matrices.Random(rows, columns, 1, gap), x = Matrices.Random(rows, columns, 2, gap);
        MatrixView bias = Matrices.Random(1, columns, 3);
        passes.AddScaled(in y, 0.3f, in x);
        passes.Scale(in y, 1.7f);
        passes.Add(in y, in x);
        passes.AddBias(in y, in bias);
        passes.ColumnSums(in bias, in y);
        sums = bias.Row(0).ToArray();
        return y;
    }
}
