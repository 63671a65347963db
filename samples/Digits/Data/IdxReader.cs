using System;
using System.Buffers.Binary;
using System.Globalization;
using System.IO;
using System.IO.Compression;

namespace Digits.Data;

/// <summary>
/// Reads IDX files of unsigned bytes: a magic number, 0x0800 and the number of dimensions, then every dimension and the values, all
/// numbers big-endian. A name that ends in .gz is decompressed. Whatever is not exactly so is refused.
/// </summary>
internal static class IdxReader
{
    /// <summary>Unsigned bytes of three dimensions: images, rows, columns.</summary>
    public const int ImageMagic = 0x0803;

    /// <summary>Unsigned bytes of one dimension: labels.</summary>
    public const int LabelMagic = 0x0801;

    private const int NumberSize = sizeof(int);

    /// <summary>The images and labels of two files that belong together.</summary>
    /// <exception cref="DigitException">A file is malformed, or they hold different counts.</exception>
    public static DigitSet Read(string imagePath, string labelPath)
    {
        ReadOnlyMemory<byte> pixels = ReadImages(imagePath), labels = ReadLabels(labelPath);
        int images = pixels.Length / DigitSet.ImagePixels;
        if (images != labels.Length) throw Refuse(labelPath, $"{labels.Length} labels", $"{images}, as many as {Path.GetFileName(imagePath)} has images");
        return new DigitSet(pixels, labels);
    }

    /// <summary>The pixels of a file of images of 28 x 28 pixels.</summary>
    /// <exception cref="DigitException">The file is malformed.</exception>
    public static ReadOnlyMemory<byte> ReadImages(string path)
    {
        byte[] content = ReadAll(path);
        int count = ReadHeader(path, content, ImageMagic, dimensions: 3);
        int rows = Number(content, 2), columns = Number(content, 3);
        if (rows != DigitSet.Side || columns != DigitSet.Side)
            throw Refuse(path, $"images of {rows} x {columns} pixels", $"{DigitSet.Side} x {DigitSet.Side}");
        return Values(path, content, 4 * NumberSize, (long)count * DigitSet.ImagePixels, $"{count} images");
    }

    /// <summary>The labels of a file, each 0 to 9.</summary>
    /// <exception cref="DigitException">The file is malformed.</exception>
    public static ReadOnlyMemory<byte> ReadLabels(string path)
    {
        byte[] content = ReadAll(path);
        int count = ReadHeader(path, content, LabelMagic, dimensions: 1);
        ReadOnlyMemory<byte> labels = Values(path, content, 2 * NumberSize, count, $"{count} labels");
        int wrong = labels.Span.IndexOfAnyExceptInRange((byte)0, (byte)(DigitSet.Classes - 1));
        return wrong < 0 ? labels : throw Refuse(path, $"label {labels.Span[wrong]} at place {wrong}", "0 to 9");
    }

    private static byte[] ReadAll(string path)
    {
        byte[] content = File.ReadAllBytes(path);
        return path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? Decompress(path, content) : content;
    }

    private static byte[] Decompress(string path, byte[] packed)
    {
        using MemoryStream content = new();
        try
        {
            using GZipStream unpacked = new(new MemoryStream(packed), CompressionMode.Decompress);
            unpacked.CopyTo(content);
        }
        catch (InvalidDataException e)
        {
            throw Refuse(path, $"data that cannot be decompressed ({e.Message.TrimEnd('.')})", "gzip");
        }

        // The stream does not miss the end of a file, which tells the length of what was compressed.
        uint length = packed.Length < NumberSize ? 0 : BinaryPrimitives.ReadUInt32LittleEndian(packed.AsSpan(^NumberSize..));
        return length == (uint)content.Length
            ? content.ToArray()
            : throw Refuse(path, $"{content.Length} decompressed bytes, and {length} by its last four bytes", "one whole gzip file");
    }

    /// <summary>Requires the magic number and a whole header; returns the first dimension.</summary>
    private static int ReadHeader(string path, byte[] content, int magic, int dimensions)
    {
        int length = (1 + dimensions) * NumberSize;
        if (content.Length < NumberSize) throw Refuse(path, $"{content.Length} bytes", $"a header of {length} bytes");
        int found = Number(content, 0);
        if (found != magic)
            throw Refuse(path, $"magic number 0x{found:X8}", $"0x{magic:X8}, unsigned bytes of {dimensions} {(dimensions == 1 ? "dimension" : "dimensions")}");
        if (content.Length < length) throw Refuse(path, $"{content.Length} bytes", $"a header of {length} bytes");
        int count = Number(content, 1);
        return count > 0 ? count : throw Refuse(path, $"{(uint)count} as the first dimension", $"1 to {int.MaxValue}");
    }

    private static ReadOnlyMemory<byte> Values(string path, byte[] content, int header, long length, string what)
    {
        if (content.Length == header + length) return content.AsMemory(header);
        throw Refuse(path, $"{content.Length} bytes", $"{header + length}, a header of {header} bytes and {what}");
    }

    private static int Number(byte[] content, int index) => BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(index * NumberSize));

    private static DigitException Refuse(string path, FormattableString found, FormattableString expected) =>
        Refuse(path, found, expected.ToString(CultureInfo.InvariantCulture));

    private static DigitException Refuse(string path, FormattableString found, string expected) =>
        new($"{path}: {found.ToString(CultureInfo.InvariantCulture)}; expected {expected}.");
}
