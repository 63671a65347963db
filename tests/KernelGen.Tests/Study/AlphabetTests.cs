using QuantizerStudy.Characters;
using Xunit;

namespace KernelGen.Tests.Study;

using KernelGen.Text;

/// <summary>Characters and their tokens.</summary>
public sealed class AlphabetTests
{
    [Fact]
    public void Tokens_FallWithFrequencyThenRiseWithCodePoints() =>
        Assert.Equal([1, 2, 3, 4], Alphabet.Of("ccc bb ba", 10).Read("bc a").Tokens.ToArray());

    [Fact]
    public void Limit_CountsTheUnknownCharacter() => Assert.Equal([1, 2, 0], Alphabet.Of("aaabbc", 3).Read("abc").Tokens.ToArray());

    [Fact]
    public void CharacterOfTwoHalves_IsOneToken()
    {
        TokenCorpus read = Alphabet.Of("😀😀a", 10).Read("a😀é");
        Assert.Equal([2, 1, 0], read.Tokens.ToArray());
        Assert.Equal(3, read.Characters);
    }
}
