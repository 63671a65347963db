using System;
using System.Linq;
using KernelGen.Arithmetic;
using KernelGen.Lanes;
using KernelGen.Tests.Lanes;
using Xunit;

namespace KernelGen.Tests.Arithmetic;

public sealed class SoftmaxTests
{
    [Theory]
    [MemberData(nameof(LaneDispatch.Widths), MemberType = typeof(LaneDispatch))]
    public void Softmax_GivesTheSameBitsOnEveryLaneType(LaneWidth width)
    {
        foreach (int count in new[] { 1, 2, 15, 16, 17, 33, 70, 1000 })
        {
            LaneSoftmaxCase row = new(Row(count, count), count, count / 2, 0.125f);
            var plain = LaneDispatch.Run(LaneWidth.Scalar32, row);
            var actual = LaneDispatch.Run(width, row);
            Assert.Equal(plain.Loss, actual.Loss);
            Assert.Equal(plain.LossAlone, actual.LossAlone);
            Assert.Equal(actual.Loss, actual.LossAlone);
            Assert.Equal(FloatSweep.Bits(plain.Gradient), FloatSweep.Bits(actual.Gradient));
            Assert.Equal(FloatSweep.Bits(plain.Probabilities), FloatSweep.Bits(actual.Probabilities));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    [InlineData(10_000)]
    public void Softmax_IsNearTheTrueOne(int count)
    {
        float[] logits = Row(3, count);
        int target = count / 3;
        double maximum = logits[..count].Max();
        double[] powers = logits[..count].Select(value => Math.Exp(value - maximum)).ToArray();
        double sum = powers.Sum();
        var actual = LaneDispatch.Run(LaneTypes.Widest, new LaneSoftmaxCase(logits, count, target, 0.5f));
        Assert.Equal(Math.Log(sum) + maximum - logits[target], actual.Loss, 5e-6);
        for (int index = 0; index < count; index++)
        {
            double probability = powers[index] / sum;
            Assert.Equal(probability, actual.Probabilities[index], 5e-6 * probability + 1e-27);
            double gradient = 0.5 * (probability - (index == target ? 1 : 0));
            Assert.Equal(gradient, actual.Gradient[index], 5e-6 * probability + 1e-7 * Math.Abs(gradient) + 1e-27);
        }

        Assert.Equal(logits[count..], actual.Gradient[count..]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(18)]
    [InlineData(10_000)]
    public void LogProbabilities_AreNearTheTrueOnes_AndOfTheSameBits(int count)
    {
        float[] logits = Row(3, count), plain = new float[count];
        double maximum = logits[..count].Max(), sum = logits[..count].Sum(value => Math.Exp(value - maximum));
        Softmax.Log<Lanes32>(in logits[0], ref plain[0], count);
        for (int index = 0; index < count; index++) Assert.Equal(logits[index] - maximum - Math.Log(sum), plain[index], 5e-6 * Math.Max(1, Math.Abs(plain[index])));
        foreach (LaneWidth width in LaneTypes.All)
            Assert.Equal(FloatSweep.Bits(plain), FloatSweep.Bits(LaneDispatch.Run(width, new LogSoftmaxCase(logits, count))));
    }

    [Fact]
    public void FarClasses_HaveNoProbability()
    {
        float[] logits = [0f, -63.9f, -64.1f, -1e30f, float.NegativeInfinity];
        var actual = LaneDispatch.Run(LaneTypes.Widest, new LaneSoftmaxCase(logits, 5, 3, 1f));
        Assert.Equal(1e30, actual.Loss, 1e23);
        Assert.Equal([1f, 0f, 0f, 0f], new[] { 0, 2, 3, 4 }.Select(index => actual.Probabilities[index]));
        Assert.InRange(actual.Probabilities[1], 1.7e-28f, 1.9e-28f);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void BrokenLogits_GiveABrokenLoss(float broken)
    {
        float[] logits = Row(4, 40);
        logits[7] = broken;
        Assert.False(double.IsFinite(Softmax.Loss<Lanes128>(in logits[0], 40, 3)));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(5)]
    public void TargetOutsideTheRow_IsRefused(int target)
    {
        float[] logits = new float[5];
        ArgumentOutOfRangeException refusal =
            Assert.Throws<ArgumentOutOfRangeException>(() => Softmax.Loss<Lanes32>(in logits[0], 5, target));
        Assert.Contains("5 classes", refusal.Message, StringComparison.Ordinal);
    }

    private static float[] Row(int seed, int count)
    {
        Random random = new(seed);
        return Enumerable.Range(0, count + 20).Select(_ => (float)(random.NextDouble() * 30 - 10)).ToArray();
    }
}
