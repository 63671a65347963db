using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace KernelGen.Lanes;

/// <summary>
/// One zeroed block of memory whose first byte lies on a 64-byte boundary and never moves: weights, states and scratch.
/// It is managed memory, so that a disposed model can only fail, never read what is no longer its own.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AlignedBuffer
{
    /// <summary>The alignment, and the multiple of bytes that plans round parts of a buffer to.</summary>
    public const int Alignment = 64;

    private readonly byte[] memory;
    private readonly int start;

    /// <summary>Takes <paramref name="bytes"/> bytes, all zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative, or above what an array holds.</exception>
    public AlignedBuffer(long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes, Array.MaxLength - Alignment);
        Length = (int)bytes;
        memory = GC.AllocateArray<byte>(Length + Alignment, pinned: true);
        nint address = Marshal.UnsafeAddrOfPinnedArrayElement(memory, 0);
        start = (int)(-address & (Alignment - 1));
    }

    /// <summary>Bytes of the block.</summary>
    public int Length { get; }

    /// <summary>All bytes.</summary>
    public Span<byte> Span => memory.AsSpan(start, Length);

    /// <summary>All bytes as floats.</summary>
    public Span<float> Floats => MemoryMarshal.Cast<byte, float>(Span);

    /// <summary>All bytes as 32-bit integers.</summary>
    public Span<int> Integers => MemoryMarshal.Cast<byte, int>(Span);

    /// <summary>The byte at <paramref name="offset"/>.</summary>
    public ref byte BytesAt(int offset) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(memory), start + offset);

    /// <summary>The float at byte <paramref name="offset"/>.</summary>
    public ref float FloatsAt(int offset) => ref Unsafe.As<byte, float>(ref BytesAt(offset));

    /// <summary>The 32-bit integer at byte <paramref name="offset"/>.</summary>
    public ref int IntegersAt(int offset) => ref Unsafe.As<byte, int>(ref BytesAt(offset));

    /// <summary>The 16-bit integer at byte <paramref name="offset"/>.</summary>
    public ref short WordsAt(int offset) => ref Unsafe.As<byte, short>(ref BytesAt(offset));
}
