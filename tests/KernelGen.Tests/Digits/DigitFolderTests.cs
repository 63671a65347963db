using System;
using System.IO;
using Digits.Data;
using Xunit;

namespace KernelGen.Tests.Digits;

/// <summary>A folder is read with its mark and cut into three sets.</summary>
public sealed class DigitFolderTests
{
    [Fact]
    public void Folder_IsCutAndTellsThatItsDigitsAreDrawn()
    {
        using DigitFiles files = new();
        DigitGenerator.Write(files.Folder, 40, seed: 5);
        DigitFolder folder = DigitFolder.Read(files.Folder);
        DigitSet drawn = DigitGenerator.Draw(40, seed: 5);
        Assert.Equal((36, 4, 10), (folder.Training.Count, folder.Validation.Count, folder.Test.Count));
        Assert.Equal(drawn.Image(0), folder.Training.Image(0));
        Assert.Equal(drawn.Image(36), folder.Validation.Image(0));
        Assert.Equal(drawn.Label(39), folder.Validation.Label(3));
        Assert.Equal(DigitGenerator.Draw(10, seed: 5, part: 1).Image(0), folder.Test.Image(0));
        Assert.Equal("drawn by samples/Digits, --generate DIR --images 40 --image-seed 5", folder.Generated);

        File.Delete(files[DigitFolder.GeneratedMark]);
        files.Compress();
        DigitFolder packed = DigitFolder.Read(files.Folder);
        Assert.Null(packed.Generated);
        Assert.Equal(folder.Checksum, packed.Checksum);
    }

    [Fact]
    public void MissingFile_IsNamed()
    {
        using DigitFiles files = new();
        DigitGenerator.Write(files.Folder, 40, seed: 5);
        File.Delete(files[DigitFolder.TestLabels]);
        Assert.Equal(
            $"{files.Folder}: no t10k-labels-idx1-ubyte; expected t10k-labels-idx1-ubyte or t10k-labels-idx1-ubyte.gz.",
            Assert.Throws<DigitException>(() => DigitFolder.Read(files.Folder)).Message);
    }

    [Fact]
    public void TooFewImages_AreRefused()
    {
        using DigitFiles files = new();
        DigitGenerator.Write(files.Folder, 9, seed: 5);
        Assert.Equal(
            $"{files.Folder}: 9 training images; expected 10 or more, of which a tenth validates.",
            Assert.Throws<DigitException>(() => DigitFolder.Read(files.Folder)).Message);
    }
}
