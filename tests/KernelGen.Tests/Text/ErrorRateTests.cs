using System;
using System.Linq;
using KernelGen.Text;
using Xunit;

namespace KernelGen.Tests.Text;

public sealed class ErrorRateTests
{
    [Theory]
    [InlineData("one two three", "one two three", 0, 0, 0)]
    [InlineData("one two three", "one too three", 1, 0, 0)]
    [InlineData("one two three", "one three", 0, 1, 0)]
    [InlineData("one two three", "one two two three", 0, 0, 1)]
    [InlineData("one two", "", 0, 2, 0)]
    [InlineData("", "one", 0, 0, 1)]
    [InlineData(" one\ttwo ", "two one", 2, 0, 0)]
    public void Words_CountTheFewestErrors(string said, string heard, int substitutions, int deletions, int insertions)
    {
        ErrorRate rate = ErrorRate.OfWords(said, heard);
        Assert.Equal((substitutions, deletions, insertions), ((int)rate.Substitutions, (int)rate.Deletions, (int)rate.Insertions));
    }

    [Fact]
    public void Characters_AreWhatAReaderTakesForOne()
    {
        Assert.Equal(new ErrorRate(2, 0, 1, 6), ErrorRate.OfCharacters("kitten", "sitting"));
        Assert.Equal(new ErrorRate(1, 0, 0, 2), ErrorRate.OfCharacters("e\u0301a", "ea"));
    }

    [Fact]
    public void Rates_AddUpByElements_NotBySequences()
    {
        ErrorRate both = ErrorRate.OfWords("a b c d", "a b c d") + ErrorRate.OfWords("x", "y z");
        Assert.Equal(2.0 / 5, both.Rate);
        Assert.Equal(0, default(ErrorRate).Rate);
        Assert.Equal(double.PositiveInfinity, ErrorRate.OfWords("", "x").Rate);
    }

    [Fact]
    public void Errors_AreTheDistanceOfAPlainRecursion()
    {
        var random = new Random(8);
        for (int trial = 0; trial < 200; trial++)
        {
            int[] said = Draw(random), heard = Draw(random);
            Assert.Equal(Distance(said, heard), ErrorRate.Of<int>(said, heard).Errors);
        }
    }

    private static int[] Draw(Random random) => [.. Enumerable.Range(0, random.Next(6)).Select(_ => random.Next(3))];

    private static int Distance(ReadOnlySpan<int> left, ReadOnlySpan<int> right)
    {
        if (left.IsEmpty || right.IsEmpty) return left.Length + right.Length;
        int both = Distance(left[1..], right[1..]) + (left[0] == right[0] ? 0 : 1);
        return Math.Min(both, 1 + Math.Min(Distance(left[1..], right), Distance(left, right[1..])));
    }
}
