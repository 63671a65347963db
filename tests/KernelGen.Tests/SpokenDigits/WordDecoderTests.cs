using System;
using System.Linq;
using SpokenDigits.Recognition;
using Xunit;

namespace KernelGen.Tests.SpokenDigits;

/// <summary>Digits out of what is likeliest at every step.</summary>
public sealed class WordDecoderTests
{
    [Fact]
    public void PartsOfADigit_AreThatDigit_HoweverLongTheyAre()
    {
        int[] seven = DigitLabels.LabelsOf([7]), zero = DigitLabels.LabelsOf([0]);
        int[] classes = [0, seven[0], seven[0], seven[1], 0, 0, seven[2], seven[0], seven[1], seven[2], 0, zero[0], zero[1], zero[1], zero[2]];
        Assert.Equal([7, 7, 0], Decode(classes));
    }

    [Fact]
    public void ADigitIsHeard_WhereOneOfItsPartsIsAnothers()
    {
        int[] five = DigitLabels.LabelsOf([5]), nine = DigitLabels.LabelsOf([9]);
        Assert.Equal([9], Decode([nine[0], five[1], nine[2], 0]));
    }

    [Fact]
    public void Blanks_AreNoDigit() => Assert.Empty(Decode([0, 0, 0]));

    [Fact]
    public void EveryPart_HasAClassOfItsOwn()
    {
        int[] labels = [.. DigitLabels.Lexicon.SelectMany(static word => word)];
        Assert.Equal(Enumerable.Range(1, DigitLabels.Classes - 1), labels);
        Assert.Equal(labels, DigitLabels.LabelsOf(Enumerable.Range(0, DigitLabels.Digits)));
        Assert.Equal("seven zero", DigitLabels.WordsOf([7, 0]));
        Assert.Throws<ArgumentOutOfRangeException>("digit", static () => DigitLabels.LabelOf(10, 0));
        Assert.Throws<ArgumentOutOfRangeException>("digit", static () => DigitLabels.LabelOf(-1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("part", static () => DigitLabels.LabelOf(0, DigitLabels.Parts));
        Assert.Throws<ArgumentOutOfRangeException>("digit", static () => DigitLabels.WordOf(10));
    }

    private static int[] Decode(int[] classes)
    {
        float[] logProbabilities = new float[classes.Length * DigitLabels.Classes];
        MadeUp.Say(classes, logProbabilities);
        return new WordDecoder(classes.Length).Decode(logProbabilities);
    }
}
