using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Lanes;
using Xunit;

namespace KernelGen.Tests.Lanes;

/// <summary>Every operation that works within a 32-bit lane, on each lane type, against the plain model, bit for bit.</summary>
public sealed class LaneLawTests
{
    private static readonly string[] ordinaryFloats =
    [
        "AddF32", "SubtractF32", "MultiplyF32", "DivideF32", "FusedMultiplyAddF32", "AccumulateF32", "SquareRootF32", "FloorF32",
    ];

    private static readonly string[] orderedFloats = ["MinimumF32", "MaximumF32", "LessF32", "GreaterOrEqualF32"];

    private static readonly string[] words =
    [
        "ConvertS32ToF32", "AddS32", "SubtractS32", "MultiplyS32", "EqualS32", "And", "Or", "Xor", "Select",
        "AddU8", "AddS16", "SubtractS16", "PairSumS16", "ShiftLeftEach32", "ShiftRightEach32",
        "MultiplyHighS32", "MinimumS32", "MaximumS32", "GreaterS32",
    ];

    public static TheoryData<LaneWidth, string> FloatCases => Cases([.. ordinaryFloats, .. orderedFloats]);

    public static TheoryData<LaneWidth, string> WordCases => Cases(words);

    [Theory]
    [MemberData(nameof(FloatCases))]
    public void FloatOperation_GivesTheBitsOfItsLaw(LaneWidth width, string name)
    {
        (uint[] left, uint[] right, uint[] third) = LaneSamples.Floats(infinities: true);
        Check(width, new LaneOperation(name, left, right, third));
    }

    [Theory]
    [MemberData(nameof(WordCases))]
    public void WordOperation_GivesTheBitsOfItsLaw(LaneWidth width, string name)
    {
        (uint[] left, uint[] right, uint[] third) = LaneSamples.Words();
        Check(width, new LaneOperation(name, left, right, third));
    }

    [Theory]
    [MemberData(nameof(LaneDispatch.Widths), MemberType = typeof(LaneDispatch))]
    public void Truncation_GivesTheBitsOfItsLawWithinItsRange(LaneWidth width)
    {
        (uint[] left, _, _) = LaneSamples.Floats(infinities: false);
        uint[] inRange = left.Where(bits => MathF.Abs(BitConverter.UInt32BitsToSingle(bits)) < 2147483648f).ToArray();
        uint[] whole = inRange[..(inRange.Length / 16 * 16)];
        Check(width, new LaneOperation("TruncateF32ToS32", whole, whole, whole));
    }

    [Theory]
    [MemberData(nameof(LaneDispatch.Widths), MemberType = typeof(LaneDispatch))]
    public void DotsOfBytes_AreExactUpToTheEndOfTheirRange(LaneWidth width)
    {
        (uint[] left, uint[] right, uint[] third) = LaneSamples.Words();
        // 2 * 127 * 128 = 32512 is within 16 bits; so are 255 against 64.
        uint[] low = left.Select(word => word & 0x7F7F7F7F).ToArray();
        Check(width, new LaneOperation("PairDotU8S8", low, right, third));
        Check(width, new LaneOperation("DotU8S8", low, right, third));
        uint[] few = right.Select(word => Within64(word)).ToArray();
        Check(width, new LaneOperation("PairDotU8S8", left, few, third));
        Check(width, new LaneOperation("DotU8S8", left, few, third));

        static uint Within64(uint word)
        {
            uint result = 0;
            for (int k = 0; k < 4; k++)
                result |= (uint)(byte)((sbyte)LaneModel.Byte(word, k) / 2) << (8 * k);
            return result;
        }
    }

    [Theory]
    [MemberData(nameof(LaneDispatch.Widths), MemberType = typeof(LaneDispatch))]
    public void PairDotOfWords_IsExact(LaneWidth width)
    {
        (uint[] left, uint[] right, uint[] third) = LaneSamples.Words();
        // Two products of -32768 by itself are the one sum beyond 32 bits.
        uint[] within = left.Select(word => word & 0xBFFFBFFF).ToArray();
        for (int index = 0; index < within.Length; index++)
            if (right[index] == 0x80008000) within[index] = 0;
        Check(width, new LaneOperation("PairDotS16", within, right, third));
    }

    [Theory]
    [MemberData(nameof(LaneDispatch.Widths), MemberType = typeof(LaneDispatch))]
    public void FusedMultiplyAdd_RoundsOnce(LaneWidth width)
    {
        // (1 + 2^-12)^2 - (1 + 2^-11) = 2^-24: a separate product would lose it. The second case is rounded wrongly if it
        // goes through doubles: 1 + 2^-24 (a tie) and a product of 2^-80 that breaks it. The third ends below the normal floats.
        float[] left = [1 + 1f / 4096, MathF.ScaleB(1, -40), MathF.ScaleB(3, -100)];
        float[] right = [1 + 1f / 4096, MathF.ScaleB(1, -40), MathF.ScaleB(1, -48)];
        float[] addend = [-(1 + 1f / 2048), 1 + MathF.ScaleB(1, -23), MathF.ScaleB(1, -126)];
        float[] expected = [MathF.ScaleB(1, -24), 1 + MathF.ScaleB(1, -23), MathF.ScaleB(1, -126) + MathF.ScaleB(3, -148)];
        for (int index = 0; index < left.Length; index++)
        {
            uint[] Fill(float value) => Enumerable.Repeat(BitConverter.SingleToUInt32Bits(value), 16).ToArray();
            uint[] actual = LaneDispatch.Run(
                width, new LaneOperation("FusedMultiplyAddF32", Fill(left[index]), Fill(right[index]), Fill(addend[index])));
            Assert.All(actual, bits => Assert.Equal(expected[index], BitConverter.UInt32BitsToSingle(bits)));
        }
    }

    private static void Check(LaneWidth width, LaneOperation operation)
    {
        uint[] actual = LaneDispatch.Run(width, operation);
        for (int index = 0; index < actual.Length; index++)
        {
            uint expected = LaneModel.Expect(
                operation.Name, operation.Left[index], operation.Right[index], operation.Third[index]);
            // The payload of a NaN is the machine's own.
            bool bothNaN = operation.Name.EndsWith("F32", StringComparison.Ordinal)
                && float.IsNaN(BitConverter.UInt32BitsToSingle(expected))
                && float.IsNaN(BitConverter.UInt32BitsToSingle(actual[index]));
            if (expected != actual[index] && !bothNaN)
                Assert.Fail($"{operation.Name} on {width} of {operation.Left[index]:X8}, {operation.Right[index]:X8}, " +
                    $"{operation.Third[index]:X8}: {actual[index]:X8}, expected {expected:X8}");
        }
    }

    private static TheoryData<LaneWidth, string> Cases(IEnumerable<string> names)
    {
        TheoryData<LaneWidth, string> rows = [];
        foreach (string name in names)
            foreach (LaneWidth width in LaneTypes.All) rows.Add(width, name);
        return rows;
    }
}
