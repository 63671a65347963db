using System;
using KernelGen.Threading;

namespace KernelGen.Training;

/// <summary>Runs a <see cref="RangePass"/> over a range in parts; made once, used for one pass after another.</summary>
internal sealed class RangeJob(WorkerTeam team) : ITeamJob
{
    // A few parts a thread, so that a thread that is late leaves some of its share to the others.
    private const int PartsPerThread = 4;

    private RangePass? pass;
    private int count;
    private int length;

    /// <summary>Runs <paramref name="work"/> over 0 to <paramref name="total"/> - 1 in ranges that begin at multiples of <paramref name="grain"/>.</summary>
    public void Run(RangePass work, int total, int grain)
    {
        int grains = (total + grain - 1) / grain;
        int parts = Math.Min(grains, team.Threads == 1 ? 1 : PartsPerThread * team.Threads);
        if (parts == 0) return;
        pass = work;
        count = total;
        length = (grains + parts - 1) / parts * grain;
        team.Run(this, (total + length - 1) / length);
        pass = null;
    }

    /// <inheritdoc/>
    public void RunPart(int part, int worker) => pass!(part * length, Math.Min(count, (part + 1) * length));
}
