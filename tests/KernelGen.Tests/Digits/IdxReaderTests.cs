using System;
using System.IO;
using Digits.Data;
using Xunit;

namespace KernelGen.Tests.Digits;

/// <summary>Files of images and labels are read as they are or refused with what was found and what was expected.</summary>
public sealed class IdxReaderTests
{
    [Fact]
    public void WhatIsWritten_IsRead()
    {
        using DigitFiles files = new();
        DigitSet drawn = DigitGenerator.Draw(7, seed: 3);
        IdxWriter.Write(drawn, files["images"], files["labels"]);
        DigitSet read = IdxReader.Read(files["images"], files["labels"]);
        Assert.Equal(7, read.Count);
        for (int index = 0; index < drawn.Count; index++)
        {
            Assert.Equal(drawn.Label(index), read.Label(index));
            Assert.Equal(drawn.Image(index), read.Image(index));
        }

        files.Compress();
        DigitSet unpacked = IdxReader.Read(files["images.gz"], files["labels.gz"]);
        Assert.Equal(drawn.Image(6), unpacked.Image(6));
    }

    [Theory]
    [InlineData(0x0801, 2, 28, 28, 1568, "magic number 0x00000801; expected 0x00000803, unsigned bytes of 3 dimensions.")]
    [InlineData(0x0D03, 2, 28, 28, 1568, "magic number 0x00000D03; expected 0x00000803, unsigned bytes of 3 dimensions.")]
    [InlineData(0x0803, 2, 32, 28, 1792, "images of 32 x 28 pixels; expected 28 x 28.")]
    [InlineData(0x0803, 2, 28, 27, 1512, "images of 28 x 27 pixels; expected 28 x 28.")]
    [InlineData(0x0803, 2, 28, 28, 1567, "1583 bytes; expected 1584, a header of 16 bytes and 2 images.")]
    [InlineData(0x0803, 2, 28, 28, 1569, "1585 bytes; expected 1584, a header of 16 bytes and 2 images.")]
    [InlineData(0x0803, int.MaxValue, 28, 28, 784, "800 bytes; expected 1683627179264, a header of 16 bytes and 2147483647 images.")]
    [InlineData(0x0803, 0, 28, 28, 0, "0 as the first dimension; expected 1 to 2147483647.")]
    [InlineData(0x0803, -1, 28, 28, 784, "4294967295 as the first dimension; expected 1 to 2147483647.")]
    public void WrongImages_AreRefused(int magic, int count, int rows, int columns, int values, string expected)
    {
        using DigitFiles files = new();
        string path = files.Write("images", [magic, count, rows, columns], new byte[values]);
        Assert.Equal($"{path}: {expected}", Refusal(() => IdxReader.ReadImages(path)));
    }

    [Theory]
    [InlineData(new[] { 0x0803, 2 }, 2, "magic number 0x00000803; expected 0x00000801, unsigned bytes of 1 dimension.")]
    [InlineData(new[] { 0x0801, 2 }, 1, "9 bytes; expected 10, a header of 8 bytes and 2 labels.")]
    [InlineData(new[] { 0x0801, 2 }, 3, "11 bytes; expected 10, a header of 8 bytes and 2 labels.")]
    [InlineData(new[] { 0x0801 }, 3, "7 bytes; expected a header of 8 bytes.")]
    [InlineData(new int[0], 3, "3 bytes; expected a header of 8 bytes.")]
    [InlineData(new int[0], 0, "0 bytes; expected a header of 8 bytes.")]
    public void WrongLabels_AreRefused(int[] header, int values, string expected)
    {
        using DigitFiles files = new();
        string path = files.Write("labels", header, new byte[values]);
        Assert.Equal($"{path}: {expected}", Refusal(() => IdxReader.ReadLabels(path)));
    }

    [Fact]
    public void LabelAbove9_IsRefusedWithItsPlace()
    {
        using DigitFiles files = new();
        string path = files.WriteLabels(0, 9, 10, 11);
        Assert.Equal($"{path}: label 10 at place 2; expected 0 to 9.", Refusal(() => IdxReader.ReadLabels(path)));
    }

    [Fact]
    public void DifferentCounts_AreRefused()
    {
        using DigitFiles files = new();
        string images = files.WriteImages(3), labels = files.WriteLabels(1, 2);
        Assert.Equal($"{labels}: 2 labels; expected 3, as many as images has images.", Refusal(() => IdxReader.Read(images, labels)));
    }

    [Fact]
    public void WhatIsNoGzip_IsRefused()
    {
        using DigitFiles files = new();
        string path = files.Write("labels.gz", [IdxReader.LabelMagic, 1], 5);
        string message = Refusal(() => IdxReader.ReadLabels(path));
        Assert.StartsWith($"{path}: data that cannot be decompressed", message, StringComparison.Ordinal);
        Assert.EndsWith("; expected gzip.", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(200)]
    public void TruncatedGzip_IsRefused(int missing)
    {
        using DigitFiles files = new();
        IdxWriter.Write(DigitGenerator.Draw(5, seed: 1), files["images"], files["labels"]);
        files.Compress();
        byte[] whole = File.ReadAllBytes(files["images.gz"]);
        File.WriteAllBytes(files["images.gz"], whole[..^missing]);
        Assert.StartsWith($"{files["images.gz"]}: ", Refusal(() => IdxReader.ReadImages(files["images.gz"])), StringComparison.Ordinal);
    }

    private static string Refusal(Func<object> read) => Assert.Throws<DigitException>(read).Message;
}
