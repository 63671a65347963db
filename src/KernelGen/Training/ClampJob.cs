using KernelGen.Threading;

namespace KernelGen.Training;

/// <summary>Limits the values of every clamped parameter to a range.</summary>
internal sealed class ClampJob(ParameterChunk[] chunks, ElementKernels kernels) : ITeamJob
{
    /// <summary>Least value.</summary>
    public float Minimum { get; set; }

    /// <summary>Greatest value.</summary>
    public float Maximum { get; set; }

    /// <inheritdoc/>
    public void RunPart(int part, int worker)
    {
        ref readonly ParameterChunk chunk = ref chunks[part];
        if (chunk.Parameter.IsClamped) kernels.Clamp(ref chunk.Value, Minimum, Maximum, chunk.Count);
    }
}
