using System;
using System.Buffers.Binary;
using System.IO;
using System.Text;

namespace SpokenDigits.Recordings;

/// <summary>
/// Sound as a WAV file holds it: PCM of 16 bits, mono. The reader takes chunks in any order and passes over those it does not know; what is
/// not of this form, contradicts itself or is cut off it refuses (RIFF as in "Multimedia Programming Interface and Data Specifications 1.0",
/// IBM and Microsoft 1991).
/// </summary>
/// <param name="Rate">Samples a second.</param>
/// <param name="Samples">The samples in order of time.</param>
internal sealed record WaveFile(int Rate, short[] Samples)
{
    private const int RiffHeader = 12, ChunkHeader = 8, FormatSize = 16, FormatSizeWithExtra = 18, Pcm = 1, Bits = 16, SampleBytes = Bits / 8;

    /// <summary>Reads a file.</summary>
    /// <exception cref="RecordingException">The file is not of this form; the message names file, field and what was expected.</exception>
    public static WaveFile Read(string path) => Parse(File.ReadAllBytes(path), path);

    /// <summary>Reads the bytes of a file.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <exception cref="RecordingException">The bytes are not of this form; the message names file, field and what was expected.</exception>
    public static WaveFile Parse(ReadOnlySpan<byte> bytes, string name)
    {
        RequireRiff(bytes, name);
        int? rate = null;
        short[]? samples = null;
        for (int at = RiffHeader; at < bytes.Length;)
        {
            ReadOnlySpan<byte> body = ChunkAt(bytes, at, name, out string kind);
            if (kind == "fmt ") rate = Once(rate is null, kind, name) ? RateOf(body, name) : rate;
            else if (kind == "data") samples = Once(samples is null, kind, name) ? SamplesOf(body, name) : samples;
            at += ChunkHeader + body.Length + (body.Length & 1);
        }

        return new WaveFile(
            rate ?? throw Refusal(name, "chunks", "none is \"fmt \"", "one"),
            samples ?? throw Refusal(name, "chunks", "none is \"data\"", "one"));
    }

    /// <summary>The bytes of a file: "fmt " and then "data".</summary>
    public byte[] ToBytes()
    {
        int data = SampleBytes * Samples.Length;
        byte[] bytes = new byte[RiffHeader + ChunkHeader + FormatSize + ChunkHeader + data];
        Span<byte> rest = bytes;
        rest = Write(rest, "RIFF"u8, bytes.Length - ChunkHeader);
        rest = Write(rest, "WAVEfmt "u8, FormatSize);
        BinaryPrimitives.WriteUInt16LittleEndian(rest, Pcm);
        BinaryPrimitives.WriteUInt16LittleEndian(rest[2..], 1);
        BinaryPrimitives.WriteInt32LittleEndian(rest[4..], Rate);
        BinaryPrimitives.WriteInt32LittleEndian(rest[8..], SampleBytes * Rate);
        BinaryPrimitives.WriteUInt16LittleEndian(rest[12..], SampleBytes);
        BinaryPrimitives.WriteUInt16LittleEndian(rest[14..], Bits);
        rest = Write(rest[FormatSize..], "data"u8, data);
        for (int sample = 0; sample < Samples.Length; sample++) BinaryPrimitives.WriteInt16LittleEndian(rest[(SampleBytes * sample)..], Samples[sample]);
        return bytes;
    }

    /// <summary>Writes letters and a size, and returns what follows them.</summary>
    private static Span<byte> Write(Span<byte> bytes, ReadOnlySpan<byte> letters, int size)
    {
        letters.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[letters.Length..], size);
        return bytes[(letters.Length + sizeof(int))..];
    }

    private static void RequireRiff(ReadOnlySpan<byte> bytes, string name)
    {
        if (bytes.Length < RiffHeader) throw Refusal(name, "length", $"{bytes.Length} bytes", $"{RiffHeader} or more");
        if (!bytes.StartsWith("RIFF"u8)) throw Refusal(name, "first four bytes", Quoted(bytes[..4]), "\"RIFF\"");
        if (!bytes[8..].StartsWith("WAVE"u8)) throw Refusal(name, "form", Quoted(bytes[8..12]), "\"WAVE\"");
        uint size = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
        if (size != bytes.Length - ChunkHeader) throw Refusal(name, "RIFF size", $"{size}", $"{bytes.Length - ChunkHeader}, the bytes that follow it");
    }

    private static ReadOnlySpan<byte> ChunkAt(ReadOnlySpan<byte> bytes, int at, string name, out string kind)
    {
        int left = bytes.Length - at - ChunkHeader;
        if (left < 0) throw Refusal(name, $"byte {at}", $"{left + ChunkHeader} bytes", $"the {ChunkHeader} bytes of a chunk's header, or the end");
        kind = Encoding.Latin1.GetString(bytes.Slice(at, 4));
        uint size = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(at + 4)..]);
        // The byte that makes an odd chunk even belongs to the file too.
        if (size + (long)(size & 1) > left) throw Refusal(name, $"size of chunk \"{kind}\"", $"{size}", $"at most {left}, the bytes that are left");
        return bytes.Slice(at + ChunkHeader, (int)size);
    }

    private static int RateOf(ReadOnlySpan<byte> format, string name)
    {
        if (format.Length is not (FormatSize or FormatSizeWithExtra))
            throw Refusal(name, "size of chunk \"fmt \"", $"{format.Length}", $"{FormatSize} or {FormatSizeWithExtra}");
        Require(name, "format", BinaryPrimitives.ReadUInt16LittleEndian(format), Pcm, " (PCM)");
        Require(name, "channels", BinaryPrimitives.ReadUInt16LittleEndian(format[2..]), 1, "");
        Require(name, "bits a sample", BinaryPrimitives.ReadUInt16LittleEndian(format[14..]), Bits, "");
        Require(name, "bytes a frame", BinaryPrimitives.ReadUInt16LittleEndian(format[12..]), SampleBytes, "");
        uint rate = BinaryPrimitives.ReadUInt32LittleEndian(format[4..]);
        if (rate is 0 or > int.MaxValue / SampleBytes) throw Refusal(name, "samples a second", $"{rate}", $"1 to {int.MaxValue / SampleBytes}");
        Require(name, "bytes a second", BinaryPrimitives.ReadUInt32LittleEndian(format[8..]), SampleBytes * rate, "");
        return (int)rate;
    }

    private static short[] SamplesOf(ReadOnlySpan<byte> data, string name)
    {
        if (data.Length % SampleBytes != 0) throw Refusal(name, "size of chunk \"data\"", $"{data.Length}", $"a multiple of {SampleBytes}");
        return Pcm16.Read(data);
    }

    private static bool Once(bool isFirst, string kind, string name) =>
        isFirst ? true : throw Refusal(name, "chunks", $"a second \"{kind}\"", "one");

    private static void Require(string name, string field, uint found, uint expected, string remark)
    {
        if (found != expected) throw Refusal(name, field, $"{found}", $"{expected}{remark}");
    }

    private static string Quoted(ReadOnlySpan<byte> text) => $"\"{Encoding.Latin1.GetString(text)}\"";

    private static RecordingException Refusal(string name, string field, FormattableString found, FormattableString expected) =>
        Refusal(name, field, FormattableString.Invariant(found), FormattableString.Invariant(expected));

    private static RecordingException Refusal(string name, string field, string found, string expected) =>
        new($"{name}: {field}: {found}; expected {expected}.");
}
