using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;
using System.Linq;
using Digits.Data;

namespace KernelGen.Tests.Digits;

/// <summary>A folder of IDX files that is deleted afterwards.</summary>
internal sealed class DigitFiles : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("digits");

    /// <summary>The folder.</summary>
    public string Folder => folder.FullName;

    /// <summary>The path of a file.</summary>
    public string this[string name] => Path.Combine(Folder, name);

    /// <summary>Writes big-endian numbers and bytes.</summary>
    public string Write(string name, int[] header, params ReadOnlySpan<byte> values)
    {
        byte[] content = new byte[header.Length * sizeof(int) + values.Length];
        for (int index = 0; index < header.Length; index++) BinaryPrimitives.WriteInt32BigEndian(content.AsSpan(index * sizeof(int)), header[index]);
        values.CopyTo(content.AsSpan(header.Length * sizeof(int)));
        File.WriteAllBytes(this[name], content);
        return this[name];
    }

    /// <summary>Writes so many images.</summary>
    public string WriteImages(int count) => Write("images", [IdxReader.ImageMagic, count, 28, 28], new byte[count * DigitSet.ImagePixels]);

    /// <summary>Writes labels.</summary>
    public string WriteLabels(params byte[] labels) => Write("labels", [IdxReader.LabelMagic, labels.Length], labels);

    /// <summary>Compresses every file and deletes what it was.</summary>
    public void Compress()
    {
        foreach (FileInfo file in folder.GetFiles().Where(static file => file.Extension == ""))
        {
            using (GZipStream packed = new(File.Create(file.FullName + ".gz"), CompressionLevel.Fastest)) packed.Write(File.ReadAllBytes(file.FullName));
            file.Delete();
        }
    }

    public void Dispose() => folder.Delete(recursive: true);
}
