using System;
using System.Linq;
using Xunit;

namespace KernelGen.Tests.Text;

using KernelGen.Text;

public sealed class PerplexityTests
{
    private static readonly TokenCorpus Cycle = new(Enumerable.Range(0, 300).Select(static i => i % 3).ToArray());

    [Theory]
    [InlineData(1, 128)]
    [InlineData(7, 5)]
    public void BlindModel_HasThePerplexityOfItsVocabulary(int streams, int chunk)
    {
        Evaluation evaluation = Perplexity.Measure(Cycle, streams, 3, static () => static (_, outputs) => outputs.Clear(), chunk);
        Assert.Equal(299, evaluation.Tokens);
        Assert.Equal(3, evaluation.Perplexity, 1e-6);
    }

    [Fact]
    public void ModelThatKnows_IsNearPerplexityOne()
    {
        Evaluation evaluation = Perplexity.Measure(Cycle, 2, 3, static () => Knowing);
        Assert.Equal(1 + 2 * Math.Exp(-10), evaluation.Perplexity, 1e-6);
    }

    [Fact]
    public void Stream_IsOpenedOnceAndRunInOrder()
    {
        TokenCorpus corpus = new([0, 1, 2, 0, 2, 1]);
        string seen = "";
        Perplexity.Measure(corpus, 1, 3, () => (tokens, outputs) => seen += string.Concat(tokens.ToArray()) + ";", chunk: 2);
        Assert.Equal("01;20;2;", seen);
    }

    [Fact]
    public void TokenBeyondTheOutputs_IsRefused() =>
        Assert.Contains("2", Assert.Throws<ArgumentException>(() => Perplexity.Measure(Cycle, 1, 2, () => Knowing)).Message);

    private static void Knowing(ReadOnlySpan<int> tokens, Span<float> outputs)
    {
        outputs.Clear();
        for (int t = 0; t < tokens.Length; t++) outputs[3 * t + (tokens[t] + 1) % 3] = 10;
    }
}
