using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Runtime.InteropServices;
using KernelGen.Spec;

namespace KernelGen.Formats;

/// <summary>
/// Reads safetensors files and trusts nothing: every length is checked before memory is taken for it, tensors cover the
/// data without gap or overlap, floats are finite.
/// </summary>
internal sealed class SafetensorsReader
{
    /// <summary>The key of the header's text.</summary>
    public const string MetadataKey = "__metadata__";

    /// <summary>The longest header that is read: some thousand times what a recurrent network needs.</summary>
    public const int MaximumHeaderBytes = 16 << 20;

    private readonly Stream stream;
    private readonly long dataStart;

    /// <summary>Reads and checks the header of what remains of <paramref name="source"/>.</summary>
    /// <exception cref="WeightFormatException">It is no safetensors file.</exception>
    public SafetensorsReader(Stream source)
    {
        ArgumentNullException.ThrowIfNull(source);
        stream = source.CanSeek ? source : Buffered(source);
        long start = stream.Position;
        long length = stream.Length - start;
        byte[] header = ReadHeader(length);
        dataStart = start + sizeof(ulong) + header.Length;
        SafetensorsHeader parsed = SafetensorsHeader.Parse(header);
        parsed.RequireCover(length - sizeof(ulong) - header.Length);
        Metadata = parsed.Metadata;
        Entries = parsed.Entries;
    }

    /// <summary>The text of __metadata__.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>The tensors in the order in which they lie in the file.</summary>
    public IReadOnlyList<SafetensorsEntry> Entries { get; }

    /// <summary>Opens a file for reading from front to back.</summary>
    public static FileStream Open(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);

    /// <summary>The bytes of a U8 tensor, with <paramref name="room"/> zeros behind them.</summary>
    public byte[] ReadBytes(SafetensorsEntry entry, int room = 0)
    {
        entry.RequireType(SafetensorsType.U8);
        byte[] values = new byte[entry.Count + room];
        Fill(entry, values.AsSpan(0, entry.Count));
        return values;
    }

    /// <summary>The values of an F32 tensor, finite.</summary>
    public float[] ReadFloats(SafetensorsEntry entry)
    {
        entry.RequireType(SafetensorsType.F32);
        float[] values = new float[entry.Count];
        Fill(entry, MemoryMarshal.AsBytes(values.AsSpan()));
        if (!BitConverter.IsLittleEndian)
        {
            Span<int> words = MemoryMarshal.Cast<float, int>(values.AsSpan());
            BinaryPrimitives.ReverseEndianness(words, words);
        }

        TensorSet.RequireFinite(entry.Name, values);
        return values;
    }

    private void Fill(SafetensorsEntry entry, Span<byte> destination)
    {
        stream.Position = dataStart + entry.Begin;
        int read = stream.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false);
        if (read < destination.Length) throw Truncated(entry.Name, read, destination.Length);
    }

    private byte[] ReadHeader(long available)
    {
        if (available < sizeof(ulong)) throw Truncated("header length", available, sizeof(ulong));
        Span<byte> field = stackalloc byte[sizeof(ulong)];
        stream.ReadExactly(field);
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(field);
        if (length > MaximumHeaderBytes)
        {
            throw new WeightFormatException(
                "header length",
                string.Create(CultureInfo.InvariantCulture, $"{length} bytes"),
                string.Create(CultureInfo.InvariantCulture, $"at most {MaximumHeaderBytes}"));
        }

        long rest = available - sizeof(ulong);
        if ((long)length > rest) throw Truncated("header", rest, (long)length);
        byte[] header = new byte[(int)length];
        stream.ReadExactly(header);
        return header;
    }

    private static MemoryStream Buffered(Stream source)
    {
        // Grows with what really arrives, so that a short stream that claims to be long costs nothing.
        MemoryStream buffer = new();
        source.CopyTo(buffer);
        buffer.Position = 0;
        return buffer;
    }

    private static WeightFormatException Truncated(string subject, long found, long expected) => new(
        subject,
        string.Create(CultureInfo.InvariantCulture, $"the file ends after {found} bytes of it"),
        string.Create(CultureInfo.InvariantCulture, $"{expected} bytes"));
}
