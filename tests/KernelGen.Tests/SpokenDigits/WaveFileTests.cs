using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Text;
using SpokenDigits.Recordings;
using Xunit;

namespace KernelGen.Tests.SpokenDigits;

/// <summary>WAV files, and what is said of those that are refused.</summary>
public sealed class WaveFileTests
{
    private static readonly byte[] data = [1, 0, 0xFF, 0xFF, 0x34, 0x12];
    private static readonly short[] samples = [1, -1, 0x1234];

    [Fact]
    public void Samples_AreRead() => AssertRead(Riff(Chunk("fmt ", Format()), Chunk("data", data)));

    [Fact]
    public void Chunks_MayStandInAnyOrderWithOthersBetween() =>
        AssertRead(Riff(Chunk("LIST", [1, 2, 3]), Chunk("data", data), Chunk("fact", [4, 0, 0, 0]), Chunk("fmt ", Format())));

    [Fact]
    public void FormatWithAnEmptyExtension_IsRead() => AssertRead(Riff(Chunk("fmt ", [.. Format(), 0, 0]), Chunk("data", data)));

    [Theory]
    [InlineData(0, 3, "format: 3; expected 1 (PCM)")]
    [InlineData(2, 2, "channels: 2; expected 1")]
    [InlineData(8, 1, "bytes a second: 15873; expected 16000")]
    [InlineData(12, 4, "bytes a frame: 4; expected 2")]
    [InlineData(14, 8, "bits a sample: 8; expected 16")]
    public void OtherFormat_IsToldByItsField(int offset, byte value, string message)
    {
        byte[] format = Format();
        format[offset] = value;
        AssertRefused(message, Riff(Chunk("fmt ", format), Chunk("data", data)));
    }

    [Fact]
    public void RateOfNothing_IsRefused() =>
        AssertRefused("samples a second: 0; expected 1 to", Riff(Chunk("fmt ", Format(rate: 0)), Chunk("data", data)));

    [Fact]
    public void ExtensibleFormat_IsRefused() =>
        AssertRefused("size of chunk \"fmt \": 40; expected 16 or 18", Riff(Chunk("fmt ", new byte[40]), Chunk("data", data)));

    [Fact]
    public void MissingOrSecondChunks_AreTold()
    {
        AssertRefused("chunks: none is \"fmt \"; expected one", Riff(Chunk("data", data)));
        AssertRefused("chunks: none is \"data\"; expected one", Riff(Chunk("fmt ", Format())));
        AssertRefused("chunks: a second \"fmt \"; expected one", Riff(Chunk("fmt ", Format()), Chunk("fmt ", Format()), Chunk("data", data)));
        AssertRefused("chunks: a second \"data\"; expected one", Riff(Chunk("fmt ", Format()), Chunk("data", data), Chunk("data", data)));
    }

    [Fact]
    public void HalfASample_IsRefused() =>
        AssertRefused("size of chunk \"data\": 3; expected a multiple of 2", Riff(Chunk("fmt ", Format()), Chunk("data", [1, 2, 3])));

    [Fact]
    public void OtherFiles_AreRefused()
    {
        AssertRefused("length: 3 bytes; expected 12 or more", [1, 2, 3]);
        AssertRefused("first four bytes: \"RIFX\"; expected \"RIFF\"", Encoding.ASCII.GetBytes("RIFX....WAVE"));
        AssertRefused("form: \"AVI \"; expected \"WAVE\"", Encoding.ASCII.GetBytes("RIFF....AVI "));
    }

    [Fact]
    public void FileThatIsCutOff_IsRefused()
    {
        byte[] whole = Riff(Chunk("fmt ", Format()), Chunk("data", data));
        AssertRefused("RIFF size: 42; expected 41, the bytes that follow it", whole[..^1]);
        AssertRefused("size of chunk \"data\": 6; expected at most 5, the bytes that are left", Resized(whole[..^1]));
        AssertRefused("byte 50: 3 bytes; expected the 8 bytes of a chunk's header, or the end", Resized([.. whole, 0, 0, 0]));
    }

    [Fact]
    public void OddChunk_NeedsTheByteThatMakesItEven() =>
        AssertRefused("size of chunk \"LIST\": 3; expected at most 3", Resized(Riff(Chunk("fmt ", Format()), Chunk("data", data), Chunk("LIST", [1, 2, 3]))[..^1]));

    [Fact]
    public void Folder_IsReadByNames()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("kernelgen-digits-");
        try
        {
            string path = Path.Combine(folder.FullName, "7_ann_3.wav");
            File.WriteAllBytes(path, Riff(Chunk("fmt ", Format()), Chunk("data", data)));
            Recording recording = Assert.Single(RecordingSource.Open(folder.FullName).Recordings);
            Assert.Equal(new RecordingName(7, "ann", 3), recording.Name);
            Assert.Equal(samples, recording.Samples.ToArray());

            File.WriteAllBytes(path, Riff(Chunk("fmt ", Format(rate: 16_000)), Chunk("data", data)));
            AssertRefused($"{path}: samples a second: 16000; expected 8000.", () => WaveFolder.Read(folder.FullName));

            File.Move(path, Path.Combine(folder.FullName, "seven.wav"));
            AssertRefused("seven.wav: name; expected digit_speaker_index.wav", () => WaveFolder.Read(folder.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void PlaceWithoutRecordings_IsTold()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("kernelgen-digits-");
        AssertRefused("holds neither fsdd_pcm.zip nor files named", () => RecordingSource.Open(folder.FullName));
        folder.Delete();
        AssertRefused("is neither a file nor a folder", () => RecordingSource.Open(folder.FullName));
    }

    private static void AssertRead(byte[] file)
    {
        WaveFile wave = WaveFile.Parse(file, "a.wav");
        Assert.Equal(8_000, wave.Rate);
        Assert.Equal(samples, wave.Samples);
    }

    private static void AssertRefused(string message, byte[] file) => AssertRefused("a.wav: " + message, () => WaveFile.Parse(file, "a.wav"));

    private static void AssertRefused(string message, Func<object> read) =>
        Assert.Contains(message, Assert.Throws<RecordingException>(read).Message, StringComparison.Ordinal);

    private static byte[] Format(int rate = 8_000)
    {
        byte[] format = new byte[16];
        format[0] = 1;
        format[2] = 1;
        BinaryPrimitives.WriteInt32LittleEndian(format.AsSpan(4), rate);
        BinaryPrimitives.WriteInt32LittleEndian(format.AsSpan(8), 2 * rate);
        format[12] = 2;
        format[14] = 16;
        return format;
    }

    private static byte[] Chunk(string kind, byte[] body)
    {
        byte[] size = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(size, body.Length);
        return [.. Encoding.ASCII.GetBytes(kind), .. size, .. body, .. new byte[body.Length & 1]];
    }

    private static byte[] Riff(params IEnumerable<byte[]> chunks)
    {
        List<byte> file = [.. "RIFF....WAVE"u8];
        foreach (byte[] chunk in chunks) file.AddRange(chunk);
        return Resized([.. file]);
    }

    private static byte[] Resized(byte[] file)
    {
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
        return file;
    }
}
