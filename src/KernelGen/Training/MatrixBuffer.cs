using System;
using System.ComponentModel;
using System.Runtime.InteropServices;
using KernelGen.Lanes;

namespace KernelGen.Training;

/// <summary>A matrix of floats with memory of its own: activations, gradients and sums of a window of training.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MatrixBuffer
{
    private readonly AlignedBuffer memory;

    /// <summary>Takes memory for <paramref name="rows"/> × <paramref name="columns"/> floats, all zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive, or the matrix is above 2 GiB.</exception>
    public MatrixBuffer(int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        memory = new AlignedBuffer(sizeof(float) * (long)rows * columns);
        View = new MatrixView(memory, 0, rows, columns);
    }

    /// <summary>The whole matrix.</summary>
    public MatrixView View { get; }

    /// <summary>All floats, row after row.</summary>
    public Span<float> Span => MemoryMarshal.Cast<byte, float>(memory.Span);

    /// <summary>The first float of row <paramref name="row"/>; the others follow it without gaps.</summary>
    public ref float this[int row] => ref memory.FloatsAt(sizeof(float) * row * View.Columns);

    /// <summary><paramref name="count"/> rows from <paramref name="first"/> on.</summary>
    public MatrixView Rows(int first, int count) => View.Slice(first, count);

    /// <summary>The floats of <paramref name="count"/> rows from <paramref name="first"/> on.</summary>
    public Span<float> Floats(int first, int count) => Span.Slice(first * View.Columns, count * View.Columns);
}
