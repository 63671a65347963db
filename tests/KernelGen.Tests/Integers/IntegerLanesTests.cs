using System;
using System.Linq;
using KernelGen.Integers;
using KernelGen.Lanes;
using KernelGen.Tests.Lanes;
using Xunit;

namespace KernelGen.Tests.Integers;

/// <summary>What integer-only cells do on lanes against the plain forms, on every lane type, with random integers and those at the ends.</summary>
public sealed class IntegerLanesTests
{
    public static TheoryData<LaneWidth> Widths => LaneDispatch.Widths;

    [Theory]
    [MemberData(nameof(Widths))]
    public void Requantized_AsOneByOne(LaneWidth width)
    {
        var random = new Random(1);
        for (int exponent = -60; exponent <= 16; exponent++)
        {
            var by = Requantization.Of(Math.ScaleB(0.5 + random.NextDouble() / 2, exponent));
            int[] ends = [int.MinValue, int.MinValue + 1, int.MaxValue, -1, 0, 1, by.Greatest, -by.Greatest, by.Greatest - 1, 1 - by.Greatest];
            Check(width, new IntegerLaneCase("Requantize", [.. ends, .. Integers(random, 54)], By: by));
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void ShiftedAndLimited_AsOneByOne(LaneWidth width)
    {
        var random = new Random(2);
        for (int count = 1; count <= 30; count++)
            Check(width, new IntegerLaneCase("ShiftRight", [1 << 30, -(1 << 30), 0, -1, .. Enumerable.Range(0, 60).Select(_ => random.Next(-(1 << 30), 1 << 30))], count));
        int[] any = [int.MinValue, int.MaxValue, short.MinValue, short.MaxValue, short.MinValue - 1, short.MaxValue + 1, -1, 0, .. Integers(random, 56)];
        Check(width, new IntegerLaneCase("To16", any));
        Check(width, new IntegerLaneCase("Limit", any, -8, 7));
        Check(width, new IntegerLaneCase("Limit", any, -128, 127));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void DividedByPowersOfTwo_AsOneByOne(LaneWidth width)
    {
        var random = new Random(6);
        for (int count = 1; count <= 30; count++)
        {
            int half = 1 << (count - 1);
            int[] ends = [1 << 30, -(1 << 30), 0, -1, half, -half, half - 1, 1 - half, half + 1, -half - 1];
            Check(width, new IntegerLaneCase("DivideByPower", [.. ends, .. Enumerable.Range(0, 54).Select(_ => random.Next(-(1 << 30), 1 << 30))], count));
        }
    }

    [Theory]
    [InlineData(5, 1, 3)]
    [InlineData(-5, 1, -3)]
    [InlineData(6, 2, 2)]
    [InlineData(-6, 2, -2)]
    [InlineData(5, 2, 1)]
    [InlineData(-5, 2, -1)]
    [InlineData(-7, 2, -2)]
    [InlineData(-3L << 40, 41, -2)]
    public void DivisionByAPowerOfTwo_RoundsHalvesAwayFromZero(long value, int count, long expected) => Assert.Equal(expected, Rounding.DivideByPower(value, count));

    [Theory]
    [MemberData(nameof(Widths))]
    public void ScaledByPowersOfTwo_AsOneByOne(LaneWidth width)
    {
        var random = new Random(3);
        int[] values = [short.MinValue, short.MaxValue, -1, 0, .. Enumerable.Range(0, 60).Select(_ => random.Next(short.MinValue, short.MaxValue + 1))];
        for (int bits = 0; bits <= 15; bits++)
        {
            Check(width, new IntegerLaneCase("Scale16", values, bits, 0));
            Check(width, new IntegerLaneCase("Scale16", values, 0, bits));
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Vectors_AreRequantizedAndAdded(LaneWidth width)
    {
        var random = new Random(4);
        var by = Requantization.Of(0.0123);
        foreach (int count in (int[])[16, 48, 112])
        {
            int[] values = [int.MinValue, int.MaxValue, .. Integers(random, count - 2)], others = Integers(random, count);
            Assert.Equal(values.Select(by.Apply), LaneDispatch.Run(width, new IntegerGatesCase("Requantize", values, others, by)));
            Assert.Equal(values.Zip(others, (left, right) => left + right), LaneDispatch.Run(width, new IntegerGatesCase("AddBias", values, others, by)));

            // Summands have 30 bits.
            int[] left = [.. values.Select(value => value >> 2)], right = [.. others.Select(value => value >> 2)];
            Assert.Equal(left.Zip(right, (a, b) => Rounding.To16((long)a + b)), LaneDispatch.Run(width, new IntegerGatesCase("Add", left, right, by)));
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void TotalsAndRaisedBytes_AreThoseOfEachByte(LaneWidth width)
    {
        var random = new Random(5);
        for (int count = 4; count <= 200; count += 4)
        {
            byte[] codes = new byte[(count + 63) / 64 * 64];
            random.NextBytes(codes.AsSpan(0, count));
            if (count % 12 == 0) codes.AsSpan(0, count).Fill(0x80);
            (int total, byte[] raised) = LaneDispatch.Run(width, new IntegerRecordCase(codes, count, 128));
            Assert.Equal(codes.Take(count).Sum(code => (sbyte)code), total);
            Assert.Equal(codes.Take(count).Select(code => (byte)((sbyte)code + 128)), raised.Take(count));
        }
    }

    [Fact]
    public void WidenedBytes_AreCountedFromTheirZero()
    {
        byte[] codes = [.. Enumerable.Range(0, 256).Select(code => (byte)code)];
        int[] integers = new int[256];
        IntegerRecord.Widen(ref codes[0], -7, integers);
        Assert.Equal(codes.Select(code => (sbyte)code + 7), integers);
    }

    private static void Check(LaneWidth width, IntegerLaneCase given) => Assert.Equal(given.Expect(), LaneDispatch.Run(width, given));

    private static int[] Integers(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.Next(int.MinValue, int.MaxValue) >> random.Next(24))];
}
