using System;
using Xunit;

namespace KernelGen.Tests.Text;

using KernelGen.Text;

public sealed class TextSamplerTests
{
    private static readonly float[] Logits = [0, MathF.Log(2), 0, MathF.Log(4)];

    [Theory]
    [InlineData(0f, 0)]
    [InlineData(0.124f, 0)]
    [InlineData(0.126f, 1)]
    [InlineData(0.374f, 1)]
    [InlineData(0.376f, 2)]
    [InlineData(0.501f, 3)]
    [InlineData(0.99999994f, 3)]
    public void Draw_FallsIntoTheProbabilities(float draw, int token) =>
        Assert.Equal(token, new TextSampler(4).Next(Logits, draw));

    [Fact]
    public void ZeroTemperature_TakesTheLikeliest() => Assert.Equal(3, new TextSampler(4, 0).Next(Logits, 0));

    [Fact]
    public void LowTemperature_MakesTheLikeliestLikelier() =>
        Assert.Equal(3, new TextSampler(4, 0.25f).Next(Logits, 0.1f));

    [Fact]
    public void ExcludedTokens_AreNeverDrawn()
    {
        TextSampler sampler = new(4, 1, 3, 0);
        for (float draw = 0; draw < 1; draw += 1 / 64f) Assert.InRange(sampler.Next(Logits, draw), 1, 2);
        Assert.Equal(1, new TextSampler(4, 0, 3).Next(Logits, 0));
    }

    [Fact]
    public void BadArguments_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new TextSampler(4, float.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TextSampler(4, 1, 4));
        Assert.Throws<ArgumentException>(() => new TextSampler(4).Next([1], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TextSampler(4).Next(Logits, 1));
    }
}
