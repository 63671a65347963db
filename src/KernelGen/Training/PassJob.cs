using System;
using System.Runtime.CompilerServices;
using KernelGen.Threading;

namespace KernelGen.Training;

/// <summary>One elementwise pass, cut into parts: runs of elements, groups of rows, or groups of columns.</summary>
internal sealed class PassJob(ElementKernels kernels) : ITeamJob
{
    private PassKind kind;
    private MatrixView y;
    private MatrixView x;
    private float factor;
    private bool flat;

    /// <summary>Elements, rows or columns of a part.</summary>
    public int Step { get; private set; }

    /// <summary>The mask of a dropout pass.</summary>
    public DropoutMask Mask { get; set; }

    /// <summary>The step of a dropout pass.</summary>
    public ulong MaskStep { get; set; }

    /// <summary>A pass by rows or, for column sums, by columns.</summary>
    public void Prepare(PassKind passKind, in MatrixView destination, in MatrixView operand, float by, int step)
    {
        kind = passKind;
        y = destination;
        x = operand;
        factor = by;
        Step = step;
        flat = false;
    }

    /// <summary>A pass over one run of elements.</summary>
    public void PrepareFlat(PassKind passKind, in MatrixView destination, in MatrixView operand, float by, int step)
    {
        Prepare(passKind, in destination, in operand, by, step);
        flat = true;
    }

    /// <inheritdoc/>
    public void RunPart(int part, int worker)
    {
        int start = part * Step;
        if (kind == PassKind.ColumnSums)
        {
            int columns = Math.Min(Step, y.Columns - start);
            kernels.ColumnSums(ref At(in x, 0, start), ref At(in y, 0, start), y.Stride, y.Rows, columns, factor != 0);
        }
        else if (flat)
        {
            Apply(0, start, Math.Min(Step, y.Columns - start));
        }
        else
        {
            int end = Math.Min(y.Rows, start + Step);
            for (int row = start; row < end; row++) Apply(row, 0, y.Columns);
        }
    }

    private void Apply(int row, int start, int count)
    {
        ref float target = ref At(in y, row, start);
        if (kind is PassKind.Clear) kernels.Clear(ref target, count);
        else if (kind is PassKind.Scale) kernels.Scale(ref target, factor, count);
        else ApplyTwo(ref target, ref At(in x, kind == PassKind.AddBias ? 0 : row, start), start, count);
    }

    private void ApplyTwo(ref float target, ref float source, int start, int count)
    {
        if (kind == PassKind.Dropout) kernels.Dropout(ref target, ref source, start, count, Mask, MaskStep);
        else if (kind == PassKind.AddScaled) kernels.AddScaled(ref target, factor, ref source, count);
        else kernels.Add(ref target, ref source, count);
    }

    private static ref float At(in MatrixView view, int row, int column) =>
        ref Unsafe.Add(ref view.First, (nint)row * view.Stride + column);
}
