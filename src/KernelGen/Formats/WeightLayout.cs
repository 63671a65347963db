using System;
using System.Buffers.Binary;
using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using KernelGen.Spec;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Formats;

/// <summary>
/// Lays a canonical matrix out for its kernel, exactly as <see cref="LayoutDescriptor"/> says. Padding rows and columns get
/// code 0, coefficient 0 and bias 0.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class WeightLayout
{
    /// <summary>Writes the codes (or floats) of <see cref="LayoutDescriptor.Rows"/> rows of a matrix.</summary>
    /// <param name="layout">The layout.</param>
    /// <param name="matrix">The matrix.</param>
    /// <param name="destination">At least <see cref="LayoutDescriptor.Bytes"/> bytes.</param>
    /// <param name="firstRow">The matrix's row that becomes row 0: a layout may take some gates only.</param>
    /// <exception cref="ArgumentException">The layout does not fit the matrix, or the destination is too short.</exception>
    public static void Lay(LayoutDescriptor layout, QuantizedMatrix matrix, Span<byte> destination, int firstRow = 0)
    {
        Require(layout, matrix, firstRow);
        if (destination.Length < layout.Bytes) throw TooShort(layout, destination.Length, layout.Bytes);
        Span<byte> laid = destination[..(int)layout.Bytes];
        laid.Clear();
        if (layout.Family == KernelFamily.FloatRows)
        {
            LayFloats(layout, matrix, laid, firstRow);
            return;
        }

        if (layout.StorageBits == matrix.PlaneBits && layout.Family is not (KernelFamily.FloatLookup or KernelFamily.PairBytes or KernelFamily.DotBytes or KernelFamily.PairWords or KernelFamily.WideByIntegers))
        {
            LayStreams(layout, matrix, laid, firstRow);
            return;
        }

        if (layout.Family == KernelFamily.Lookup)
        {
            LayBits(layout, matrix, laid, firstRow);
            return;
        }

        // Eight spare codes, so that eight can always be read at once.
        byte[] codes = new byte[layout.PaddedColumns + 8];
        ushort[] words = matrix.PlaneBits > 8 ? new ushort[layout.Columns] : [];
        for (int plane = 0; plane < layout.Planes; plane++)
        {
            Span<byte> target = laid.Slice((int)(plane * layout.PlaneBytes), (int)layout.PlaneBytes);
            for (int row = 0; row < layout.Rows; row++)
            {
                if (words.Length == 0) matrix.CopyCodes(plane, firstRow + row, codes);
                else CopyBytes(matrix, plane, firstRow + row, words, codes);
                if (layout.Family == KernelFamily.DotBytes) MakeSigned(codes.AsSpan(0, layout.Columns), matrix.Weights.SignedOffset);
                LayRow(layout, codes, target[Start(layout, row)..]);
            }
        }
    }

    private static void MakeSigned(Span<byte> codes, int offset)
    {
        for (int column = 0; column < codes.Length; column++) codes[column] -= (byte)offset;
    }

    /// <summary>
    /// Writes for each row the sum of its signed bytes times a factor: times <see cref="ActivationSpec.IntegerZero"/>, negative, it turns products with codes of activations into those
    /// with their integers.
    /// </summary>
    /// <param name="layout">The layout of the codes, of <see cref="KernelFamily.DotBytes"/>.</param>
    /// <param name="matrix">A matrix of codes of at most 8 bits.</param>
    /// <param name="factor">The factor; 1 where the kernel multiplies.</param>
    /// <param name="destination">At least <see cref="LayoutDescriptor.PaddedRows"/> integers.</param>
    /// <param name="firstRow">The matrix's row that becomes row 0.</param>
    /// <exception cref="ArgumentException">The layout does not fit the matrix, or the destination is too short.</exception>
    public static void LayRowSums(LayoutDescriptor layout, QuantizedMatrix matrix, int factor, Span<int> destination, int firstRow = 0)
    {
        Require(layout, matrix, firstRow);
        if (destination.Length < layout.PaddedRows) throw TooShort(layout, destination.Length, layout.PaddedRows);
        destination[..layout.PaddedRows].Clear();
        byte[] codes = new byte[layout.Columns];
        for (int row = 0; row < layout.Rows; row++)
        {
            matrix.CopyCodes(0, firstRow + row, codes);
            int sum = -matrix.Weights.SignedOffset * codes.Length;
            foreach (byte code in codes) sum += code;
            destination[layout.PaddedRow(row)] = factor * sum;
        }
    }

    /// <summary>One of the two bytes of every code of a row, the low one in plane 0.</summary>
    private static void CopyBytes(QuantizedMatrix matrix, int plane, int row, Span<ushort> words, Span<byte> bytes)
    {
        matrix.CopyCodes(0, row, words);
        for (int column = 0; column < words.Length; column++) bytes[column] = (byte)(words[column] >> (8 * plane));
    }

    /// <summary>Writes the coefficients of the rows, [plane][padded row].</summary>
    /// <param name="layout">The layout of the codes.</param>
    /// <param name="matrix">A matrix of codes.</param>
    /// <param name="destination">At least planes x <see cref="LayoutDescriptor.PaddedRows"/> floats.</param>
    /// <param name="firstRow">The matrix's row that becomes row 0.</param>
    /// <exception cref="ArgumentException">The layout does not fit the matrix, or the destination is too short.</exception>
    public static void LayAlpha(LayoutDescriptor layout, QuantizedMatrix matrix, Span<float> destination, int firstRow = 0)
    {
        Require(layout, matrix, firstRow);
        int count = matrix.Planes * layout.PaddedRows;
        if (destination.Length < count) throw TooShort(layout, destination.Length, count);
        destination[..count].Clear();
        for (int plane = 0; plane < matrix.Planes; plane++)
        {
            Span<float> target = destination.Slice(plane * layout.PaddedRows, layout.PaddedRows);
            for (int row = 0; row < layout.Rows; row++) target[layout.PaddedRow(row)] = matrix.Alpha(plane, firstRow + row);
        }
    }

    /// <summary>Writes a bias a row, padded as the rows are.</summary>
    /// <param name="layout">The layout of the codes.</param>
    /// <param name="bias"><see cref="LayoutDescriptor.Rows"/> floats.</param>
    /// <param name="destination">At least <see cref="LayoutDescriptor.PaddedRows"/> floats.</param>
    /// <exception cref="ArgumentException">Another number of biases, or the destination is too short.</exception>
    public static void LayBias(LayoutDescriptor layout, ReadOnlySpan<float> bias, Span<float> destination)
    {
        ArgumentNullException.ThrowIfNull(layout);
        if (bias.Length != layout.Rows)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"{bias.Length} biases; expected {layout.Rows}."), nameof(bias));
        }

        if (destination.Length < layout.PaddedRows) throw TooShort(layout, destination.Length, layout.PaddedRows);
        destination[..layout.PaddedRows].Clear();
        for (int row = 0; row < bias.Length; row++) destination[layout.PaddedRow(row)] = bias[row];
    }

    private static void LayFloats(LayoutDescriptor layout, QuantizedMatrix matrix, Span<byte> laid, int firstRow)
    {
        float[] values = new float[layout.Columns];
        for (int row = 0; row < layout.Rows; row++)
        {
            matrix.DequantizeRow(firstRow + row, values);
            Span<float> target = MemoryMarshal.Cast<byte, float>(laid[Start(layout, row)..]);
            for (int column = 0; column < values.Length; column++) target[column * layout.RowBlock] = values[column];
        }
    }

    /// <summary>Each bit of the codes is a plane of its own; a byte holds it of eight columns.</summary>
    private static void LayBits(LayoutDescriptor layout, QuantizedMatrix matrix, Span<byte> laid, int firstRow)
    {
        byte[] codes = new byte[layout.PaddedColumns];
        int bits = matrix.PlaneBits;
        for (int plane = 0; plane < layout.Planes; plane++)
        {
            Span<byte> target = laid.Slice((int)(plane * layout.PlaneBytes), (int)layout.PlaneBytes);
            for (int row = 0; row < layout.Rows; row++)
            {
                matrix.CopyCodes(plane / bits, firstRow + row, codes);
                LayBit(codes, plane % bits, target[Start(layout, row)..], layout.RowBlock);
            }
        }
    }

    [MethodImpl(AggressiveOptimization)]
    private static void LayBit(ReadOnlySpan<byte> codes, int bit, Span<byte> target, int stride)
    {
        const ulong Lowest = 0x0101_0101_0101_0101;
        for (int column = 0, offset = 0; column < codes.Length; column += 8, offset += stride)
        {
            ulong eight = (BinaryPrimitives.ReadUInt64LittleEndian(codes[column..]) >> bit) & Lowest;
            target[offset] = (byte)BitCodes.Gather(eight, 1);
        }
    }

    /// <summary>Where a code takes as many bits as in the stream, a byte of the layout is eight bits of the stream.</summary>
    private static void LayStreams(LayoutDescriptor layout, QuantizedMatrix matrix, Span<byte> laid, int firstRow)
    {
        int bits = layout.Columns * matrix.PlaneBits;
        int bytes = (bits + 7) / 8;
        int used = bits - 8 * (bytes - 1);
        int lastMask = (1 << used) - 1;
        for (int plane = 0; plane < layout.Planes; plane++)
        {
            Span<byte> target = laid.Slice((int)(plane * layout.PlaneBytes), (int)layout.PlaneBytes);
            for (int row = 0; row < layout.Rows; row++)
            {
                LayStream(
                    matrix.Stream(plane), matrix.Position(firstRow + row), bytes, lastMask, target[Start(layout, row)..], layout.RowBlock);
            }
        }
    }

    [MethodImpl(AggressiveOptimization)]
    private static void LayStream(ReadOnlySpan<byte> stream, long position, int steps, int lastMask, Span<byte> target, int stride)
    {
        int shift = (int)(position & 7);
        ReadOnlySpan<byte> bytes = stream[(int)(position >> 3)..];
        int offset = 0;
        for (int step = 0; step < steps - 1; step++, offset += stride)
        {
            target[offset] = (byte)(BinaryPrimitives.ReadUInt16LittleEndian(bytes[step..]) >> shift);
        }

        target[offset] = (byte)((BinaryPrimitives.ReadUInt16LittleEndian(bytes[(steps - 1)..]) >> shift) & lastMask);
    }

    private static void LayRow(LayoutDescriptor layout, ReadOnlySpan<byte> codes, Span<byte> target)
    {
        switch (layout.Family)
        {
            case KernelFamily.PairBytes:
            case KernelFamily.DotBytes:
                LayPairBytes(layout, codes, target);
                break;
            case KernelFamily.PairWords:
            case KernelFamily.WideByIntegers:
                LayPairWords(layout, codes, target);
                break;
            case KernelFamily.FloatLookup:
                LayPackedWords(layout, codes, target);
                break;
            default:
                LayPackedBytes(layout, codes, target);
                break;
        }
    }

    [MethodImpl(AggressiveOptimization)]
    private static void LayPackedBytes(LayoutDescriptor layout, ReadOnlySpan<byte> codes, Span<byte> target)
    {
        int bits = layout.StorageBits;
        int stride = layout.RowBlock;
        int offset = 0;
        int step = 0;
        for (int column = 0; step < layout.ColumnSteps; column += 8)
        {
            ulong packed = BitCodes.Gather(BinaryPrimitives.ReadUInt64LittleEndian(codes[column..]), bits);
            int end = Math.Min(step + bits, layout.ColumnSteps);
            for (; step < end; step++, offset += stride, packed >>= 8) target[offset] = (byte)packed;
        }
    }

    [MethodImpl(AggressiveOptimization)]
    private static void LayPackedWords(LayoutDescriptor layout, ReadOnlySpan<byte> codes, Span<byte> target)
    {
        int bits = layout.StorageBits;
        Span<uint> words = MemoryMarshal.Cast<byte, uint>(target);
        int column = 0;
        for (int step = 0, offset = 0; step < layout.ColumnSteps; step++, offset += layout.RowBlock)
        {
            ulong packed = 0;
            for (int shift = 0; shift < 32; shift += 8 * bits, column += 8)
                packed |= BitCodes.Gather(BinaryPrimitives.ReadUInt64LittleEndian(codes[column..]), bits) << shift;
            words[offset] = (uint)packed;
        }
    }

    [MethodImpl(AggressiveOptimization)]
    private static void LayPairBytes(LayoutDescriptor layout, ReadOnlySpan<byte> codes, Span<byte> target)
    {
        int bits = layout.StorageBits;
        ReadOnlySpan<uint> words = MemoryMarshal.Cast<byte, uint>(codes);
        Span<uint> laid = MemoryMarshal.Cast<byte, uint>(target);
        int word = 0;
        int groups = layout.ColumnSteps * (layout.BytesPerRowStep / 4);
        for (int group = 0, offset = 0; group < groups; group++, offset += layout.RowBlock)
        {
            uint packed = 0;
            for (int shift = 0; shift < 8; shift += bits) packed |= words[word++] << shift;
            laid[offset] = packed;
        }
    }

    [MethodImpl(AggressiveOptimization)]
    private static void LayPairWords(LayoutDescriptor layout, ReadOnlySpan<byte> codes, Span<byte> target)
    {
        ReadOnlySpan<ushort> pairs = MemoryMarshal.Cast<byte, ushort>(codes)[..layout.ColumnSteps];
        Span<ushort> words = MemoryMarshal.Cast<byte, ushort>(target);
        int offset = 0;
        foreach (ushort pair in pairs)
        {
            words[offset] = pair;
            offset += layout.RowBlock;
        }
    }

    /// <summary>The byte of a plane at which a row's first step lies.</summary>
    private static int Start(LayoutDescriptor layout, int row)
    {
        int padded = layout.PaddedRow(row);
        int block = padded / layout.RowBlock;
        return block * layout.RowBlock * layout.ColumnSteps * layout.BytesPerRowStep + padded % layout.RowBlock * layout.RowStride;
    }

    private static void Require(LayoutDescriptor layout, QuantizedMatrix matrix, int firstRow)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(matrix);
        bool floats = layout.Family == KernelFamily.FloatRows;
        bool fits = layout.Columns == matrix.Columns
            && firstRow >= 0
            && firstRow + layout.Rows <= matrix.Rows
            && (floats || (layout.Planes == LayoutDescriptor.PlanesOf(layout.Family, matrix.Weights) && layout.StorageBits == LayoutDescriptor.StorageBitsOf(layout.Family, matrix.PlaneBits)));
        if (fits) return;
        throw new ArgumentException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{matrix.Name} ({matrix.Rows} x {matrix.Columns}, {matrix.Weights}, from row {firstRow}) does not fit {layout}."),
            nameof(layout));
    }

    private static ArgumentException TooShort(LayoutDescriptor layout, int found, long expected) => new(
        string.Create(CultureInfo.InvariantCulture, $"A destination of {found} elements; {layout} takes {expected}."),
        "destination");
}
