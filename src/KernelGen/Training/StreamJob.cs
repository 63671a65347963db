using System;
using KernelGen.Lanes;
using KernelGen.Threading;

namespace KernelGen.Training;

/// <summary>
/// Runs a <see cref="StreamPass"/>: every thread takes some streams through all time steps, so that threads wait for each other once
/// a window and not once a time step. Each has products of its own.
/// </summary>
internal sealed class StreamJob : ITeamJob
{
    private readonly WorkerTeam team;
    private readonly Gemm[] gemms;
    private readonly int streams;
    private StreamPass? pass;

    /// <summary>Takes the scratch of every thread.</summary>
    public StreamJob(WorkerTeam team, LaneWidth width, int streams)
    {
        this.team = team;
        this.streams = streams;
        gemms = new Gemm[Math.Min(team.Threads, streams)];
        for (int part = 0; part < gemms.Length; part++) gemms[part] = new Gemm(new WorkerTeam(1), width);
    }

    /// <summary>Runs <paramref name="work"/> over all streams.</summary>
    public void Run(StreamPass work)
    {
        pass = work;
        team.Run(this, gemms.Length);
        pass = null;
    }

    /// <summary>Runs <paramref name="work"/> over all streams at once, here.</summary>
    public void RunJoined(StreamPass work) => work(0, streams, gemms[0]);

    /// <inheritdoc/>
    public void RunPart(int part, int worker) =>
        pass!(streams * part / gemms.Length, streams * (part + 1) / gemms.Length, gemms[part]);
}
