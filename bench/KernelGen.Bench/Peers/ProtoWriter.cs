using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;

namespace KernelGen.Bench.Peers;

/// <summary>
/// A message in the wire format of protocol buffers, as far as ONNX files need it: fields of a number, a float, bytes or a message
/// (protobuf.dev, "Encoding").
/// </summary>
internal sealed class ProtoWriter
{
    private const int Varint = 0, Delimited = 2, Fixed32 = 5;
    private readonly MemoryStream bytes = new();

    /// <summary>The message.</summary>
    public byte[] ToArray() => bytes.ToArray();

    /// <summary>An integer or enum field.</summary>
    public ProtoWriter Integer(int field, long value)
    {
        Number((ulong)(field << 3 | Varint));
        Number((ulong)value);
        return this;
    }

    /// <summary>A float field.</summary>
    public ProtoWriter Float(int field, float value)
    {
        Number((ulong)(field << 3 | Fixed32));
        bytes.Write(BitConverter.GetBytes(value));
        return this;
    }

    /// <summary>A string field.</summary>
    public ProtoWriter Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    /// <summary>A field that holds another message.</summary>
    public ProtoWriter Message(int field, ProtoWriter message) => Bytes(field, message.ToArray());

    /// <summary>A field of the bytes of some numbers, as this little-endian machine holds them.</summary>
    public ProtoWriter Raw<T>(int field, T[] values)
        where T : struct => Bytes(field, MemoryMarshal.AsBytes(values.AsSpan()));

    private ProtoWriter Bytes(int field, ReadOnlySpan<byte> value)
    {
        Number((ulong)(field << 3 | Delimited));
        Number((ulong)value.Length);
        bytes.Write(value);
        return this;
    }

    private void Number(ulong value)
    {
        for (; value >= 0x80; value >>= 7) bytes.WriteByte((byte)(value | 0x80));
        bytes.WriteByte((byte)value);
    }
}
