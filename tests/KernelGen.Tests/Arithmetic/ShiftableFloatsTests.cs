using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Arithmetic;
using KernelGen.Lanes;
using KernelGen.Spec;
using KernelGen.Tests.Lanes;
using Xunit;

namespace KernelGen.Tests.Arithmetic;

/// <summary>Floats made ready for shifts: zero, numbers without a leading one, the ends of the range, and what stands behind the last.</summary>
public sealed class ShiftableFloatsTests
{
    private static readonly float limit = MathF.BitDecrement(MathF.ScaleB(1, 95));

    [Theory]
    [MemberData(nameof(LaneDispatch.Widths), MemberType = typeof(LaneDispatch))]
    public void Values_AreLimitedAndPaddingIsClear(LaneWidth width)
    {
        float[] values = [1.5f, -2, 0, -0f, 1e-40f, -1e-40f, float.MaxValue, float.NegativeInfinity, float.NaN, MathF.ScaleB(1, -126), 7, 8, 9];
        float[] expected = [1.5f, -2, 0, 0, 0, 0, limit, -limit, limit, MathF.ScaleB(1, -126), 7, 8, 0, 0, 0, 0];

        (int[] bits, int[] live) = LaneDispatch.Run(width, new Case([.. values, .. new float[] { 5, 5, 5 }], 12));

        Assert.Equal(expected.Select(value => Math.Abs(value)), bits.Select(b => Math.Abs(BitConverter.Int32BitsToSingle(b))));
        Assert.Equal(expected.Select(value => value == 0 ? 0 : -1), live);
        Assert.True(BitConverter.Int32BitsToSingle(bits[1]) < 0 && BitConverter.Int32BitsToSingle(bits[7]) < 0);
    }

    [Fact]
    public void NoMethod_ShiftsFurtherThanTheLimitAllows()
    {
        IEnumerable<ExponentRange> ranges =
            from quantizer in Enum.GetValues<Quantizer>()
            let method = QuantizerMethod.Of(quantizer)
            where method.Format == NumberFormat.PowerOfTwo
            from bits in Enumerable.Range(method.LeastBits, method.MostBits - method.LeastBits + 1)
            select new WeightSpec(quantizer, bits).Exponents();

        Assert.NotEmpty(ranges);
        Assert.All(ranges, range => Assert.True(float.IsFinite(MathF.ScaleB(limit, range.GreatestShift)), $"{range}"));
    }

    private sealed record Case(float[] Values, int Count) : ILaneJob<(int[] Bits, int[] Live)>
    {
        public (int[] Bits, int[] Live) Run<T>()
            where T : struct, ILanes<T>
        {
            int[] bits = new int[Values.Length], live = new int[Values.Length];
            ShiftableFloats.Write<T>(in Values[0], Count, Values.Length, ref bits[0], ref live[0]);
            return (bits, live);
        }
    }
}
