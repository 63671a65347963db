using System;
using System.Buffers.Binary;
using System.Text;

namespace KernelGen.Tests.Formats;

/// <summary>Files made by hand, right or wrong.</summary>
internal static class SafetensorsFile
{
    /// <summary>A header (with ' for ") and as many data bytes of 1.0f.</summary>
    public static byte[] Of(string header, int dataBytes) => Of(Encoding.UTF8.GetBytes(header.Replace('\'', '"')), dataBytes);

    public static byte[] Of(byte[] header, int dataBytes)
    {
        byte[] file = new byte[8 + header.Length + dataBytes];
        BinaryPrimitives.WriteInt64LittleEndian(file, header.Length);
        header.CopyTo(file, 8);
        for (int offset = 8 + header.Length; offset + 4 <= file.Length; offset += 4)
        {
            BinaryPrimitives.WriteSingleLittleEndian(file.AsSpan(offset), 1f);
        }

        return file;
    }
}
