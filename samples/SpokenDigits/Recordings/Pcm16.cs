using System;
using System.Buffers.Binary;

namespace SpokenDigits.Recordings;

/// <summary>Samples of 16 bits, the lower byte first.</summary>
internal static class Pcm16
{
    private const int SampleBytes = sizeof(short);

    /// <summary>The samples of <paramref name="bytes"/>, two bytes each; a last odd byte is left out.</summary>
    public static short[] Read(ReadOnlySpan<byte> bytes)
    {
        short[] samples = new short[bytes.Length / SampleBytes];
        for (int index = 0; index < samples.Length; index++)
            samples[index] = BinaryPrimitives.ReadInt16LittleEndian(bytes[(index * SampleBytes)..]);
        return samples;
    }
}
