using System;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Formats;

/// <summary>Streams of codes of 1 to 16 bits, the first code in the lowest bits of the first byte.</summary>
internal static class BitCodes
{
    /// <summary>Zeros that must lie behind a stream, so that eight bytes can be read at any of its codes.</summary>
    public const int Room = 8;

    /// <summary>Writes <paramref name="codes"/> from bit <paramref name="start"/> on; the bits there are zero before.</summary>
    [MethodImpl(AggressiveOptimization)]
    public static void Pack(ReadOnlySpan<byte> codes, int bits, Span<byte> stream, long start)
    {
        long position = start;
        foreach (byte code in codes)
        {
            int index = (int)(position >> 3);
            int shifted = code << (int)(position & 7);
            stream[index] |= (byte)shifted;
            if (shifted > byte.MaxValue) stream[index + 1] |= (byte)(shifted >> 8);
            position += bits;
        }
    }

    /// <summary>The same of codes of up to 16 bits.</summary>
    [MethodImpl(AggressiveOptimization)]
    public static void Pack(ReadOnlySpan<ushort> codes, int bits, Span<byte> stream, long start)
    {
        long position = start;
        foreach (ushort code in codes)
        {
            int index = (int)(position >> 3);
            for (int shifted = code << (int)(position & 7); shifted != 0; shifted >>= 8, index++) stream[index] |= (byte)shifted;
            position += bits;
        }
    }

    /// <summary>Reads codes of up to 16 bits from bit <paramref name="start"/> on, a word each. The stream has <see cref="Room"/> bytes behind.</summary>
    [MethodImpl(AggressiveOptimization)]
    public static void Unpack(ReadOnlySpan<byte> stream, int bits, long start, Span<ushort> codes)
    {
        ulong mask = Low(bits);
        long position = start;
        for (int index = 0; index < codes.Length; index++, position += bits) codes[index] = (ushort)(Read(stream, position) & mask);
    }

    /// <summary>
    /// Reads codes of up to 8 bits from bit <paramref name="start"/> on, a byte each. The stream has <see cref="Room"/> bytes behind its last code.
    /// </summary>
    [MethodImpl(AggressiveOptimization)]
    public static void Unpack(ReadOnlySpan<byte> stream, int bits, long start, Span<byte> codes)
    {
        long position = start;
        int index = 0;
        for (; index + 8 <= codes.Length; index += 8)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(codes[index..], Spread(Read(stream, position), bits));
            position += 8 * bits;
        }

        if (index == codes.Length) return;
        ulong rest = Spread(Read(stream, position), bits);
        for (; index < codes.Length; index++, rest >>= 8) codes[index] = (byte)rest;
    }

    /// <summary>The bits from <paramref name="position"/> on, at least 57 of them.</summary>
    [MethodImpl(AggressiveInlining)]
    public static ulong Read(ReadOnlySpan<byte> stream, long position) =>
        BinaryPrimitives.ReadUInt64LittleEndian(stream[(int)(position >> 3)..]) >> (int)(position & 7);

    /// <summary>Spreads the lowest eight codes of <paramref name="packed"/> over the eight bytes of the result.</summary>
    [MethodImpl(AggressiveInlining)]
    public static ulong Spread(ulong packed, int bits)
    {
        // Halves, quarters and single codes move apart in turn; each step doubles the field that a code may take.
        ulong half = Low(4 * bits);
        ulong quarter = Low(2 * bits) * 0x0000_0001_0000_0001;
        ulong single = Low(bits) * 0x0001_0001_0001_0001;
        ulong spread = (packed & half) | ((packed >> (4 * bits)) & half) << 32;
        spread = (spread & quarter) | ((spread >> (2 * bits)) & quarter) << 16;
        return (spread & single) | ((spread >> bits) & single) << 8;
    }

    /// <summary>Spreads eight bits over the lowest bits of the eight bytes of the result.</summary>
    [MethodImpl(AggressiveInlining)]
    public static ulong SpreadBits(byte packed)
    {
        // Every byte gets a copy, keeps its own bit, and carries it into bit 7.
        ulong own = (packed * 0x0101_0101_0101_0101UL) & 0x8040_2010_0804_0201;
        return ((own + 0x7F7F_7F7F_7F7F_7F7F) >> 7) & 0x0101_0101_0101_0101;
    }

    /// <summary>The inverse of <see cref="Spread"/>: the eight bytes' codes side by side in the lowest bits.</summary>
    [MethodImpl(AggressiveInlining)]
    public static ulong Gather(ulong spread, int bits)
    {
        ulong single = Low(bits) * 0x0001_0001_0001_0001;
        ulong quarter = Low(2 * bits) * 0x0000_0001_0000_0001;
        ulong half = Low(4 * bits);
        ulong packed = (spread & single) | (((spread >> 8) & single) << bits);
        packed = (packed & quarter) | (((packed >> 16) & quarter) << (2 * bits));
        return (packed & half) | (((packed >> 32) & half) << (4 * bits));
    }

    [MethodImpl(AggressiveInlining)]
    private static ulong Low(int bits) => (1UL << bits) - 1;
}
