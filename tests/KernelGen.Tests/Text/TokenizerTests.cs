using Xunit;

namespace KernelGen.Tests.Text;

using KernelGen.Text;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("Gets the value.", "gets the value .")]
    [InlineData("  It's   read-only, isn't it?\n", "it's read-only , isn't it ?")]
    [InlineData("Between 1,000 and 3.5 (UTF-8).", "between N and N ( utf-8 ) .")]
    [InlineData("int32 x64 3d 0x1F _name", "int32 x64 3d 0x1f _name")]
    [InlineData("T-", "t -")]
    [InlineData("", "")]
    [InlineData(" \t ", "")]
    public void Sentence_BecomesWordsSetApartBySpaces(string sentence, string words) =>
        Assert.Equal(words, Tokenizer.Tokenize(sentence));

    [Fact]
    public void JoinedWords_HugTheirPunctuation() => Assert.Equal(
        "the value (or null), if any.",
        Tokenizer.Join(["the", "value", "(", "or", "null", ")", ",", "if", "any", "."]));
}
