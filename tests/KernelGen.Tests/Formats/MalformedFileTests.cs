using System;
using System.Buffers.Binary;
using System.IO;
using KernelGen.Formats;
using KernelGen.Spec;
using Xunit;

namespace KernelGen.Tests.Formats;

/// <summary>Files that are not what they should be: each refusal names the culprit, and nothing but the typed exception comes out.</summary>
public sealed class MalformedFileTests
{
    private const string A = "'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}";

    [Theory]
    [InlineData("{" + A + "}", 4, "a", "truncated")]
    [InlineData("{" + A + "}", 12, "file", "4 bytes behind the last tensor")]
    [InlineData("{" + A + "," + A + "}", 8, "a", "occurs twice")]
    [InlineData("{" + A + ",'b':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}}", 8, "b", "overlaps")]
    [InlineData("{" + A + ",'b':{'dtype':'F32','shape':[1],'data_offsets':[12,16]}}", 16, "b", "gap")]
    [InlineData("{'a':{'dtype':'F32','shape':[2],'data_offsets':[4,12]}}", 12, "a", "gap")]
    [InlineData("{'a':{'dtype':'F32','shape':[3],'data_offsets':[0,8]}}", 8, "a", "12 for F32 of shape [3]")]
    [InlineData("{'a':{'dtype':'F32','shape':[2],'data_offsets':[8,0]}}", 8, "a", "not before the begin")]
    [InlineData("{'a':{'dtype':'F32','shape':[-2],'data_offsets':[0,8]}}", 8, "a.shape", "whole number")]
    [InlineData("{'a':{'dtype':'F32','shape':[1.5],'data_offsets':[0,8]}}", 8, "a.shape", "whole number")]
    [InlineData("{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,99999999999999999999]}}", 8, "a.data_offsets", "whole number")]
    [InlineData("{'a':{'dtype':'F32','shape':[99999999999],'data_offsets':[0,8]}}", 8, "a", "99999999999")]
    [InlineData("{'a':{'dtype':'F32','shape':[2147483591,2147483591,2147483591],'data_offsets':[0,8]}}", 8, "a", "at most")]
    [InlineData("{'a':{'dtype':'F32','shape':[2],'data_offsets':[0]}}", 8, "a", "data_offsets")]
    [InlineData("{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8,8]}}", 8, "a", "data_offsets")]
    [InlineData("{'a':{'dtype':'F16','shape':[4],'data_offsets':[0,8]}}", 8, "a", "dtype F16")]
    [InlineData("{'a':{'dtype':'U8','shape':[8],'data_offsets':[0,8]}}", 8, "a", "dtype U8")]
    [InlineData("{'a':{'dtype':3,'shape':[2],'data_offsets':[0,8]}}", 8, "a", "JSON Number")]
    [InlineData("{'a':{'shape':[2],'data_offsets':[0,8]}}", 8, "a", "no dtype")]
    [InlineData("{'a':{'dtype':'F32','data_offsets':[0,8]}}", 8, "a", "no shape")]
    [InlineData("{'a':{'dtype':'F32','dtype':'F32','shape':[2],'data_offsets':[0,8]}}", 8, "a", "dtype occurs twice")]
    [InlineData("{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8],'x':1}}", 8, "a", "field x")]
    [InlineData("{'a':[]}", 0, "a", "JSON StartArray")]
    [InlineData("{'':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}", 8, "header", "without a name")]
    [InlineData("{'__metadata__':{'k':1}}", 0, "__metadata__.k", "JSON Number")]
    [InlineData("{'__metadata__':{'k':'1','k':'2'}}", 0, "__metadata__.k", "occurs twice")]
    [InlineData("{'__metadata__':{},'__metadata__':{}}", 0, "__metadata__", "occurs twice")]
    [InlineData("[]", 0, "header", "JSON StartArray")]
    [InlineData("{" + A, 8, "header", "no valid JSON")]
    [InlineData("{" + A + "} {}", 8, "header", "no valid JSON")]
    [InlineData("", 0, "header", "no valid JSON")]
    [InlineData("{'a':{'dtype':'F32','shape':[[[[2]]]],'data_offsets':[0,8]}}", 8, "header", "no valid JSON")]
    public void Header_IsRefusedByName(string header, int dataBytes, string subject, string message)
    {
        WeightFormatException exception = Assert.Throws<WeightFormatException>(() => TensorSet.Load(SafetensorsFile.Of(header, dataBytes)));
        Assert.Equal(subject, exception.Subject);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(17L << 20, "at most")]
    [InlineData(-1L, "18446744073709551615")]
    [InlineData(1000L, "ends after")]
    public void AbsurdHeaderLength_IsRefusedBeforeMemoryIsTaken(long length, string message)
    {
        byte[] file = new byte[100];
        BinaryPrimitives.WriteInt64LittleEndian(file, length);
        WeightFormatException exception = Assert.Throws<WeightFormatException>(() => TensorSet.Load(file));
        Assert.StartsWith("header", exception.Subject, StringComparison.Ordinal);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NameThatIsNoUtf8_IsRefused()
    {
        byte[] file = SafetensorsFile.Of("{" + A + "}", 8);
        file[8 + 2] = 0xFF;
        Assert.Equal("header", Assert.Throws<WeightFormatException>(() => TensorSet.Load(file)).Subject);
    }

    [Theory]
    [InlineData(float.NaN, "NaN at index 1")]
    [InlineData(float.PositiveInfinity, "∞ at index 1")]
    [InlineData(float.NegativeInfinity, "-∞ at index 1")]
    public void ValuesThatAreNotFinite_AreRefusedWithTheirPlace(float value, string message)
    {
        byte[] file = SafetensorsFile.Of("{" + A + "}", 8);
        BinaryPrimitives.WriteSingleLittleEndian(file.AsSpan(file.Length - 4), value);
        WeightFormatException exception = Assert.Throws<WeightFormatException>(() => TensorSet.Load(file));
        Assert.Equal("a", exception.Subject);
        Assert.Contains(message.Replace("∞", "Infinity", StringComparison.Ordinal), exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TruncationAtEveryByte_IsRefused()
    {
        byte[] file = Packed(Quantizer.Alternating, 2);
        ModelSpec spec = Models.Language(Quantizer.Alternating, 2);
        for (int length = 0; length < file.Length; length += length < 600 ? 1 : 37)
        {
            Assert.Throws<WeightFormatException>(() => PackedModel.Load(file.AsSpan(0, length), spec));
        }
    }

    [Theory]
    [InlineData(Quantizer.Alternating, 2)]
    [InlineData(Quantizer.BalancedMean, 3)]
    public void FlippedBits_AreRefusedOrHarmless(Quantizer quantizer, int bits)
    {
        byte[] file = Packed(quantizer, bits);
        ModelSpec spec = Models.Language(quantizer, bits);
        int headerEnd = 8 + (int)BinaryPrimitives.ReadInt64LittleEndian(file);
        for (int index = 0; index < file.Length; index++)
        {
            byte mask = (byte)(1 << (index * 5 % 8));
            file[index] ^= mask;
            try
            {
                PackedModel.Load(file, spec);

                // A flipped code or value is another model of the same kind; the header has no bit that is not checked.
                Assert.True(index >= headerEnd, $"byte {index}");
            }
            catch (WeightFormatException)
            {
            }

            file[index] ^= mask;
        }
    }

    [Fact]
    public void RandomBytes_AreRefused()
    {
        Random random = new(4);
        for (int round = 0; round < 500; round++)
        {
            byte[] header = new byte[random.Next(1, 60)];
            random.NextBytes(header);
            header[0] = (byte)'{';
            Assert.Throws<WeightFormatException>(() => TensorSet.Load(SafetensorsFile.Of(header, 16)));
        }
    }

    private static byte[] Packed(Quantizer quantizer, int bits)
    {
        ModelSpec spec = Models.Language(quantizer, bits);
        using MemoryStream stream = new();
        PackedModel.Pack(spec, Models.Weights(spec), Models.Words(11)).Save(stream);
        return stream.ToArray();
    }
}
