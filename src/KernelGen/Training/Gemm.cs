using System;
using System.ComponentModel;
using KernelGen.Lanes;

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
    private readonly WorkerTeam team;

    /// <summary>Takes the scratch for products on <paramref name="team"/>.</summary>
    /// <param name="team">The threads; not owned.</param>
    /// <param name="width">The lane type.</param>
    public Gemm(WorkerTeam team, LaneWidth width)
    {
        this.team = team;
        _ = width;
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
        bool at = form == GemmForm.TN, bt = form == GemmForm.NT;
        int inner = at ? a.Rows : a.Columns;
        for (int i = 0; i < c.Rows; i++)
            for (int j = 0; j < c.Columns; j++)
            {
                float sum = accumulate ? c.Row(i)[j] : 0;
                for (int p = 0; p < inner; p++)
                    sum = MathF.FusedMultiplyAdd(at ? a.Row(p)[i] : a.Row(i)[p], bt ? b.Row(j)[p] : b.Row(p)[j], sum);
                c.Row(i)[j] = sum;
            }
    }

    /// <summary>C = A B or C += A B with a right operand that was packed before.</summary>
    /// <param name="a">A: m by k.</param>
    /// <param name="b">B: k by n.</param>
    /// <param name="c">C: m by n.</param>
    /// <param name="accumulate">Whether the product is added to what C holds.</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public void Multiply(in MatrixView a, PackedMatrix b, in MatrixView c, bool accumulate = false)
    {
        for (int i = 0; i < c.Rows; i++)
            for (int j = 0; j < c.Columns; j++)
            {
                float sum = accumulate ? c.Row(i)[j] : 0;
                for (int p = 0; p < b.Rows; p++)
                    sum = MathF.FusedMultiplyAdd(
                        a.Row(i)[p], System.Runtime.CompilerServices.Unsafe.Add(ref b.At(j / 32, p), j % 32), sum);
                c.Row(i)[j] = sum;
            }
    }

    /// <summary>Packs a right operand.</summary>
    /// <param name="source">The matrix, k by n; given as n by k where <paramref name="transposed"/>.</param>
    /// <param name="transposed">Whether it is given transposed, as the weights of a layer are for its forward product.</param>
    /// <param name="destination">Where to.</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public void Pack(in MatrixView source, bool transposed, PackedMatrix destination)
    {
        for (int p = 0; p < destination.Rows; p++)
            for (int j = 0; j < destination.Columns; j++)
                System.Runtime.CompilerServices.Unsafe.Add(ref destination.At(j / 32, p), j % 32) =
                    transposed ? source.Row(j)[p] : source.Row(p)[j];
    }
}
