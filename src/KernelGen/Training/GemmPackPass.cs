using KernelGen.Threading;

namespace KernelGen.Training;

/// <summary>Packs a right operand for many products.</summary>
internal sealed class GemmPackPass(WorkerTeam team) : ITeamJob
{
    private MatrixView source;
    private bool transposed;
    private PackedMatrix? target;

    /// <summary>Packs.</summary>
    public void Run(in MatrixView matrix, bool matrixTransposed, PackedMatrix destination)
    {
        source = matrix;
        transposed = matrixTransposed;
        target = destination;
        team.Run(this, destination.Panels);
        target = null;
    }

    /// <inheritdoc/>
    public void RunPart(int part, int worker) => GemmPacking.RightPanel(
        in source, transposed, 0, target!.Rows, part * PackedMatrix.PanelColumns, ref target.At(part, 0));
}
