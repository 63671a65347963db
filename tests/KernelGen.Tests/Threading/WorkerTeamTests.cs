using System;
using System.Threading;
using KernelGen.Threading;
using Xunit;

namespace KernelGen.Tests.Threading;

public class WorkerTeamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void EveryPart_RunsOnce(int threads)
    {
        using WorkerTeam team = new(threads);
        Counting job = new();
        for (int round = 0; round < 500; round++)
        {
            int parts = round % 37;
            Array.Clear(job.Counts);
            team.Run(job, parts);
            for (int part = 0; part < job.Counts.Length; part++) Assert.Equal(part < parts ? 1 : 0, job.Counts[part]);
        }
    }

    [Fact]
    public void ParkedThreads_WakeForTheNextJob()
    {
        using WorkerTeam team = new(2);
        Meeting job = new();
        for (int round = 0; round < 5; round++)
        {
            Thread.Sleep(3);
            job.Here = 0;
            team.Run(job, 2); // Each part waits for the other: one thread alone would never end.
        }
        Assert.Equal(2, job.Here);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void AnException_ReachesTheCaller_AfterAllPartsRan(int threads)
    {
        using WorkerTeam team = new(threads);
        Failing job = new();
        InvalidOperationException thrown = Assert.Throws<InvalidOperationException>(() => team.Run(job, 20));
        Assert.Equal("part 7", thrown.Message);
        Assert.Equal(20, job.Ran);
        team.Run(new Counting(), 5);
    }

    [Fact]
    public void ARunWithinARun_IsRefused()
    {
        using WorkerTeam team = new(2);
        Assert.Throws<InvalidOperationException>(() => team.Run(new Nested(team), 1));
    }

    [Fact]
    public void ADisposedTeam_RunsNothing()
    {
        WorkerTeam team = new(2);
        team.Dispose();
        team.Dispose();
        Assert.Throws<ObjectDisposedException>(() => team.Run(new Counting(), 1));
    }

    private sealed class Counting : ITeamJob
    {
        public int[] Counts { get; } = new int[40];

        public void RunPart(int part, int worker) => Interlocked.Increment(ref Counts[part]);
    }

    private sealed class Meeting : ITeamJob
    {
        public int Here;

        public void RunPart(int part, int worker)
        {
            Interlocked.Increment(ref Here);
            SpinWait.SpinUntil(() => Volatile.Read(ref Here) == 2);
        }
    }

    private sealed class Failing : ITeamJob
    {
        public int Ran;

        public void RunPart(int part, int worker)
        {
            Interlocked.Increment(ref Ran);
            if (part is 7 or 15) throw new InvalidOperationException($"part {part}");
        }
    }

    private sealed class Nested(WorkerTeam team) : ITeamJob
    {
        public void RunPart(int part, int worker) => team.Run(this, 1);
    }
}
