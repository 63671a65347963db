using KernelGen.Arithmetic;
using KernelGen.Lanes;
using KernelGen.Tests.Lanes;
using Xunit;

namespace KernelGen.Tests.Arithmetic;

/// <summary>Sums of bytes at the limits that plans prove are exact on every lane type, with and without an instruction for them.</summary>
public sealed class ByteDotsTests
{
    public static TheoryData<LaneWidth> Widths => LaneDispatch.Widths;

    [Theory]
    [MemberData(nameof(Widths))]
    public void Halves_OfTheGreatestCodes_AgainstTheGreatestWeights_AreExact(LaneWidth width)
    {
        foreach ((byte code, sbyte weight) in new (byte, sbyte)[] { (255, -128), (255, 127), (240, -128), (15, -128), (16, 127), (0, -128) })
            Assert.All(LaneDispatch.Run(width, new Sum(code, weight, Fours: 8, Halves: true)), sum => Assert.Equal(8 * 4 * code * weight, sum));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void WholeCodes_WhosePairsFillAWord_AreExact(LaneWidth width)
    {
        // 2 * 255 * 63 is 32,130: one pair in each of both sums; 2 * 255 * 15, four.
        Assert.All(LaneDispatch.Run(width, new Sum(255, 63, Fours: 2, Halves: false)), sum => Assert.Equal(2 * 4 * 255 * 63, sum));
        Assert.All(LaneDispatch.Run(width, new Sum(255, 15, Fours: 8, Halves: false)), sum => Assert.Equal(8 * 4 * 255 * 15, sum));
    }

    private sealed record Sum(byte Code, sbyte Weight, int Fours, bool Halves) : ILaneJob<int[]>
    {
        public int[] Run<T>()
            where T : struct, ILanes<T>
        {
            T codes = T.BroadcastU8(Code), weights = T.BroadcastU8((byte)Weight), even = T.Zero, odd = T.Zero, sum = T.Zero;
            for (int four = 0; four < Fours; four++)
            {
                if (Halves) ByteDots.AddHalves(ref even, ref odd, ref four % 2 == 0 ? ref even : ref odd, codes, weights);
                else T.DotU8S8(ref four % 2 == 0 ? ref even : ref odd, codes, weights);
            }

            if (Halves) ByteDots.JoinHalves(ref sum, even, odd);
            else ByteDots.Join(ref sum, even, odd);
            int[] sums = new int[T.Count];
            T.StoreS32(sum, ref sums[0], 0);
            return sums;
        }
    }
}
