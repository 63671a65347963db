using System;
using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
using System.Text.Json;
using KernelGen.Spec;

namespace KernelGen.Formats;

/// <summary>
/// Writes safetensors files: 8 bytes of header length, a JSON header, the tensors one after the other in the order in which
/// they were added. Equal content gives equal bytes.
/// </summary>
internal sealed class SafetensorsWriter
{
    /// <summary>The data begin at a multiple of this; the header is filled up with spaces.</summary>
    private const int Alignment = 8;

    private readonly List<(string Name, EquatableArray<int> Shape, Array Values)> tensors = [];

    /// <summary>The text of __metadata__.</summary>
    public SortedDictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds floats.</summary>
    /// <exception cref="WeightFormatException">One is not finite: no reader would take it.</exception>
    public void Add(string name, EquatableArray<int> shape, float[] values)
    {
        TensorSet.RequireFinite(name, values);
        tensors.Add((name, shape, values));
    }

    /// <summary>Adds bytes.</summary>
    public void Add(string name, EquatableArray<int> shape, byte[] values) => tensors.Add((name, shape, values));

    /// <summary>Writes the file.</summary>
    public void Write(Stream stream)
    {
        ReadOnlySpan<byte> header = Header();
        int padded = (header.Length + Alignment - 1) / Alignment * Alignment;
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)padded);
        stream.Write(length);
        stream.Write(header);
        Span<byte> spaces = stackalloc byte[Alignment];
        spaces.Fill((byte)' ');
        stream.Write(spaces[..(padded - header.Length)]);
        foreach ((_, _, Array values) in tensors)
        {
            if (values is float[] floats) WriteFloats(stream, floats);
            else stream.Write((byte[])values);
        }
    }

    private ReadOnlySpan<byte> Header()
    {
        ArrayBufferWriter<byte> buffer = new();
        using Utf8JsonWriter json = new(buffer);
        json.WriteStartObject();
        if (Metadata.Count > 0)
        {
            json.WriteStartObject(SafetensorsReader.MetadataKey);
            foreach (KeyValuePair<string, string> text in Metadata) json.WriteString(text.Key, text.Value);
            json.WriteEndObject();
        }

        long offset = 0;
        foreach ((string name, EquatableArray<int> shape, Array values) in tensors)
        {
            bool floats = values is float[];
            long end = offset + (long)values.Length * (floats ? sizeof(float) : 1);
            json.WriteStartObject(name);
            json.WriteString("dtype", floats ? "F32" : "U8");
            json.WriteStartArray("shape");
            foreach (int dimension in shape) json.WriteNumberValue(dimension);
            json.WriteEndArray();
            json.WriteStartArray("data_offsets");
            json.WriteNumberValue(offset);
            json.WriteNumberValue(end);
            json.WriteEndArray();
            json.WriteEndObject();
            offset = end;
        }

        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan;
    }

    private static void WriteFloats(Stream stream, float[] values)
    {
        if (BitConverter.IsLittleEndian)
        {
            stream.Write(MemoryMarshal.AsBytes(values.AsSpan()));
            return;
        }

        Span<byte> bytes = stackalloc byte[sizeof(float)];
        foreach (float value in values)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
            stream.Write(bytes);
        }
    }
}
