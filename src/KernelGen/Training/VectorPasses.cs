using System;
using System.ComponentModel;
using KernelGen.Lanes;
using KernelGen.Threading;

namespace KernelGen.Training;

/// <summary>
/// Elementwise passes over matrices on a team of threads: the bits depend neither on the lane type nor on the team, and
/// nothing is allocated.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class VectorPasses
{
    // A part is long enough to be worth handing out and short enough to stay in the first-level cache with its operand.
    private const int PartElements = 1 << 12;
    private const int PartColumns = 256;

    private readonly WorkerTeam team;
    private readonly PassJob job;

    /// <summary>Prepares passes on <paramref name="team"/> over lanes of <paramref name="width"/>.</summary>
    public VectorPasses(WorkerTeam team, LaneWidth width)
    {
        ArgumentNullException.ThrowIfNull(team);
        this.team = team;
        job = new PassJob(ElementKernels.For(width));
    }

    /// <summary>x = 0.</summary>
    public void Clear(in MatrixView x) => RunElements(PassKind.Clear, in x, default, 0);

    /// <summary>x = x * <paramref name="factor"/>.</summary>
    public void Scale(in MatrixView x, float factor) => RunElements(PassKind.Scale, in x, default, factor);

    /// <summary>y = y + x; equal shapes.</summary>
    public void Add(in MatrixView y, in MatrixView x)
    {
        RequireEqualShapes(in y, in x);
        RunElements(PassKind.Add, in y, in x, 0);
    }

    /// <summary>y = y + <paramref name="factor"/> * x with one rounding; equal shapes.</summary>
    public void AddScaled(in MatrixView y, float factor, in MatrixView x)
    {
        RequireEqualShapes(in y, in x);
        RunElements(PassKind.AddScaled, in y, in x, factor);
    }

    /// <summary>Adds the one row <paramref name="bias"/> to every row of <paramref name="rows"/>.</summary>
    public void AddBias(in MatrixView rows, in MatrixView bias)
    {
        RequireOneRow(in bias, rows.Columns);
        job.Prepare(PassKind.AddBias, in rows, in bias, 0, RowsOfPart(rows.Columns));
        team.Run(job, Parts(rows.Rows, job.Step));
    }

    /// <summary>The sum of every column, rows ascending: the gradient of a bias.</summary>
    /// <param name="sums">One row: set, or added to where <paramref name="accumulate"/>.</param>
    /// <param name="source">The rows.</param>
    /// <param name="accumulate">Whether the sums start at what <paramref name="sums"/> holds.</param>
    public void ColumnSums(in MatrixView sums, in MatrixView source, bool accumulate = false)
    {
        RequireOneRow(in sums, source.Columns);
        job.Prepare(PassKind.ColumnSums, in source, in sums, accumulate ? 1 : 0, PartColumns);
        team.Run(job, Parts(source.Columns, PartColumns));
    }

    /// <summary>
    /// y = dropout of x: an element stays with <see cref="DropoutMask.Keep"/> and is then divided by it, else it becomes 0. The
    /// same mask and step give the same elements, so that the backward pass calls this with the gradient. Equal shapes, both
    /// contiguous; y may be x. Element i of the matrix is element i of the mask.
    /// </summary>
    public void Dropout(in MatrixView y, in MatrixView x, in DropoutMask mask, ulong step)
    {
        RequireEqualShapes(in y, in x);
        if (!y.IsContiguous || !x.IsContiguous) throw new ArgumentException("Dropout needs matrices whose rows follow each other.");
        job.Mask = mask;
        job.MaskStep = step;
        RunElements(PassKind.Dropout, in y, in x, 0);
    }

    private void RunElements(PassKind kind, in MatrixView y, in MatrixView x, float factor)
    {
        bool flat = y.IsContiguous && (x.Memory is null || x.IsContiguous);
        int count = y.Rows * y.Columns;
        if (count == 0) return;
        if (!flat)
        {
            job.Prepare(kind, in y, in x, factor, RowsOfPart(y.Columns));
            team.Run(job, Parts(y.Rows, job.Step));
            return;
        }
        MatrixView other = x.Memory is null ? default : new MatrixView(x.Memory, x.Offset, 1, count);
        job.PrepareFlat(kind, new MatrixView(y.Memory, y.Offset, 1, count), in other, factor, PartElements);
        team.Run(job, Parts(count, PartElements));
    }

    private static int RowsOfPart(int columns) => Math.Max(1, PartElements / Math.Max(1, columns));

    private static int Parts(int count, int step) => (count + step - 1) / step;

    private static void RequireEqualShapes(in MatrixView y, in MatrixView x)
    {
        if (y.Rows != x.Rows || y.Columns != x.Columns)
            throw new ArgumentException($"The operands have {y} and {x} elements; expected equal shapes.");
    }

    private static void RequireOneRow(in MatrixView row, int columns)
    {
        if (row.Rows != 1 || row.Columns != columns)
            throw new ArgumentException($"The row is {row}; expected 1x{columns}.");
    }
}
