using System.Runtime.CompilerServices;
using KernelGen.Lanes;

namespace KernelGen.Training;

/// <summary>The memory of matrix products: two blocks of B that a team shares, and private scratch for each member.</summary>
internal sealed class GemmScratch
{
    /// <summary>The greatest number of columns of a shared block.</summary>
    public const int BlockColumns = 1024;

    /// <summary>The greatest number of rows that a member packs at once.</summary>
    public const int PartRows = 448;

    private const int BlockFloats = GemmKernel.MaximumSteps * BlockColumns;
    private const int PackFloats = GemmKernel.MaximumSteps * PartRows;

    private readonly AlignedBuffer blocks = new(2L * BlockFloats * sizeof(float));
    private readonly AlignedBuffer[] members;

    /// <summary>Takes the scratch of a team of <paramref name="threads"/>.</summary>
    public GemmScratch(int threads)
    {
        members = new AlignedBuffer[threads];
        for (int index = 0; index < threads; index++)
            members[index] = new AlignedBuffer((PackFloats + GemmKernel.SpareFloats) * sizeof(float));
    }

    /// <summary>Shared block <paramref name="which"/>, 0 or 1.</summary>
    public ref float Block(int which) => ref blocks.FloatsAt(which * BlockFloats * sizeof(float));

    /// <summary>What <paramref name="worker"/> packs into: a panel of B, or rows of A.</summary>
    public ref float Pack(int worker) => ref members[worker].FloatsAt(0);

    /// <summary>The spare tile of <paramref name="worker"/>.</summary>
    public ref float Spare(int worker) => ref members[worker].FloatsAt(PackFloats * sizeof(float));
}
