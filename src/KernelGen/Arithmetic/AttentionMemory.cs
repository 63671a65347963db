using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using KernelGen.Lanes;

namespace KernelGen.Arithmetic;

/// <summary>
/// What a decoder attends to: the rows that its encoder put out for one source, and a key a row, laid out for <see cref="Attention"/> or
/// <see cref="Integers.IntegerAttention"/>.
/// </summary>
/// <typeparam name="T">float, or int of an integer-only network: codes counted from the one that stands for 0.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AttentionMemory<T>
    where T : unmanaged
{
    private const int MostLanes = 16;

    private readonly AlignedBuffer rows, keys;

    /// <summary>Takes the memory of the longest source.</summary>
    /// <param name="longest">Rows at most.</param>
    /// <param name="size">Values of a row.</param>
    /// <param name="units">Units of a key.</param>
    public AttentionMemory(int longest, int size, int units)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(longest);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(units);
        (Longest, Size, Units) = (longest, size, units);
        Stride = (longest + MostLanes - 1) / MostLanes * MostLanes;
        rows = new AlignedBuffer(Unsafe.SizeOf<T>() * (long)longest * size);
        keys = new AlignedBuffer(Unsafe.SizeOf<T>() * (long)units * Stride);
    }

    /// <summary>Rows at most.</summary>
    public int Longest { get; }

    /// <summary>Values of a row.</summary>
    public int Size { get; }

    /// <summary>Units of a key.</summary>
    public int Units { get; }

    /// <summary>Values from one unit of the keys to the next.</summary>
    public int Stride { get; }

    /// <summary>Rows of the present source; 0 before the first.</summary>
    public int Length { get; set; }

    /// <summary>The first value of the first row; rows follow one another.</summary>
    public ref T Rows => ref Unsafe.As<byte, T>(ref rows.BytesAt(0));

    /// <summary>The first unit of the first row's key; those of the other rows follow, then the next unit of all.</summary>
    public ref T Keys => ref Unsafe.As<byte, T>(ref keys.BytesAt(0));

    /// <summary>Takes room for the rows of a source of <paramref name="length"/> rows.</summary>
    public Span<T> Begin(int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Longest);
        Length = length;
        return Values(rows)[..(length * Size)];
    }

    /// <summary>The values of a row.</summary>
    public ReadOnlySpan<T> Row(int row) => Values(rows).Slice(row * Size, Size);

    /// <summary>Lays out the key of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="key">Its units, one after another.</param>
    public void SetKey(int row, ref T key)
    {
        ReadOnlySpan<T> units = MemoryMarshal.CreateReadOnlySpan(ref key, Units);
        Span<T> all = Values(keys);
        for (int unit = 0; unit < units.Length; unit++) all[unit * Stride + row] = units[unit];
    }

    private static Span<T> Values(AlignedBuffer buffer) => MemoryMarshal.Cast<byte, T>(buffer.Span);
}
