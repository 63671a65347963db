using System;
using System.Linq;
using KernelGen.Integers;
using KernelGen.Lanes;
using KernelGen.Piecewise;
using KernelGen.Tests.Lanes;
using Xunit;

namespace KernelGen.Tests.Integers;

/// <summary>Piecewise-linear functions on lanes against <see cref="IntegerFunction"/>, on every lane type.</summary>
public sealed class PiecewiseLanesTests
{
    private static readonly int[] all = [.. Enumerable.Range(short.MinValue, 1 << 16)];

    public static TheoryData<int, KnotPlacement> Functions => new()
    {
        { 1, KnotPlacement.Adaptive },
        { 2, KnotPlacement.Adaptive },
        { 7, KnotPlacement.Equidistant },
        { 16, KnotPlacement.Adaptive },
        { 64, KnotPlacement.Equidistant },
        { 64, KnotPlacement.Adaptive },
    };

    [Theory]
    [MemberData(nameof(Functions))]
    public void EveryPreActivation_IsBentAsOneByOne(int pieces, KnotPlacement placement)
    {
        foreach (Func<double, double> real in (Func<double, double>[])[RealFunctions.Sigmoid, RealFunctions.Tanh])
        {
            var function = IntegerFunction.Of(real, FixedPointGrid.Gates, pieces, placement);
            int[] expected = Array.ConvertAll(all, function.At);
            foreach (LaneWidth width in LaneTypes.All) Assert.Equal(expected, LaneDispatch.Run(width, Of(function, all)));
        }
    }

    [Theory]
    [InlineData(16)]
    [InlineData(48)]
    [InlineData(64)]
    [InlineData(80)]
    public void VectorsOfAnyLength_AreBentWhole(int count)
    {
        var function = IntegerFunction.Of(RealFunctions.Tanh, FixedPointGrid.Gates, 12, KnotPlacement.Adaptive);
        var random = new Random(count);
        int[] values = [short.MinValue, short.MaxValue, .. Enumerable.Range(2, count - 2).Select(_ => random.Next(short.MinValue, short.MaxValue))];
        foreach (LaneWidth width in LaneTypes.All) Assert.Equal(values.Select(function.At), LaneDispatch.Run(width, Of(function, values)));
    }

    private static PiecewiseCase Of(IntegerFunction function, int[] values) => new(
        values,
        [.. function.KnotPlaces.Skip(1).Take(function.Pieces - 1)],
        [.. function.Slopes],
        [.. function.Offsets],
        function.Shift);
}
