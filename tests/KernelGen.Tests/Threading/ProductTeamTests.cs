using System;
using System.Runtime.CompilerServices;
using System.Threading;
using KernelGen.Tests.Training;
using KernelGen.Threading;
using Xunit;

namespace KernelGen.Tests.Threading;

/// <summary>Who computes which rows, and what becomes of the threads.</summary>
[Collection(nameof(RunsAlone))]
public sealed class ProductTeamTests
{
    private const int RowBlock = 16;

    [Theory]
    [InlineData(2, 1)]
    [InlineData(2, 7)]
    [InlineData(3, 500)]
    public void EveryRow_IsComputedOnce(int threads, int blocks)
    {
        using ProductTeam<Counts, float> team = ProductTeam<Counts, float>.Of(threads, 1)!;
        Counts counts = new(blocks * RowBlock);
        for (int round = 1; round <= 50; round++)
        {
            Share(team, counts, blocks);
            Assert.All(counts.OfRow, count => Assert.Equal(round, count));
        }
    }

    [Fact]
    public void Arguments_ReachEveryThread()
    {
        using ProductTeam<Counts, float> team = ProductTeam<Counts, float>.Of(2, 3)!;
        byte vector = 3, table = 5;
        float start = 7;
        float[] results = new float[64 * RowBlock];
        team.Share(Write, new Counts(0), ref vector, 2, ref start, 11, ref results[0], ref table, 64, RowBlock);
        Assert.All(results, result => Assert.Equal((3 * 2) + 5 + 7 + 11, result));
    }

    [Fact]
    public void OneThread_NeedsNoTeam()
    {
        Assert.Null(ProductTeam<Counts, float>.Of(1, 1));
        using ProductTeam<Counts, float>? ofProcessors = ProductTeam<Counts, float>.Of(0, 1);
        Assert.Equal(Environment.ProcessorCount > 1, ofProcessors is not null);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1025)]
    public void OtherNumbersOfThreads_AreRefused(int threads)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>("threads", () => ProductTeam<Counts, float>.Of(threads, 1));
        Assert.Contains("expected 1 to 1024, or 0 for one a processor", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ADisposedTeam_EndsItsThreadsAndSharesNothing()
    {
        ProductTeam<Counts, float> team = ProductTeam<Counts, float>.Of(2, 1)!;
        Counts counts = new(64 * RowBlock) { Meeting = 2 };
        Share(team, counts, 64);
        team.Dispose();
        team.Dispose();
        Assert.True(team.IsDisposed);
        Assert.False(counts.Other!.IsAlive);
        Assert.Throws<ObjectDisposedException>(() => Share(team, counts, 64));
    }

    [Fact]
    public void AForgottenTeam_EndsItsThreads()
    {
        Thread other = Forget();
        for (int collection = 0; collection < 20 && other.IsAlive; collection++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            other.Join(100);
        }

        Assert.False(other.IsAlive);
    }

    [Fact]
    public void ASecondCaller_IsRefused()
    {
        using ProductTeam<Counts, float> team = ProductTeam<Counts, float>.Of(2, 1)!;
        Counts counts = new(64 * RowBlock) { Within = () => Assert.Throws<InvalidOperationException>(() => Share(team, new Counts(16), 1)) };
        Share(team, counts, 64);
        Assert.All(counts.OfRow, count => Assert.Equal(1, count));
    }

    [Fact]
    public void Sharing_AllocatesNothing()
    {
        using ProductTeam<Counts, float> team = ProductTeam<Counts, float>.Of(3, 1)!;
        Counts counts = new(64 * RowBlock);
        long least = long.MaxValue;
        for (int trial = 0; trial < 20 && least > 0; trial++)
        {
            // Of the whole process, whose other threads allocate now and then: the least of several trials counts.
            long before = GC.GetTotalAllocatedBytes(true);
            for (int round = 0; round < 50; round++) Share(team, counts, 64);
            least = Math.Min(least, GC.GetTotalAllocatedBytes(true) - before);
        }

        Assert.Equal(0, least);
    }

    /// <summary>Uses a team and leaves it: apart, so that no variable of the caller holds it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Thread Forget()
    {
        ProductTeam<Counts, float> team = ProductTeam<Counts, float>.Of(2, 1)!;
        Counts counts = new(64 * RowBlock) { Meeting = 2 };
        Share(team, counts, 64);
        return counts.Other!;
    }

    private static void Share(ProductTeam<Counts, float> team, Counts counts, int blocks)
    {
        byte none = 0;
        float start = 0, result = 0;
        team.Share(Count, counts, ref none, 1, ref start, 0, ref result, ref none, blocks, RowBlock);
    }

    private static void Count(
        Counts counts, ref byte vectors, int steps, ref float start, nuint startStride, ref float result, ref int sums, ref byte tables, nuint firstRow, nuint endRow)
    {
        if (firstRow % RowBlock != 0 || endRow % RowBlock != 0) throw new InvalidOperationException($"Rows {firstRow} to {endRow} are no whole blocks.");
        counts.Meet();
        counts.Within?.Invoke();
        for (nuint row = firstRow; row < endRow; row++) Interlocked.Increment(ref counts.OfRow[row]);
    }

    private static void Write(
        Counts counts, ref byte vectors, int steps, ref float start, nuint startStride, ref float result, ref int sums, ref byte tables, nuint firstRow, nuint endRow)
    {
        for (nuint row = firstRow; row < endRow; row++)
        {
            // Its own: another thread would break what one waits for.
            sums = (vectors * steps) + tables;
            Thread.SpinWait(1);
            Unsafe.Add(ref result, row) = sums + start + startStride;
        }
    }

    /// <summary>What was computed, and by whom.</summary>
    private sealed class Counts(int rows)
    {
        private int met;

        public int[] OfRow { get; } = new int[rows];

        /// <summary>Threads that wait for each other at their first part; 0 for none.</summary>
        public int Meeting { get; init; }

        public Action? Within { get; init; }

        /// <summary>A thread of the team that is not the calling one.</summary>
        public Thread? Other { get; private set; }

        private Thread Caller { get; } = Thread.CurrentThread;

        public void Meet()
        {
            if (Thread.CurrentThread != Caller) Other = Thread.CurrentThread;
            if (Meeting == 0) return;
            Interlocked.Increment(ref met);
            SpinWait.SpinUntil(() => Volatile.Read(ref met) >= Meeting);
        }
    }
}
