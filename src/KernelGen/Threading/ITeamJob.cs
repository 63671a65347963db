using System.ComponentModel;

namespace KernelGen.Threading;

/// <summary>Work that a <see cref="WorkerTeam"/> runs in numbered parts, in any order and at the same time.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITeamJob
{
    /// <summary>Does part <paramref name="part"/>. What it computes may depend on the part alone.</summary>
    /// <param name="part">The part, from 0.</param>
    /// <param name="worker">
    /// Which member of the team runs it, 0 to <see cref="WorkerTeam.Threads"/> - 1: an index of private scratch, nothing else.
    /// </param>
    void RunPart(int part, int worker);
}
