using System;
using System.Linq;
using System.Runtime.CompilerServices;
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
    public void Magnitudes_OfAllCodes_AgainstAllWeights_AreExact(LaneWidth width)
    {
        // Neighbours are equal, so that pairs are as great as can be.
        byte[] codes = [0, 0, 0, 0, 255, 255, 255, 255, 127, 127, 128, 128, 1, 254, 129, 126];
        foreach (sbyte weight in new sbyte[] { -128, -127, -1, 0, 1, 126, 127 })
        {
            int expected = codes.Sum(code => code * weight);
            Assert.All(LaneDispatch.Run(width, new Magnitudes(codes, weight)), sum => Assert.Equal(expected, sum));
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Codes_AreSplitInMagnitudesAndFlips_PaddingInNeither(LaneWidth width)
    {
        for (int count = 1; count <= 130; count += count < 20 ? 1 : 13)
        {
            byte[] codes = [.. Enumerable.Range(0, count).Select(index => (byte)(index * 37 + 11))];
            (byte[] magnitudes, byte[] flips, int negative) = LaneDispatch.Run(width, new Splitting(codes, 192));
            Assert.Equal(codes.Select(static code => (byte)Math.Abs(code - 128)).Concat(new byte[192 - count]), magnitudes);
            Assert.Equal(codes.Select(static code => (byte)(code < 128 ? 255 : 0)).Concat(new byte[192 - count]), flips);
            Assert.Equal(codes.Sum(static code => Math.Max(0, 128 - code)), negative);
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void WholeCodes_WhosePairsFillAWord_AreExact(LaneWidth width)
    {
        // 2 * 255 * 63 is 32,130: one pair in each of both sums; 2 * 255 * 15, four.
        Assert.All(LaneDispatch.Run(width, new Sum(255, 63, Fours: 2)), sum => Assert.Equal(2 * 4 * 255 * 63, sum));
        Assert.All(LaneDispatch.Run(width, new Sum(255, 15, Fours: 8)), sum => Assert.Equal(8 * 4 * 255 * 15, sum));
    }

    private sealed record Magnitudes(byte[] Codes, sbyte Weight) : ILaneJob<int[]>
    {
        public int[] Run<T>()
            where T : struct, ILanes<T>
        {
            byte[] split = new byte[128];
            int negative = ByteDots.Split<T>(ref Codes[0], Codes.Length, ref split[0], stride: 64);
            T weights = T.BroadcastU8((byte)Weight), sum = T.BroadcastS32(T.HasByteDots ? 0 : negative);
            for (int column = 0; column < Codes.Length; column += 4)
            {
                T codes = T.BroadcastS32(Unsafe.As<byte, int>(ref T.HasByteDots ? ref Codes[column] : ref split[column]));
                ByteDots.AddMagnitudes(ref sum, codes, ByteDots.Flip<T>(ref split[64 + column]), weights);
            }

            int[] sums = new int[T.Count];
            T.StoreS32(sum, ref sums[0], 0);

            // Magnitudes are of codes counted from the middle.
            return T.HasByteDots ? sums : [.. sums.Select(own => own + ByteDots.Middle * Weight * Codes.Length)];
        }
    }

    private sealed record Splitting(byte[] Codes, int Stride) : ILaneJob<(byte[] Magnitudes, byte[] Flips, int Negative)>
    {
        public (byte[] Magnitudes, byte[] Flips, int Negative) Run<T>()
            where T : struct, ILanes<T>
        {
            byte[] split = new byte[2 * Stride];
            Array.Fill(split, (byte)77);
            int negative = ByteDots.Split<T>(ref Codes[0], Codes.Length, ref split[0], Stride);
            return (split[..Stride], split[Stride..], negative);
        }
    }

    private sealed record Sum(byte Code, sbyte Weight, int Fours) : ILaneJob<int[]>
    {
        public int[] Run<T>()
            where T : struct, ILanes<T>
        {
            T codes = T.BroadcastU8(Code), weights = T.BroadcastU8((byte)Weight), even = T.Zero, odd = T.Zero, sum = T.Zero;
            for (int four = 0; four < Fours; four++) T.DotU8S8(ref four % 2 == 0 ? ref even : ref odd, codes, weights);
            ByteDots.Join(ref sum, even, odd);
            int[] sums = new int[T.Count];
            T.StoreS32(sum, ref sums[0], 0);
            return sums;
        }
    }
}
