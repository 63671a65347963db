using System;
using System.ComponentModel;
using KernelGen.Lanes;

namespace KernelGen.Training;

/// <summary>
/// The right operand of matrix products, laid out once for many of them: panels of <see cref="PanelColumns"/> columns, in each
/// the rows ascend. Columns beyond the last are zeros. Made once; <see cref="Gemm.Pack"/> fills it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PackedMatrix
{
    /// <summary>Columns of a panel, for every lane type.</summary>
    public const int PanelColumns = 32;

    /// <summary>Takes the memory of a matrix of <paramref name="rows"/> (k) by <paramref name="columns"/> (n).</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative, or too large for one buffer.</exception>
    public PackedMatrix(int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        Rows = rows;
        Columns = columns;
        Memory = new AlignedBuffer((long)Panels * rows * PanelColumns * sizeof(float));
    }

    /// <summary>Rows: the products' k.</summary>
    public int Rows { get; }

    /// <summary>Columns: the products' n.</summary>
    public int Columns { get; }

    /// <summary>Number of panels.</summary>
    internal int Panels => (Columns + PanelColumns - 1) / PanelColumns;

    /// <summary>The panels, one right after another.</summary>
    internal AlignedBuffer Memory { get; }

    /// <summary>The element at <paramref name="row"/> of panel <paramref name="panel"/>.</summary>
    internal ref float At(int panel, int row) =>
        ref System.Runtime.CompilerServices.Unsafe.Add(
            ref Memory.FloatsAt(0), ((nint)panel * Rows + row) * PanelColumns);
}
