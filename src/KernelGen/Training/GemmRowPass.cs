using System.Runtime.CompilerServices;
using KernelGen.Threading;

namespace KernelGen.Training;

/// <summary>
/// A product whose parts are groups of rows: the team packs a block of B that all share, and each part goes over it with its rows of
/// A, packed by the part where A is given transposed. While a block is multiplied, the next is packed. For many rows, and for
/// a long k.
/// </summary>
internal sealed class GemmRowPass(WorkerTeam team, GemmKernel kernel, GemmScratch scratch) : ITeamJob
{
    private const int PanelColumns = PackedMatrix.PanelColumns;
    private const int PackSteps = 64;

    private MatrixView a;
    private MatrixView b;
    private MatrixView c;
    private GemmForm form;
    private bool accumulate;
    private RowTiles tiles = RowTiles.Small;
    private EvenBlocks rows;
    private EvenBlocks columns;
    private EvenBlocks steps;
    private int stage;
    private int computing;

    /// <summary>Multiplies.</summary>
    public void Run(GemmForm productForm, in MatrixView left, in MatrixView right, in MatrixView output, bool add)
    {
        (form, a, b, c, accumulate) = (productForm, left, right, output, add);
        tiles = kernel.TilesFor(form == GemmForm.TN ? 1 : a.Stride);
        steps = EvenBlocks.AtMost(form == GemmForm.TN ? a.Rows : a.Columns, GemmKernel.MaximumSteps);
        columns = EvenBlocks.AtMost(c.Columns, GemmScratch.BlockColumns, PanelColumns);
        rows = RowParts();
        int stages = steps.Count * columns.Count;
        for (stage = -1; stage < stages; stage++)
        {
            computing = stage < 0 ? 0 : rows.Count;
            int packing = stage + 1 == stages ? 0 : (StepCount(stage + 1) + PackSteps - 1) / PackSteps;
            team.Run(this, computing + packing);
        }
    }

    /// <inheritdoc/>
    public void RunPart(int part, int worker)
    {
        if (part < computing) Compute(part, worker);
        else Pack(part - computing);
    }

    private EvenBlocks RowParts()
    {
        int tileCount = (c.Rows + tiles.Widest - 1) / tiles.Widest;
        int least = (tileCount + GemmScratch.PartRows / tiles.Widest - 1) / (GemmScratch.PartRows / tiles.Widest);
        // Four parts a member even out members that lose time to other processes; a multiple of the members shares out evenly.
        int wanted = int.Max(least, 4 * team.Threads);
        return new EvenBlocks(c.Rows, int.Min(tileCount, (wanted + team.Threads - 1) / team.Threads * team.Threads), tiles.Widest);
    }

    private int StepCount(int ofStage) => steps.Start(ofStage % steps.Count + 1) - steps.Start(ofStage % steps.Count);

    private void Pack(int part)
    {
        int next = stage + 1;
        int firstStep = part * PackSteps, blockSteps = StepCount(next), columnBlock = next / steps.Count;
        int count = int.Min(PackSteps, blockSteps - firstStep);
        GemmPacking.RightPanels(
            in b,
            form == GemmForm.NT,
            steps.Start(next % steps.Count) + firstStep,
            count,
            columns.Start(columnBlock),
            columns.Start(columnBlock + 1),
            ref Unsafe.Add(ref scratch.Block(next & 1), (nint)firstStep * PanelColumns),
            (nint)blockSteps * PanelColumns);
    }

    private void Compute(int part, int worker)
    {
        int row = rows.Start(part), stepBlock = stage % steps.Count, stepCount = StepCount(stage);
        LeftOperand left = Left(row, rows.Start(part + 1) - row, steps.Start(stepBlock), stepCount, worker);
        int column = columns.Start(stage / steps.Count), end = columns.Start(stage / steps.Count + 1);
        ref float block = ref scratch.Block(stage & 1);
        for (nint panel = 0; column < end; column += PanelColumns, panel++)
        {
            kernel.Panel(
                in left,
                ref Unsafe.Add(ref block, panel * stepCount * PanelColumns),
                stepCount,
                ref Unsafe.Add(ref c.First, (nint)row * c.Stride + column),
                c.Stride,
                int.Min(PanelColumns, end - column),
                accumulate || stepBlock > 0,
                ref scratch.Spare(worker));
        }
    }

    private LeftOperand Left(int row, int rowCount, int step, int stepCount, int worker)
    {
        if (form != GemmForm.TN)
            return LeftOperand.Direct(ref Unsafe.Add(ref a.First, (nint)row * a.Stride + step), a.Stride, rowCount, tiles);
        ref float pack = ref scratch.Pack(worker);
        GemmPacking.LeftTiles(in a, step, stepCount, row, rowCount, tiles, ref pack);
        return LeftOperand.Packed(ref pack, stepCount, rowCount, tiles);
    }
}
