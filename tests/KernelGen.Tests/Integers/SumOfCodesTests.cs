using System;
using System.Linq;
using KernelGen.Formats;
using KernelGen.Integers;
using KernelGen.Lanes;
using KernelGen.Tests.Lanes;
using Xunit;

namespace KernelGen.Tests.Integers;

/// <summary>Sums of two codes in the codes of a third range: against real arithmetic, and on every lane type against the plain form.</summary>
public sealed class SumOfCodesTests
{
    public static TheoryData<LaneWidth> Widths => LaneDispatch.Widths;

    [Theory]
    [InlineData(-1, 1, -1, 1, -1.7, 1.9, 8)]
    [InlineData(0, 3, -1, 1, -1, 4, 8)]
    [InlineData(-0.01, 0.02, -5, 5, -5, 5, 6)]
    [InlineData(-1, 1, -1, 1, -1e-3, 1e-3, 8)]
    [InlineData(-1, 1, -1, 1, -1e4, 1e4, 2)]
    public void Sums_AreTheNearestCodesOfRealSums(double leastEntering, double mostEntering, double leastHidden, double mostHidden, double least, double most, int bits)
    {
        CodeRange entering = CodeRange.Over(leastEntering, mostEntering, 8), hidden = CodeRange.Over(leastHidden, mostHidden, 8), sum = CodeRange.Over(least, most, bits);
        var by = SumOfCodes.Of(entering, hidden, sum, "range_y");
        for (int first = -128; first < 128; first++)
        {
            for (int second = -128; second < 128; second += 3)
            {
                double steps = (entering.ValueOf(first) + hidden.ValueOf(second)) / sum.Step;
                int code = by.Apply(first, second);
                double held = Math.Clamp(steps, sum.Least - sum.Zero, sum.Greatest - sum.Zero);

                // Factors have 20 bits: of sums far beyond the range that is all there is.
                Assert.InRange(code - sum.Zero, held - 0.501, held + 0.501);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void SumsOnLanes_AreThoseOneByOne_AndNoByteBehindThemIsWritten(LaneWidth width)
    {
        var by = SumOfCodes.Of(CodeRange.Over(-0.7, 1, 8), CodeRange.Over(-1, 1, 8), CodeRange.Over(-1.1, 1.3, 7), "range_y");
        var random = new Random(3);
        foreach (int count in (int[])[1, 5, 16, 37, 200])
        {
            byte[] entering = new byte[count], hidden = new byte[count];
            random.NextBytes(entering);
            random.NextBytes(hidden);
            byte[] codes = LaneDispatch.Run(width, new Sums(entering, hidden, by));
            Assert.Equal(entering.Zip(hidden, (x, h) => (byte)by.Apply((sbyte)x, (sbyte)h)), codes.Take(count));
            Assert.All(codes.Skip(count), code => Assert.Equal(77, code));
        }
    }

    [Fact]
    public void ARangeOfSumsThatIsTiny_IsRefusedWithItsTensor()
    {
        CodeRange codes = CodeRange.Over(-1, 1, 8);
        Assert.Contains("cell.range_y_l0", Assert.Throws<WeightFormatException>(() => SumOfCodes.Of(codes, codes, CodeRange.Over(0, 1e-9, 8), "cell.range_y_l0")).Message, StringComparison.Ordinal);
    }

    private sealed record Sums(byte[] Entering, byte[] Hidden, SumOfCodes By) : ILaneJob<byte[]>
    {
        public byte[] Run<T>()
            where T : struct, ILanes<T>
        {
            byte[] codes = new byte[Entering.Length + 16];
            Array.Fill(codes, (byte)77);
            SumOfCodesLanes.Add<T>(ref Entering[0], ref Hidden[0], Entering.Length, By, ref codes[0]);
            return codes;
        }
    }
}
