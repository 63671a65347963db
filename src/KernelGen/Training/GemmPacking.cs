using System;
using System.Runtime.CompilerServices;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Training;

/// <summary>Copies of operands in the order in which the tiles read them.</summary>
internal static class GemmPacking
{
    private const int PanelColumns = PackedMatrix.PanelColumns;
    private const int StepsAtOnce = 8;

    /// <summary>
    /// Packs rows <paramref name="firstStep"/> to + <paramref name="steps"/> - 1 of 32 columns of B, from column
    /// <paramref name="firstColumn"/>, as rows of 32 floats; columns that B does not have become zeros.
    /// </summary>
    public static void RightPanel(
        in MatrixView b, bool transposed, int firstStep, int steps, int firstColumn, ref float panel)
    {
        int columns = Math.Min(PanelColumns, (transposed ? b.Rows : b.Columns) - firstColumn);
        if (transposed) RightPanelTransposed(in b, firstStep, steps, firstColumn, columns, ref panel);
        else RightPanelPlain(in b, firstStep, steps, firstColumn, columns, ref panel);
    }

    /// <summary>
    /// Packs rows <paramref name="firstStep"/> to + <paramref name="steps"/> - 1 of B's columns <paramref name="firstColumn"/> to
    /// <paramref name="endColumn"/> - 1 as panels that lie <paramref name="panelFloats"/> apart.
    /// </summary>
    [MethodImpl(AggressiveOptimization)]
    public static void RightPanels(
        in MatrixView b,
        bool transposed,
        int firstStep,
        int steps,
        int firstColumn,
        int endColumn,
        ref float panels,
        nint panelFloats)
    {
        // A few rows of B over all panels, so that memory is read in the order in which it lies.
        int atOnce = transposed ? steps : StepsAtOnce;
        for (int step = 0; step < steps; step += atOnce)
        {
            ref float target = ref Unsafe.Add(ref panels, (nint)step * PanelColumns);
            for (int column = firstColumn; column < endColumn; column += PanelColumns)
            {
                RightPanel(in b, transposed, firstStep + step, Math.Min(atOnce, steps - step), column, ref target);
                target = ref Unsafe.Add(ref target, panelFloats);
            }
        }
    }

    /// <summary>
    /// Packs rows <paramref name="firstRow"/> to + <paramref name="rows"/> - 1 of A, which is given as k by m: tile after tile, in each
    /// the rows of a k side by side.
    /// </summary>
    [MethodImpl(AggressiveOptimization)]
    public static void LeftTiles(
        in MatrixView a, int firstStep, int steps, int firstRow, int rows, RowTiles tiles, ref float packed)
    {
        // Some k at a time: whole runs of the user's rows come into the first-level cache, then tile after tile is copied.
        for (int step = 0; step < steps; step += StepsAtOnce)
        {
            ref float source = ref Element(in a, firstStep + step, firstRow);
            int count = Math.Min(StepsAtOnce, steps - step), height;
            for (int row = 0; row < rows; row += height)
            {
                height = tiles.Next(rows - row);
                ref float target = ref Unsafe.Add(ref packed, (nint)row * steps + (nint)step * height);
                CopyTile(ref Unsafe.Add(ref source, row), a.Stride, ref target, height, count);
            }
        }
    }

    [MethodImpl(AggressiveOptimization)]
    private static void RightPanelPlain(
        in MatrixView b, int firstStep, int steps, int firstColumn, int columns, ref float panel)
    {
        for (int step = 0; step < steps; step++)
        {
            ref float source = ref Element(in b, firstStep + step, firstColumn);
            ref float target = ref Unsafe.Add(ref panel, (nint)step * PanelColumns);
            if (columns == PanelColumns)
            {
                Copy(ref source, ref target, PanelColumns * sizeof(float));
                continue;
            }
            for (int column = 0; column < PanelColumns; column++)
                Unsafe.Add(ref target, column) = column < columns ? Unsafe.Add(ref source, column) : 0;
        }
    }

    [MethodImpl(AggressiveOptimization)]
    private static void RightPanelTransposed(
        in MatrixView b, int firstStep, int steps, int firstColumn, int columns, ref float panel)
    {
        for (int half = 0; half < PanelColumns; half += 16)
        {
            ref float target = ref Unsafe.Add(ref panel, half);
            if (half + 16 <= columns)
            {
                ref float block = ref Element(in b, firstColumn + half, firstStep);
                FloatTranspose.SixteenRows(ref block, b.Stride, ref target, PanelColumns, steps);
                continue;
            }
            for (int column = 0; column < 16; column++)
            {
                bool present = half + column < columns;
                ref float source = ref Element(in b, present ? firstColumn + half + column : firstColumn, firstStep);
                for (nint step = 0; step < steps; step++)
                    Unsafe.Add(ref target, step * PanelColumns + column) = present ? Unsafe.Add(ref source, step) : 0;
            }
        }
    }

    // Constant lengths, so that the JIT copies by registers.
    [MethodImpl(AggressiveOptimization)]
    private static void CopyTile(ref float source, nint stride, ref float target, int height, nint count)
    {
        switch (height)
        {
            case 14:
                for (nint step = 0; step < count; step++)
                    Copy(ref Unsafe.Add(ref source, step * stride), ref Unsafe.Add(ref target, step * 14), 14 * sizeof(float));
                break;
            case 10:
                for (nint step = 0; step < count; step++)
                    Copy(ref Unsafe.Add(ref source, step * stride), ref Unsafe.Add(ref target, step * 10), 10 * sizeof(float));
                break;
            case 6:
                for (nint step = 0; step < count; step++)
                    Copy(ref Unsafe.Add(ref source, step * stride), ref Unsafe.Add(ref target, step * 6), 6 * sizeof(float));
                break;
            default:
                for (nint step = 0; step < count; step++)
                    for (nint row = 0; row < height; row++)
                        Unsafe.Add(ref target, step * height + row) = Unsafe.Add(ref source, step * stride + row);
                break;
        }
    }

    [MethodImpl(AggressiveInlining)]
    private static void Copy(ref float source, ref float target, uint bytes) =>
        Unsafe.CopyBlockUnaligned(ref Unsafe.As<float, byte>(ref target), ref Unsafe.As<float, byte>(ref source), bytes);

    private static ref float Element(in MatrixView matrix, int row, int column) =>
        ref Unsafe.Add(ref matrix.First, (nint)row * matrix.Stride + column);
}
