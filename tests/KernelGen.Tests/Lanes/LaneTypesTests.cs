using System;
using System.Globalization;
using KernelGen.Lanes;
using Xunit;
using Xunit.Abstractions;

namespace KernelGen.Tests.Lanes;

public sealed class LaneTypesTests(ITestOutputHelper output)
{
    [Fact]
    public void WidestLaneType_IsTheOneTheRunExpects()
    {
        string? expected = Environment.GetEnvironmentVariable("KERNELGEN_EXPECT_LANES");
        int widest = (int)LaneTypes.Widest;
        string line = $"Widest lane type: {widest} bits";
        output.WriteLine(line);
        Console.WriteLine(line);
        if (!string.IsNullOrEmpty(expected)) Assert.Equal(expected, widest.ToString(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("32", LaneWidth.Scalar32)]
    [InlineData("128", LaneWidth.Vector128)]
    [InlineData("256", LaneWidth.Vector256)]
    [InlineData("512", LaneWidth.Vector512)]
    public void Variable_ForcesALaneType(string text, LaneWidth width) => Assert.Equal(width, LaneTypes.Choose(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void EmptyVariable_LeavesTheChoiceToTheMachine(string? text)
    {
        LaneWidth chosen = LaneTypes.Choose(text);
        Assert.True(LaneTypes.IsSupported(chosen));
        foreach (LaneWidth width in LaneTypes.All)
            if (width > chosen) Assert.False(LaneTypes.IsSupported(width));
    }

    [Theory]
    [InlineData(LaneWidth.Vector256, "", LaneWidth.Vector512, LaneWidth.Vector256)]
    [InlineData(LaneWidth.Vector256, null, LaneWidth.Vector128, LaneWidth.Vector128)]
    [InlineData(LaneWidth.Vector256, "512", LaneWidth.Vector512, LaneWidth.Vector512)]
    public void WidestThatPays_YieldsToTheMachineAndToTheVariable(LaneWidth most, string? forced, LaneWidth widest, LaneWidth expected) =>
        Assert.Equal(expected, LaneTypes.AtMost(most, forced, widest));

    [Theory]
    [InlineData("64")]
    [InlineData("avx")]
    [InlineData(" 512")]
    public void OtherValueOfTheVariable_IsRefusedByName(string text)
    {
        InvalidOperationException refusal = Assert.Throws<InvalidOperationException>(() => LaneTypes.Choose(text));
        Assert.Contains(LaneTypes.Variable, refusal.Message, StringComparison.Ordinal);
        Assert.Contains($"'{text}'", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("32, 128, 256 or 512", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(LaneDispatch.Widths), MemberType = typeof(LaneDispatch))]
    public void LaneType_HasTheSizeOfItsName(LaneWidth width)
    {
        (int bytes, int count) = LaneDispatch.Run(width, new Sizes());
        Assert.Equal((int)width, 8 * bytes);
        Assert.Equal((int)width, 32 * count);
    }

    private sealed class Sizes : ILaneJob<(int Bytes, int Count)>
    {
        public (int Bytes, int Count) Run<T>()
            where T : struct, ILanes<T> => (T.Bytes, T.Count);
    }
}
