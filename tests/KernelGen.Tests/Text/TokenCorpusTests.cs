using System;
using System.IO;
using Xunit;

namespace KernelGen.Tests.Text;

using KernelGen.Text;

public sealed class TokenCorpusTests
{
    private static readonly Vocabulary Words = new(["<unk>", "<eos>", "a", "b"]);

    [Fact]
    public void Sentences_EndWithTheEndMark()
    {
        TokenCorpus corpus = TokenCorpus.Of(["a b", "zzz  a"], Words);
        Assert.Equal([2, 3, 1, 0, 2, 1], corpus.Tokens.ToArray());
        Assert.Equal("a b\nzzz a\n".Length, corpus.Characters);
    }

    [Fact]
    public void File_IsReadOneSentenceALine()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, " a b \n b a \n");
            Assert.Equal([2, 3, 1, 3, 2, 1], TokenCorpus.Read(path, Words).Tokens.ToArray());
            File.WriteAllText(path, "\n");
            Assert.Throws<InvalidDataException>(() => TokenCorpus.Read(path, Words));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void NegativeTokens_AreRefused() => Assert.Throws<ArgumentException>(() => new TokenCorpus([1, -1]));

    [Fact]
    public void Slice_KeepsOrderAndEndsWithTheText()
    {
        TokenCorpus corpus = new([1, 2, 3, 4], characters: 40);
        Assert.Equal([2, 3], corpus.Slice(1, 2).Tokens.ToArray());
        Assert.Equal(20, corpus.Slice(1, 2).Characters);
        Assert.Equal([4], corpus.Slice(3, 9).Tokens.ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => corpus.Slice(5, 1));
    }
}
