using System;
using System.IO;
using KernelGen.Formats;
using Xunit;

namespace KernelGen.Tests.Formats;

/// <summary>Replacing files.</summary>
public sealed class AtomicFileTests
{
    [Fact]
    public void NewContent_ReplacesTheOld()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("file");
        AtomicFile.Replace(path, stream => stream.Write([1, 2, 3, 4]));
        AtomicFile.Replace(path, stream => stream.Write([9]));
        Assert.Equal([9], File.ReadAllBytes(path));
        Assert.Single(Directory.GetFiles(folder.Name));
    }

    [Fact]
    public void FailureWhileWriting_LeavesTheOldFileAndNothingElse()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("file");
        File.WriteAllBytes(path, [1, 2]);
        Assert.Throws<InvalidOperationException>(() => AtomicFile.Replace(path, stream =>
        {
            stream.Write(new byte[100_000]);
            throw new InvalidOperationException();
        }));
        Assert.Equal([1, 2], File.ReadAllBytes(path));
        Assert.Single(Directory.GetFiles(folder.Name));
    }

    [Fact]
    public void FailureWhileRenaming_LeavesNothingBehind()
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder.File("taken"));
        Assert.ThrowsAny<Exception>(() => AtomicFile.Replace(folder.File("taken"), stream => stream.WriteByte(1)));
        Assert.Empty(Directory.GetFiles(folder.Name));
        Assert.True(Directory.Exists(folder.File("taken")));
    }

    [Fact]
    public void MissingFolder_IsReported()
    {
        using TemporaryFolder folder = new();
        Assert.ThrowsAny<IOException>(() => AtomicFile.Replace(Path.Combine(folder.Name, "none", "file"), _ => { }));
    }
}
