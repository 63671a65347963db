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
    public void Take_KeepsTheBeginning() => Assert.Equal([1, 2], new TokenCorpus([1, 2, 3]).Take(2).Tokens.ToArray());
}
