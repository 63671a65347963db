using System;
using System.Linq;
using KernelGen.Arithmetic;
using KernelGen.Lanes;
using KernelGen.Tests.Lanes;
using Xunit;

namespace KernelGen.Tests.Arithmetic;

public sealed class ReductionsTests
{
    private static readonly float[] first = Row(1, 10_007);
    private static readonly float[] second = Row(2, 10_007);

    public static TheoryData<LaneWidth, string> Cases
    {
        get
        {
            TheoryData<LaneWidth, string> rows = [];
            foreach (LaneWidth width in LaneTypes.All)
                foreach (string name in new[] { "Sum", "SumOfSquares", "SumOfMagnitudes", "Maximum", "Dot" }) rows.Add(width, name);
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Reduction_FollowsTheTreeAtEveryLength(LaneWidth width, string name)
    {
        foreach (int count in Enumerable.Range(0, 71).Concat([255, 256, 1000, 10_007]))
        {
            LaneReductionCase reduction = new(name, first, second, count);
            float actual = LaneDispatch.Run(width, reduction);
            Assert.Equal(BitConverter.SingleToInt32Bits(reduction.Expect()), BitConverter.SingleToInt32Bits(actual));
        }
    }

    [Fact]
    public void Sum_IsNearTheTrueSum()
    {
        double exact = first.Sum(value => (double)value);
        double magnitudes = first.Sum(value => (double)Math.Abs(value));
        Assert.InRange(Math.Abs(Reductions.Sum<Lanes128>(in first[0], first.Length) - exact), 0, 1e-5 * magnitudes);
    }

    [Fact]
    public void NegativeCount_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Reductions.Sum<Lanes32>(in first[0], -1));

    private static float[] Row(int seed, int count)
    {
        Random random = new(seed);
        return Enumerable.Range(0, count).Select(_ => (float)((random.NextDouble() - 0.4) * Math.Pow(2, random.Next(-8, 8)))).ToArray();
    }
}
