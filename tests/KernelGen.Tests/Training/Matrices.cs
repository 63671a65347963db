using System.Runtime.InteropServices;
using KernelGen.Lanes;
using KernelGen.Training;

namespace KernelGen.Tests.Training;

/// <summary>Matrices of reproducible random floats.</summary>
internal static class Matrices
{
    /// <summary>A random matrix in a buffer with room before and behind it.</summary>
    public static MatrixView Random(int rows, int columns, ulong seed, int gap = 0)
    {
        const int margin = 3;
        AlignedBuffer memory = new((2 * margin + (long)rows * (columns + gap)) * sizeof(float));
        uint state = (uint)seed * 2654435761u + 1;
        foreach (ref float value in MemoryMarshal.Cast<byte, float>(memory.Span))
        {
            // A linear congruential sequence: quick in builds that are not optimized.
            state = state * 1664525u + 1013904223u;
            value = (int)state * (1f / (1u << 31));
        }
        return new MatrixView(memory, margin, rows, columns, columns + gap);
    }

    /// <summary>A copy with the same surroundings.</summary>
    public static MatrixView Copy(in MatrixView matrix)
    {
        AlignedBuffer memory = new(matrix.Memory.Length);
        matrix.Memory.Span.CopyTo(memory.Span);
        return new MatrixView(memory, matrix.Offset, matrix.Rows, matrix.Columns, matrix.Stride);
    }
}
