using System;
using System.Buffers.Binary;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using KernelGen.Spec;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Formats;

/// <summary>
/// Turns one row of a packed embedding into what the next product reads: the integers v of the embedding's
/// <see cref="EmbeddingSpec.OutputActivation"/>, or floats.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class EmbeddingRow
{
    private const ulong Ones = 0x0101_0101_0101_0101;

    /// <summary>Writes a row as signed bytes: codes of at most 7 bits, or binary codes as -1 and +1.</summary>
    /// <param name="matrix">A matrix with fixed levels or of binary codes.</param>
    /// <param name="row">The token.</param>
    /// <param name="integers">[plane][<paramref name="planeStride"/>] signed bytes.</param>
    /// <param name="planeStride">Bytes from one plane to the next: the padded size; zeros fill it up.</param>
    /// <param name="coefficients">One beta a plane.</param>
    /// <param name="totals">The sum of the integers of each plane.</param>
    /// <exception cref="ArgumentException">The matrix has no such integers.</exception>
    public static void Expand(
        QuantizedMatrix matrix, int row, Span<byte> integers, int planeStride, Span<float> coefficients, Span<int> totals)
    {
        if (matrix.Format == NumberFormat.Float || (matrix.HasFixedLevels ? matrix.PlaneBits > 7 : matrix.PlaneBits > 1))
        {
            throw new ArgumentException($"{matrix.Name} of {matrix.Weights} has no rows of signed bytes.", nameof(matrix));
        }

        for (int plane = 0; plane < matrix.Planes; plane++)
        {
            Span<byte> target = integers.Slice(plane * planeStride, planeStride);
            ReadOnlySpan<byte> stream = matrix.Stream(plane);
            long position = matrix.Position(row);
            totals[plane] = matrix.HasFixedLevels
                ? ExpandCodes(stream, position, matrix.PlaneBits, target[..matrix.Columns])
                : ExpandSigns(stream, position, target[..matrix.Columns]);
            target[matrix.Columns..].Clear();
            coefficients[plane] = Beta(matrix, plane, row);
        }
    }

    /// <summary>Writes a row of fixed levels as signed 16-bit words: codes of at most 9 bits.</summary>
    /// <param name="matrix">A matrix with fixed levels.</param>
    /// <param name="row">The token.</param>
    /// <param name="integers">The padded size; zeros fill it up.</param>
    /// <param name="coefficient">The one beta.</param>
    /// <returns>The sum of the integers.</returns>
    /// <exception cref="ArgumentException">The matrix has no such integers.</exception>
    public static int Expand(QuantizedMatrix matrix, int row, Span<short> integers, out float coefficient)
    {
        RequireWords(matrix, most: 9);
        Span<short> words = integers[..matrix.Columns];
        BitCodes.Unpack(matrix.Stream(0), matrix.PlaneBits, matrix.Position(row), MemoryMarshal.Cast<short, ushort>(words));
        int total = 0;
        foreach (short code in words) total += code;
        integers[matrix.Columns..].Clear();
        coefficient = Beta(matrix, 0, row);
        return total;
    }

    /// <summary>Writes a row of fixed levels in two words each, as <see cref="ActivationSpec.WordParts"/> says: codes of at most 16 bits.</summary>
    /// <param name="matrix">A matrix with fixed levels.</param>
    /// <param name="row">The token.</param>
    /// <param name="low">The low words, to the padded size; zeros fill it up.</param>
    /// <param name="high">The high words, the same.</param>
    /// <param name="coefficient">The one beta.</param>
    /// <returns>The sum of the integers.</returns>
    /// <exception cref="ArgumentException">The matrix has no such integers.</exception>
    public static int Expand(QuantizedMatrix matrix, int row, Span<short> low, Span<short> high, out float coefficient)
    {
        RequireWords(matrix, most: 16);
        Span<short> words = low[..matrix.Columns];
        BitCodes.Unpack(matrix.Stream(0), matrix.PlaneBits, matrix.Position(row), MemoryMarshal.Cast<short, ushort>(words));
        int total = 0;
        for (int column = 0; column < words.Length; column++)
        {
            int code = (ushort)words[column];
            total += code;
            high[column] = (short)(code >> 8);
            words[column] = (short)(code & byte.MaxValue);
        }

        low[matrix.Columns..].Clear();
        high[matrix.Columns..].Clear();
        coefficient = Beta(matrix, 0, row);
        return total;
    }

    /// <summary>Writes the values of a row, zeros behind them.</summary>
    /// <param name="matrix">Any embedding.</param>
    /// <param name="row">The token.</param>
    /// <param name="values">The padded size.</param>
    public static void ExpandFloats(QuantizedMatrix matrix, int row, Span<float> values)
    {
        matrix.DequantizeRow(row, values);
        values[matrix.Columns..].Clear();
    }

    private static void RequireWords(QuantizedMatrix matrix, int most)
    {
        if (matrix.HasFixedLevels && matrix.PlaneBits <= most) return;
        throw new ArgumentException($"{matrix.Name} of {matrix.Weights} has no rows of such words.", nameof(matrix));
    }

    /// <summary>The factor of the integers: an activation's step where the levels are fixed.</summary>
    private static float Beta(QuantizedMatrix matrix, int plane, int row) =>
        matrix.HasFixedLevels ? 2 * matrix.Alpha(plane, row) : matrix.Alpha(plane, row);

    [MethodImpl(AggressiveOptimization)]
    private static int ExpandCodes(ReadOnlySpan<byte> stream, long position, int bits, Span<byte> target)
    {
        int total = 0;
        int column = 0;
        for (; column + 8 <= target.Length; column += 8, position += 8 * bits)
        {
            ulong codes = BitCodes.Spread(BitCodes.Read(stream, position), bits);
            BinaryPrimitives.WriteUInt64LittleEndian(target[column..], codes);
            total += SumOfBytes(codes);
        }

        if (column == target.Length) return total;
        ulong rest = BitCodes.Spread(BitCodes.Read(stream, position), bits) & Low(target.Length - column);
        total += SumOfBytes(rest);
        for (; column < target.Length; column++, rest >>= 8) target[column] = (byte)rest;
        return total;
    }

    [MethodImpl(AggressiveOptimization)]
    private static int ExpandSigns(ReadOnlySpan<byte> stream, long position, Span<byte> target)
    {
        int positive = 0;
        int column = 0;
        for (; column + 8 <= target.Length; column += 8, position += 8)
        {
            ulong bits = BitCodes.SpreadBits((byte)BitCodes.Read(stream, position));
            BinaryPrimitives.WriteUInt64LittleEndian(target[column..], Signs(bits));
            positive += BitOperations.PopCount(bits);
        }

        if (column == target.Length) return 2 * positive - target.Length;
        ulong rest = BitCodes.SpreadBits((byte)BitCodes.Read(stream, position)) & Low(target.Length - column);
        positive += BitOperations.PopCount(rest);
        ulong signs = Signs(rest);
        for (; column < target.Length; column++, signs >>= 8) target[column] = (byte)signs;
        return 2 * positive - target.Length;
    }

    /// <summary>Bytes 0 and 1 become -1 and +1.</summary>
    [MethodImpl(AggressiveInlining)]
    private static ulong Signs(ulong bits) => ((bits ^ Ones) * byte.MaxValue) | bits;

    [MethodImpl(AggressiveInlining)]
    private static ulong Low(int bytes) => (1UL << (8 * bytes)) - 1;

    [MethodImpl(AggressiveInlining)]
    private static int SumOfBytes(ulong bytes)
    {
        const ulong Even = 0x00FF_00FF_00FF_00FF;
        ulong pairs = (bytes & Even) + ((bytes >> 8) & Even);
        return (int)((pairs * 0x0001_0001_0001_0001) >> 48);
    }
}
