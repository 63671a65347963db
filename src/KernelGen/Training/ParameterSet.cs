using System;
using System.Collections.Generic;
using KernelGen.Lanes;
using KernelGen.Threading;

namespace KernelGen.Training;

/// <summary>
/// The parameters that are trained together, and the passes that go over all of them: gradient norm, clipping, clearing.
/// Parameters are cut into chunks of a fixed length, so that no result depends on the team.
/// </summary>
public sealed class ParameterSet
{
    /// <summary>Elements of a chunk.</summary>
    internal const int ChunkElements = 1 << 14;

    private readonly Parameter[] parameters;
    private readonly ParameterChunk[] chunks;
    private readonly float[] sums;
    private readonly ChunkJob clear;
    private readonly ChunkJob square;
    private readonly ClampJob clamp;

    /// <summary>Takes <paramref name="parameters"/> in their order, which fixes the order of the sums.</summary>
    /// <param name="parameters">The parameters; names differ.</param>
    /// <param name="team">The threads; not owned.</param>
    /// <param name="width">The lane type.</param>
    /// <exception cref="ArgumentException">Two parameters have one name.</exception>
    public ParameterSet(IReadOnlyList<Parameter> parameters, WorkerTeam team, LaneWidth width)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(team);
        this.parameters = [.. parameters];
        Team = team;
        Kernels = ElementKernels.For(width);
        List<ParameterChunk> cut = [];
        HashSet<string> names = [];
        foreach (Parameter parameter in this.parameters)
        {
            if (!names.Add(parameter.Name))
                throw new ArgumentException($"Two parameters are named '{parameter.Name}'.", nameof(parameters));
            for (int start = 0; start < parameter.Count; start += ChunkElements)
                cut.Add(new(parameter, start, Math.Min(ChunkElements, parameter.Count - start)));
        }
        chunks = [.. cut];
        sums = new float[chunks.Length];
        clear = new ChunkJob(chunks, (in chunk, _) => Kernels.Clear(ref chunk.Gradient, chunk.Count));
        square = new ChunkJob(chunks, (in chunk, index) => sums[index] = SumOfSquares(in chunk));
        clamp = new ClampJob(chunks, Kernels);
    }

    /// <summary>The parameters in order.</summary>
    public IReadOnlyList<Parameter> Parameters => parameters;

    /// <summary>
    /// The factor that the next optimizer step multiplies gradients by: 1, or what <see cref="ClipGradientNorm"/> found. The
    /// step sets it back to 1.
    /// </summary>
    public float GradientScale { get; set; } = 1;

    /// <summary>Whether all values that the last optimizer step wrote were finite.</summary>
    public bool AreFinite { get; internal set; } = true;

    /// <summary>The threads.</summary>
    internal WorkerTeam Team { get; }

    /// <summary>The passes of the lane type.</summary>
    internal ElementKernels Kernels { get; }

    /// <summary>The chunks of all parameters.</summary>
    internal ReadOnlySpan<ParameterChunk> Chunks => chunks;

    /// <summary>Sets every gradient to zero.</summary>
    public void ClearGradients() => Team.Run(clear, chunks.Length);

    /// <summary>
    /// The Euclidean norm of all gradients as one vector: a float sum of squares for each chunk by sixteen partial sums, the
    /// chunks added in order in double precision.
    /// </summary>
    public double GradientNorm()
    {
        Team.Run(square, chunks.Length);
        double total = 0;
        foreach (float sum in sums) total += sum;
        return Math.Sqrt(total);
    }

    /// <summary>
    /// Clips the gradients' norm as PyTorch's clip_grad_norm_ does: the factor is min(1, maximum / (norm + 1e-6)). It is
    /// not applied here but left in <see cref="GradientScale"/>, which saves a pass over memory.
    /// </summary>
    /// <param name="maximum">The greatest norm, above 0.</param>
    /// <returns>The norm before clipping.</returns>
    public double ClipGradientNorm(double maximum)
    {
        if (!(maximum > 0)) throw new ArgumentOutOfRangeException(nameof(maximum), maximum, "A norm to clip to is above 0.");
        double norm = GradientNorm();
        double factor = maximum / (norm + 1e-6);
        GradientScale = factor < 1 ? (float)factor : 1f;
        return norm;
    }

    /// <summary>
    /// Limits every value of the parameters that are <see cref="Parameter.IsClamped"/> to the range (Xu et al. 2018,
    /// section 4: weights stay in [-1, 1]).
    /// </summary>
    public void ClampValues(float minimum, float maximum)
    {
        if (!(minimum <= maximum))
            throw new ArgumentException($"The range [{minimum}, {maximum}] is empty.");
        clamp.Minimum = minimum;
        clamp.Maximum = maximum;
        Team.Run(clamp, chunks.Length);
    }

    // Blocks that are left out would add squares of zero, which changes no bit.
    private float SumOfSquares(in ParameterChunk chunk)
    {
        SixteenPartials partials = default;
        int start = chunk.Start, end = chunk.Start + chunk.Count;
        for (int count; (count = chunk.Parameter.NextActive(ref start, end)) > 0; start += count)
            Kernels.AddSquares(ref chunk.Parameter.Gradient.FloatsAt(start * sizeof(float)), count, ref partials);
        return partials.Join();
    }
}
