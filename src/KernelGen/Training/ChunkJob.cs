using KernelGen.Threading;

namespace KernelGen.Training;

/// <summary>A pass over the chunks of a parameter set, one part a chunk.</summary>
/// <param name="chunks">The chunks.</param>
/// <param name="work">What is done to a chunk, given its index.</param>
internal sealed class ChunkJob(ParameterChunk[] chunks, ChunkJob.Work work) : ITeamJob
{
    /// <summary>What is done to one chunk.</summary>
    internal delegate void Work(in ParameterChunk chunk, int index);

    /// <inheritdoc/>
    public void RunPart(int part, int worker) => work(in chunks[part], part);
}
