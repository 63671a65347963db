using System.Diagnostics;
using System.Threading;

namespace KernelGen.Threading;

/// <summary>One started thread of a <see cref="WorkerTeam"/>.</summary>
internal sealed class TeamMember
{
    // A training step runs jobs a few microseconds apart; waking a parked thread costs tens of them.
    private static readonly long SpinTicks = Stopwatch.Frequency / 10_000;

    private readonly WorkerTeam team;
    private readonly int worker;
    private readonly Thread thread;
    private readonly AutoResetEvent wake = new(false);
    private int parked;

    /// <summary>Starts the thread of member <paramref name="worker"/>.</summary>
    public TeamMember(WorkerTeam team, int worker)
    {
        this.team = team;
        this.worker = worker;
        thread = new Thread(Serve) { IsBackground = true, Name = $"KernelGen team {worker}" };
        thread.Start();
    }

    /// <summary>Wakes the thread if it sleeps.</summary>
    public void Wake()
    {
        if (Volatile.Read(ref parked) != 0 && Interlocked.Exchange(ref parked, 0) != 0) wake.Set();
    }

    /// <summary>Waits for the thread's end.</summary>
    public void Join()
    {
        thread.Join();
        wake.Dispose();
    }

    private void Serve()
    {
        int done = 0;
        while (true)
        {
            AwaitJobAfter(done);
            if (team.Ending) return;
            done = team.JobNumber;
            team.Work(done, worker);
        }
    }

    private bool Idle(int done) => team.JobNumber == done && !team.Ending;

    private void AwaitJobAfter(int done)
    {
        long start = Stopwatch.GetTimestamp();
        while (Idle(done))
        {
            Thread.SpinWait(16);
            if (Stopwatch.GetTimestamp() - start < SpinTicks) continue;
            Park(done);
            return;
        }
    }

    private void Park(int done)
    {
        Interlocked.Exchange(ref parked, 1);
        // A job may have come before the flag was seen. Whoever clears the flag decides whether the event is set.
        if (!Idle(done) && Interlocked.Exchange(ref parked, 0) != 0) return;
        wake.WaitOne();
    }
}
