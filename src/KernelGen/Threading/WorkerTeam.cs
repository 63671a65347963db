using System;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace KernelGen.Threading;

/// <summary>
/// Threads that are started once and work on one job after another. The thread that calls <see cref="Run"/> works
/// too, so that a team of one starts no thread. Between jobs the others spin for a moment, then park.
/// </summary>
/// <remarks>
/// Which member does which part depends on timing; a job therefore computes the same whatever the team. Nothing is
/// allocated by a run. One thread at a time may call <see cref="Run"/>.
/// </remarks>
public sealed class WorkerTeam : IDisposable
{
    /// <summary>The greatest number of threads.</summary>
    public const int MaximumThreads = 1024;

    private readonly PartRange[] ranges;
    private readonly TeamMember[] members;
    private readonly Lock failureLock = new();
    private ITeamJob? job;
    private volatile int jobNumber;
    private volatile bool ending;
    private int partsLeft;
    private int running;
    private int failedPart;
    private ExceptionDispatchInfo? failure;

    /// <summary>Starts a team.</summary>
    /// <param name="threads">Members, the caller included; 0 for one a processor.</param>
    /// <exception cref="ArgumentOutOfRangeException">Negative or above <see cref="MaximumThreads"/>.</exception>
    public WorkerTeam(int threads = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(threads, MaximumThreads);
        Threads = threads == 0 ? Math.Min(Environment.ProcessorCount, MaximumThreads) : threads;
        ranges = new PartRange[Threads];
        members = new TeamMember[Threads - 1];
        for (int index = 0; index < members.Length; index++) members[index] = new TeamMember(this, index + 1);
    }

    /// <summary>Members of the team, the calling thread included.</summary>
    public int Threads { get; }

    /// <summary>The number of the newest job; members watch it.</summary>
    internal int JobNumber => jobNumber;

    /// <summary>Whether the team is being disposed.</summary>
    internal bool Ending => ending;

    /// <summary>
    /// Runs every part of <paramref name="work"/> once and returns when all are done. Member k is offered the k-th of
    /// <see cref="Threads"/> even shares first, so that equal jobs in turn find their memory in the same caches.
    /// </summary>
    /// <param name="work">The job.</param>
    /// <param name="parts">Number of parts; 0 does nothing.</param>
    /// <exception cref="InvalidOperationException">The team is running a job: from another thread, or this is a part of it.</exception>
    /// <exception cref="Exception">What a part threw; where several did, the one of the lowest part. All parts have run.</exception>
    public void Run(ITeamJob work, int parts)
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentOutOfRangeException.ThrowIfNegative(parts);
        ObjectDisposedException.ThrowIf(ending, this);
        if (Interlocked.Exchange(ref running, 1) != 0)
            throw new InvalidOperationException("The team is running a job already; a team runs one at a time and parts start none.");
        try
        {
            if (parts == 0) return;
            if (members.Length == 0 || parts == 1) RunInline(work, parts);
            else RunShared(work, parts);
        }
        finally
        {
            Volatile.Write(ref running, 0);
        }
    }

    /// <summary>Ends the threads and waits for them.</summary>
    public void Dispose()
    {
        if (ending) return;
        End();
        foreach (TeamMember member in members) member.Join();
    }

    /// <summary>Lets the threads end and does not wait for them, as a finalizer must not.</summary>
    internal void End()
    {
        ending = true;
        Interlocked.MemoryBarrier();
        foreach (TeamMember member in members) member.Wake();
    }

    /// <summary>Takes and runs parts of job <paramref name="number"/> until none is left.</summary>
    internal void Work(int number, int worker)
    {
        for (int turn = 0; turn < ranges.Length; turn++)
        {
            int owner = worker + turn;
            if (owner >= ranges.Length) owner -= ranges.Length;
            while (ranges[owner].TryTake(number, out int part))
            {
                RunPart(job!, part, worker);
                Interlocked.Decrement(ref partsLeft);
            }
        }
    }

    private void RunShared(ITeamJob work, int parts)
    {
        int number = jobNumber + 1;
        job = work;
        failure = null;
        Volatile.Write(ref partsLeft, parts);
        for (int index = 0; index < ranges.Length; index++)
        {
            int first = (int)((long)parts * index / ranges.Length);
            int end = (int)((long)parts * (index + 1) / ranges.Length);
            ranges[index].Open(number, first, end);
        }
        jobNumber = number;
        Interlocked.MemoryBarrier(); // Before looking who sleeps: a member says so first and looks at the number after.
        int helpers = Math.Min(members.Length, parts - 1);
        for (int index = 0; index < helpers; index++) members[index].Wake();
        Work(number, 0);
        SpinWait spin = default;
        while (Volatile.Read(ref partsLeft) != 0) spin.SpinOnce(sleep1Threshold: -1);
        job = null;
        failure?.Throw();
    }

    private void RunInline(ITeamJob work, int parts)
    {
        failure = null;
        for (int part = 0; part < parts; part++) RunPart(work, part, 0);
        failure?.Throw();
    }

    private void RunPart(ITeamJob work, int part, int worker)
    {
        try
        {
            work.RunPart(part, worker);
        }
#pragma warning disable CA1031 // Whatever a part throws belongs to the caller of Run.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            lock (failureLock)
            {
                if (failure is not null && failedPart <= part) return;
                failedPart = part;
                failure = ExceptionDispatchInfo.Capture(exception);
            }
        }
    }
}
