using System;
using System.ComponentModel;
using KernelGen.Lanes;
using KernelGen.Threading;

namespace KernelGen.Training;

/// <summary>
/// Matrix products C = op(A) op(B) or C += op(A) op(B) of row-major floats, on a team of threads. Every element of C is
/// one chain of fused multiply-adds with k ascending, that starts at 0 or, where the product is added, at the element's
/// old value: the bits depend neither on the lane type nor on the team.
/// </summary>
/// <remarks>
/// All scratch is taken by the constructor; a product allocates nothing. C overlaps neither operand. One product at a
/// time.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Gemm
{
    private const int WideRows = 1024;

    private readonly GemmColumnPass byColumns;
    private readonly GemmRowPass byRows;
    private readonly GemmPackPass packing;
    private readonly VectorPasses passes;

    /// <summary>Takes the scratch for products on <paramref name="team"/>: about 3 MiB, and 0.7 MiB a thread.</summary>
    /// <param name="team">The threads; not owned.</param>
    /// <param name="width">The lane type.</param>
    public Gemm(WorkerTeam team, LaneWidth width)
    {
        ArgumentNullException.ThrowIfNull(team);
        GemmKernel kernel = GemmKernel.For(width);
        GemmScratch scratch = new(team.Threads);
        byColumns = new GemmColumnPass(team, kernel, scratch);
        byRows = new GemmRowPass(team, kernel, scratch);
        packing = new GemmPackPass(team);
        passes = new VectorPasses(team, width);
    }

    /// <summary>C = op(A) op(B), or C += op(A) op(B).</summary>
    /// <param name="form">Which operands are given transposed.</param>
    /// <param name="a">A: m by k, for <see cref="GemmForm.TN"/> k by m.</param>
    /// <param name="b">B: k by n, for <see cref="GemmForm.NT"/> n by k.</param>
    /// <param name="c">C: m by n.</param>
    /// <param name="accumulate">Whether the product is added to what C holds.</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public void Multiply(GemmForm form, in MatrixView a, in MatrixView b, in MatrixView c, bool accumulate = false)
    {
        (int rows, int inner) = form == GemmForm.TN ? (a.Columns, a.Rows) : (a.Rows, a.Columns);
        (int otherInner, int columns) = form == GemmForm.NT ? (b.Columns, b.Rows) : (b.Rows, b.Columns);
        if (inner != otherInner || c.Rows != rows || c.Columns != columns)
            throw new ArgumentException($"A product {form} of A {a} and B {b} does not give C {c}.");
        if (IsEmpty(inner, in c, accumulate)) return;
        // Parts by columns read all of A for each panel: for an A that stays in a cache, or for too few rows to share out.
        bool wide = columns >= 2 * rows && rows <= WideRows;
        if (wide && form != GemmForm.TN) byColumns.Run(in a, in b, form == GemmForm.NT, in c, accumulate);
        else byRows.Run(form, in a, in b, in c, accumulate);
    }

    /// <summary>C = A B or C += A B with a right operand that was packed before.</summary>
    /// <param name="a">A: m by k.</param>
    /// <param name="b">B: k by n.</param>
    /// <param name="c">C: m by n.</param>
    /// <param name="accumulate">Whether the product is added to what C holds.</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public void Multiply(in MatrixView a, PackedMatrix b, in MatrixView c, bool accumulate = false)
    {
        ArgumentNullException.ThrowIfNull(b);
        if (a.Columns != b.Rows || c.Rows != a.Rows || c.Columns != b.Columns)
            throw new ArgumentException($"A product of A {a} and packed B {b.Rows}x{b.Columns} does not give C {c}.");
        if (!IsEmpty(b.Rows, in c, accumulate)) byColumns.Run(in a, b, in c, accumulate);
    }

    /// <summary>Packs a right operand.</summary>
    /// <param name="source">The matrix, k by n; given as n by k where <paramref name="transposed"/>.</param>
    /// <param name="transposed">Whether it is given transposed, as the weights of a layer are for its forward product.</param>
    /// <param name="destination">Where to.</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public void Pack(in MatrixView source, bool transposed, PackedMatrix destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        (int rows, int columns) = transposed ? (source.Columns, source.Rows) : (source.Rows, source.Columns);
        if (rows != destination.Rows || columns != destination.Columns)
        {
            throw new ArgumentException(
                $"The matrix to pack has k = {rows}, n = {columns}; expected {destination.Rows} and {destination.Columns}.");
        }
        packing.Run(in source, transposed, destination);
    }

    // Whether there is nothing to multiply; an empty sum is zero.
    private bool IsEmpty(int inner, in MatrixView c, bool accumulate)
    {
        if (inner != 0 && c.Rows != 0 && c.Columns != 0) return false;
        if (!accumulate) passes.Clear(in c);
        return true;
    }
}
