using System;
using SpokenDigits.Recognition;
using Xunit;

namespace KernelGen.Tests.SpokenDigits;

/// <summary>Digits out of what is likeliest at every step.</summary>
public sealed class WordDecoderTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    public void Repeats_AreOneDigitUnlessABlankStandsBetween(int beam)
    {
        // Classes are digits and one more, 0 the blank.
        int[] classes = [0, 8, 8, 0, 8, 1, 1, 0, 0, 10];
        float[] logProbabilities = new float[classes.Length * DigitLabels.Classes];
        MadeUp.Say(classes, logProbabilities);
        Assert.Equal([7, 7, 0, 9], new WordDecoder(classes.Length, beam).Decode(logProbabilities));
    }

    [Fact]
    public void Blanks_AreNoDigit()
    {
        float[] logProbabilities = new float[3 * DigitLabels.Classes];
        MadeUp.Say([0, 0, 0], logProbabilities);
        Assert.Empty(new WordDecoder(3, beam: 0).Decode(logProbabilities));
    }

    [Fact]
    public void Labels_AreDigitsAndOneMore()
    {
        Assert.Equal([1, 10], DigitLabels.LabelsOf([0, 9]));
        Assert.Equal("seven zero", DigitLabels.WordsOf([7, 0]));
        Assert.Equal(9, DigitLabels.DigitOf(10));
        Assert.Throws<ArgumentOutOfRangeException>("digit", static () => DigitLabels.LabelOf(10));
        Assert.Throws<ArgumentOutOfRangeException>("digit", static () => DigitLabels.LabelOf(-1));
        Assert.Throws<ArgumentOutOfRangeException>("label", static () => DigitLabels.DigitOf(DigitLabels.Blank));
        Assert.Throws<ArgumentOutOfRangeException>("label", static () => DigitLabels.DigitOf(11));
    }
}
