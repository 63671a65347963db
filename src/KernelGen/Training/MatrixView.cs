using System;
using System.ComponentModel;
using System.Runtime.InteropServices;
using KernelGen.Lanes;

namespace KernelGen.Training;

/// <summary>A row-major matrix of floats that lies in an <see cref="AlignedBuffer"/>; it owns nothing.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct MatrixView
{
    /// <summary>Looks at <paramref name="rows"/> rows of <paramref name="columns"/> floats, one right after another.</summary>
    /// <param name="memory">Where the floats lie.</param>
    /// <param name="offset">Floats before the first element.</param>
    /// <param name="rows">Rows, 0 or more.</param>
    /// <param name="columns">Columns, 0 or more.</param>
    /// <exception cref="ArgumentException">The matrix does not lie within the buffer.</exception>
    public MatrixView(AlignedBuffer memory, int offset, int rows, int columns)
        : this(memory, offset, rows, columns, columns)
    {
    }

    /// <summary>Looks at a part of a wider matrix: row r begins <paramref name="stride"/> * r floats after the first.</summary>
    /// <param name="memory">Where the floats lie.</param>
    /// <param name="offset">Floats before the first element.</param>
    /// <param name="rows">Rows, 0 or more.</param>
    /// <param name="columns">Columns, 0 or more.</param>
    /// <param name="stride">Floats from one row to the next, at least <paramref name="columns"/>.</param>
    /// <exception cref="ArgumentException">The matrix does not lie within the buffer.</exception>
    public MatrixView(AlignedBuffer memory, int offset, int rows, int columns, int stride)
    {
        ArgumentNullException.ThrowIfNull(memory);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, columns);
        long end = rows == 0 ? offset : offset + (rows - 1L) * stride + columns;
        if (end > memory.Length / sizeof(float))
        {
            throw new ArgumentException(
                $"A matrix of {rows} rows, {columns} columns and stride {stride} at {offset} ends at float {end}; " +
                $"the buffer has {memory.Length / sizeof(float)}.");
        }
        Memory = memory;
        Offset = offset;
        Rows = rows;
        Columns = columns;
        Stride = stride;
    }

    /// <summary>Where the floats lie.</summary>
    public AlignedBuffer Memory { get; }

    /// <summary>Floats before the first element.</summary>
    public int Offset { get; }

    /// <summary>Rows.</summary>
    public int Rows { get; }

    /// <summary>Columns.</summary>
    public int Columns { get; }

    /// <summary>Floats from one row to the next.</summary>
    public int Stride { get; }

    /// <summary>Whether the rows lie right after one another.</summary>
    public bool IsContiguous => Stride == Columns || Rows <= 1;

    /// <summary>The first float; undefined for an empty matrix.</summary>
    public ref float First => ref Memory.FloatsAt(Offset * sizeof(float));

    /// <summary>Rows <paramref name="first"/> to <paramref name="first"/> + <paramref name="count"/> - 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are no such rows.</exception>
    public MatrixView Slice(int first, int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)first, (uint)Rows, nameof(first));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)count, (uint)(Rows - first), nameof(count));
        return new MatrixView(Memory, Offset + first * Stride, count, Columns, Stride);
    }

    /// <summary>Columns <paramref name="first"/> to <paramref name="first"/> + <paramref name="count"/> - 1 of every row.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are no such columns.</exception>
    public MatrixView SliceColumns(int first, int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)first, (uint)Columns, nameof(first));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)count, (uint)(Columns - first), nameof(count));
        return new MatrixView(Memory, Offset + first, Rows, count, Stride);
    }

    /// <summary>The elements of one row.</summary>
    public Span<float> Row(int row)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Rows, nameof(row));
        return MemoryMarshal.Cast<byte, float>(Memory.Span).Slice(Offset + row * Stride, Columns);
    }

    /// <summary>Rows and columns, for messages.</summary>
    public override string ToString() => $"{Rows}x{Columns}";
}
