using System;
using KernelGen.Lanes;
using KernelGen.Threading;
using KernelGen.Training;
using Xunit;

namespace KernelGen.Tests.Training;

/// <summary>Nothing that a training step is made of allocates, on any thread.</summary>
[Collection(nameof(RunsAlone))]
public class AllocationTests
{
    [Fact]
    public void Products_AllocateNothing()
    {
        using WorkerTeam team = new(3);
        Gemm gemm = new(team, LaneTypes.Widest);
        MatrixView a = Matrices.Random(40, 400, 1), b = Matrices.Random(400, 70, 2), c = Matrices.Random(40, 70, 3);
        MatrixView wide = Matrices.Random(70, 400, 4), square = Matrices.Random(70, 70, 5);
        PackedMatrix packed = new(400, 70);
        RequireNone(() =>
        {
            gemm.Multiply(GemmForm.NN, in a, in b, in c);
            gemm.Multiply(GemmForm.NT, in a, in wide, in c);
            gemm.Multiply(GemmForm.TN, in b, in b, square);
            gemm.Pack(in b, false, packed);
            gemm.Multiply(in a, packed, in c);
        });
    }

    [Fact]
    public void Runs_AllocateNothing()
    {
        using WorkerTeam team = new(3);
        EmptyJob job = new();
        RequireNone(() =>
        {
            for (int round = 0; round < 50; round++) team.Run(job, 30);
        });
    }

    [Fact]
    public void Updates_AllocateNothing()
    {
        using WorkerTeam team = new(2);
        ParameterSet set = new([new("a", 40_000, 0), new("b", 5, 6)], team, LaneTypes.Widest);
        AdamOptimizer adam = new(0.001f);
        adam.Attach(set);
        SgdOptimizer descent = new(0.1f);
        RequireNone(() =>
        {
            set.ClipGradientNorm(0.25);
            adam.Update(set);
            descent.Update(set);
            set.ClampValues(-1, 1);
            set.ClearGradients();
        });
    }

    [Fact]
    public void Passes_AllocateNothing()
    {
        using WorkerTeam team = new(2);
        VectorPasses passes = new(team, LaneTypes.Widest);
        MatrixView y = Matrices.Random(70, 300, 1), x = Matrices.Random(70, 300, 2), bias = Matrices.Random(1, 300, 3);
        DropoutMask mask = new(0.5f, 1, 2);
        RequireNone(() =>
        {
            passes.AddScaled(in y, 0.3f, in x);
            passes.AddBias(in y, in bias);
            passes.ColumnSums(in bias, in y);
            passes.Dropout(in y, in x, in mask, 3);
        });
    }

    /// <summary>Fails if <paramref name="work"/> allocates once it is warm.</summary>
    /// <remarks>The count is the whole process's, the test runner's threads included: the least of several trials counts.</remarks>
    private static void RequireNone(Action work)
    {
        for (int warm = 0; warm < 3; warm++) work();
        long least = long.MaxValue;
        for (int trial = 0; trial < 20 && least > 0; trial++)
        {
            long before = GC.GetTotalAllocatedBytes(true);
            work();
            least = Math.Min(least, GC.GetTotalAllocatedBytes(true) - before);
        }
        Assert.Equal(0, least);
    }

    private sealed class EmptyJob : ITeamJob
    {
        public void RunPart(int part, int worker)
        {
        }
    }
}
