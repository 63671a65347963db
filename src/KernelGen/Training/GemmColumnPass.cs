using System.Runtime.CompilerServices;
using KernelGen.Threading;

namespace KernelGen.Training;

/// <summary>
/// A product whose parts are groups of panels: each part packs its own panels of B, or finds them packed, and reads A, row-major,
/// as it lies. For many columns, and for few rows.
/// </summary>
internal sealed class GemmColumnPass(WorkerTeam team, GemmKernel kernel, GemmScratch scratch) : ITeamJob
{
    // Rows of A that a part goes over with one panel: with the greatest k they fill half of a second-level cache.
    private const int BlockRows = 700;

    private const int PanelColumns = PackedMatrix.PanelColumns;

    private MatrixView a;
    private MatrixView b;
    private MatrixView c;
    private PackedMatrix? packed;
    private bool transposed;
    private bool accumulate;
    private RowTiles tiles = RowTiles.Small;
    private EvenBlocks parts;
    private EvenBlocks steps;
    private EvenBlocks rows;

    /// <summary>Multiplies by a matrix that is packed part by part.</summary>
    public void Run(in MatrixView left, in MatrixView right, bool rightTransposed, in MatrixView output, bool add)
    {
        b = right;
        transposed = rightTransposed;
        packed = null;
        Run(in left, in output, add);
    }

    /// <summary>Multiplies by a matrix that was packed before.</summary>
    public void Run(in MatrixView left, PackedMatrix right, in MatrixView output, bool add)
    {
        packed = right;
        Run(in left, in output, add);
        packed = null;
    }

    /// <inheritdoc/>
    public void RunPart(int part, int worker)
    {
        int end = parts.Start(part + 1);
        for (int rowBlock = 0; rowBlock < rows.Count; rowBlock++)
            for (int stepBlock = 0; stepBlock < steps.Count; stepBlock++)
                for (int column = parts.Start(part); column < end; column += PanelColumns)
                    Panel(rowBlock, stepBlock, column, worker);
    }

    private void Run(in MatrixView left, in MatrixView output, bool add)
    {
        a = left;
        c = output;
        accumulate = add;
        tiles = kernel.TilesFor(a.Stride);
        steps = EvenBlocks.AtMost(a.Columns, GemmKernel.MaximumSteps);
        rows = EvenBlocks.AtMost(a.Rows, BlockRows, tiles.Widest);
        int panels = (c.Columns + PanelColumns - 1) / PanelColumns;
        // Eight parts a member even out members that lose time to other processes.
        parts = new EvenBlocks(c.Columns, int.Min(panels, 8 * team.Threads), PanelColumns);
        team.Run(this, parts.Count);
    }

    private void Panel(int rowBlock, int stepBlock, int column, int worker)
    {
        int row = rows.Start(rowBlock), step = steps.Start(stepBlock);
        int stepCount = steps.Start(stepBlock + 1) - step;
        ref float panel = ref Packed(column, step, stepCount, worker);
        ref float first = ref Unsafe.Add(ref a.First, (nint)row * a.Stride + step);
        ref float output = ref Unsafe.Add(ref c.First, (nint)row * c.Stride + column);
        kernel.Panel(
            LeftOperand.Direct(ref first, a.Stride, rows.Start(rowBlock + 1) - row, tiles),
            ref panel,
            stepCount,
            ref output,
            c.Stride,
            int.Min(PanelColumns, c.Columns - column),
            accumulate || stepBlock > 0,
            ref scratch.Spare(worker));
    }

    private ref float Packed(int column, int step, int stepCount, int worker)
    {
        if (packed is not null) return ref packed.At(column / PanelColumns, step);
        ref float panel = ref scratch.Pack(worker);
        GemmPacking.RightPanel(in b, transposed, step, stepCount, column, ref panel);
        return ref panel;
    }
}
