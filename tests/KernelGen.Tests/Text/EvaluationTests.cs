using System;
using Xunit;

namespace KernelGen.Tests.Text;

using KernelGen.Text;

public sealed class EvaluationTests
{
    [Fact]
    public void BlindPrediction_HasThePerplexityOfTheVocabulary()
    {
        Evaluation evaluation = Evaluation.OfTotal(100 * Math.Log(1024), 100, characters: 500);
        Assert.Equal(1024, evaluation.Perplexity, 1e-8);
        Assert.Equal(10, evaluation.BitsPerToken, 1e-12);
        Assert.Equal(2, evaluation.BitsPerCharacter!.Value, 1e-12);
    }

    [Fact]
    public void UnknownCharacters_GiveNoBitsPerCharacter() => Assert.Null(new Evaluation(1, 1).BitsPerCharacter);

    [Fact]
    public void NoToken_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => Evaluation.OfTotal(1, 0));
}
