using System;
using Xunit;

namespace KernelGen.Tests.Text;

using KernelGen.Text;

public sealed class VocabularyTests
{
    [Fact]
    public void Words_AreOrderedByFrequencyThenOrdinally()
    {
        Vocabulary vocabulary = Vocabulary.Build(["b a c", "c  b <unk>", "Z <eos>"], 100);
        Assert.Equal(["<unk>", "<eos>", "b", "c", "Z", "a"], vocabulary.Words);
    }

    [Fact]
    public void Limit_CountsTheTwoMarks() => Assert.Equal(3, Vocabulary.Build(["b a b"], 3).Count);

    [Fact]
    public void UnheldWord_IsUnknown()
    {
        Vocabulary vocabulary = Vocabulary.Build(["a"], 10);
        Assert.Equal(2, vocabulary.TokenOf("a"));
        Assert.Equal(Vocabulary.UnknownToken, vocabulary.TokenOf("b"));
        Assert.Equal("<eos>", vocabulary.WordOf(Vocabulary.EndOfSentenceToken));
        Assert.Throws<ArgumentOutOfRangeException>(() => vocabulary.WordOf(3));
    }

    [Fact]
    public void SavedWords_MakeAnEqualVocabulary()
    {
        Vocabulary vocabulary = Vocabulary.Build(["the cat sat on the mat"], 10);
        Vocabulary again = new(vocabulary.Words);
        Assert.All(vocabulary.Words, word => Assert.Equal(vocabulary.TokenOf(word), again.TokenOf(word)));
    }

    [Fact]
    public void PaddedVocabulary_KeepsItsTokens()
    {
        Vocabulary padded = new Vocabulary(["<unk>", "<eos>", "a"]).Padded(5);
        Assert.Equal(["<unk>", "<eos>", "a", "<unused-3>", "<unused-4>"], padded.Words);
        Assert.Throws<ArgumentOutOfRangeException>(() => padded.Padded(4));
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("<unk> a")]
    [InlineData("<unk> <eos> a a")]
    public void BadWords_AreRefusedByName(string words) =>
        Assert.Throws<ArgumentException>(() => new Vocabulary(words.Split(' ')));

    [Fact]
    public void WordsWithWhiteSpace_AreRefused() =>
        Assert.Contains("Word 2", Assert.Throws<ArgumentException>(() => new Vocabulary(["<unk>", "<eos>", "a b"])).Message);
}
