using System;
using System.Buffers.Binary;
using System.IO;

namespace Digits.Data;

/// <summary>Writes what <see cref="IdxReader"/> reads.</summary>
internal static class IdxWriter
{
    /// <summary>Writes the images and the labels of a set, replacing older files.</summary>
    public static void Write(DigitSet set, string imagePath, string labelPath)
    {
        using FileStream images = File.Create(imagePath), labels = File.Create(labelPath);
        WriteNumbers(images, IdxReader.ImageMagic, set.Count, DigitSet.Side, DigitSet.Side);
        WriteNumbers(labels, IdxReader.LabelMagic, set.Count);
        for (int index = 0; index < set.Count; index++)
        {
            images.Write(set.Image(index));
            labels.WriteByte((byte)set.Label(index));
        }
    }

    private static void WriteNumbers(FileStream file, params ReadOnlySpan<int> numbers)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        foreach (int number in numbers)
        {
            BinaryPrimitives.WriteInt32BigEndian(bytes, number);
            file.Write(bytes);
        }
    }
}
