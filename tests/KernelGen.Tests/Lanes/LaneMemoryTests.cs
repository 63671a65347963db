using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Lanes;
using Xunit;

namespace KernelGen.Tests.Lanes;

/// <summary>What lane types read and write in memory, byte for byte; nothing is written beside it.</summary>
public sealed class LaneMemoryTests
{
    private static readonly byte[] source = LaneMemory.Source;

    public static TheoryData<LaneWidth, int> Shifts(int bits)
    {
        TheoryData<LaneWidth, int> rows = [];
        foreach (LaneWidth width in LaneTypes.All)
            for (int shift = 0; shift < bits; shift++) rows.Add(width, shift);
        return rows;
    }

    [Theory]
    [MemberData(nameof(LaneDispatch.Widths), MemberType = typeof(LaneDispatch))]
    public void LoadsAndStores_CopyWholeRegisters(LaneWidth width)
    {
        Check(width, "F32", 4, source[4..68]);
        Check(width, "S32", 4, source[4..68]);
        Check(width, "U8", 3, source[3..67]);
        Check(width, "Zero", 0, source[..64]);
    }

    [Theory]
    [MemberData(nameof(LaneDispatch.Widths), MemberType = typeof(LaneDispatch))]
    public void WideningLoads_ExtendWithZeros(LaneWidth width)
    {
        Check(width, "U8AsS32", 0, source[3..19].SelectMany(value => BitConverter.GetBytes((int)value)));
        Check(width, "U8AsS16", 0, source[3..35].SelectMany(value => BitConverter.GetBytes((short)value)));
    }

    [Theory]
    [MemberData(nameof(LaneDispatch.Widths), MemberType = typeof(LaneDispatch))]
    public void WideningLoadsOfSignedWords_ExtendTheSign(LaneWidth width) =>
        Check(width, "S16AsS32", 0, Enumerable.Range(1, 16).SelectMany(index => BitConverter.GetBytes((int)BitConverter.ToInt16(source, 2 * index))));

    [Theory]
    [MemberData(nameof(LaneDispatch.Widths), MemberType = typeof(LaneDispatch))]
    public void NarrowingStores_KeepTheLowBits(LaneWidth width)
    {
        IEnumerable<int> integers = Enumerable.Range(0, 16).Select(index => BitConverter.ToInt32(source, 4 * index)).ToArray();
        Check(width, "StoreS32AsU8", 3, integers.Select(value => (byte)value));
        Check(width, "StoreS32AsS16", 6, integers.SelectMany(value => BitConverter.GetBytes((short)value)));
    }

    [Theory]
    [MemberData(nameof(LaneDispatch.Widths), MemberType = typeof(LaneDispatch))]
    public void Broadcasts_FillEveryLane(LaneWidth width)
    {
        Check(width, "BroadcastF32", 0, Enumerable.Repeat(BitConverter.GetBytes(-1.5f), 16).SelectMany(bytes => bytes));
        Check(width, "BroadcastS32", 0, Enumerable.Repeat(BitConverter.GetBytes(0x12345678), 16).SelectMany(bytes => bytes));
        Check(width, "BroadcastU8", 0, Enumerable.Repeat((byte)0xA7, 64));
    }

    [Theory]
    [MemberData(nameof(Shifts), 32)]
    public void Shifts_BringZerosOrTheSignIn(LaneWidth width, int shift)
    {
        uint[] words = Enumerable.Range(0, 16).Select(index => BitConverter.ToUInt32(source, 4 * index)).ToArray();
        Check(width, "ShiftLeft32", 0, words.SelectMany(word => BitConverter.GetBytes(word << shift)), shift);
        Check(width, "ShiftRight32", 0, words.SelectMany(word => BitConverter.GetBytes(word >> shift)), shift);
        Check(width, "ShiftRightS32", 0, words.SelectMany(word => BitConverter.GetBytes((int)word >> shift)), shift);
    }

    [Theory]
    [MemberData(nameof(Shifts), 8)]
    public void Extraction_CutsEveryByteOnItsOwn(LaneWidth width, int shift) =>
        Check(width, "ExtractU8", 0, source[..64].Select(value => (byte)(value >> shift)), shift);

    [Theory]
    [MemberData(nameof(LaneDispatch.Widths), MemberType = typeof(LaneDispatch))]
    public void Lookup_TakesEntriesOfTheTable(LaneWidth width) =>
        Check(width, "LookupU8", 0, source[..64].Select(value => LaneMemory.Table[value & 15]));

    [Theory]
    [MemberData(nameof(LaneDispatch.Widths), MemberType = typeof(LaneDispatch))]
    public void LookupOfFloats_TakesEntriesByTheLowestFourBits(LaneWidth width) =>
        Check(width, "LookupF32", 0, Enumerable.Range(0, 16).SelectMany(lane => source.Skip(4 * (source[4 * lane] & 15)).Take(4)));

    [Theory]
    [MemberData(nameof(LaneDispatch.Widths), MemberType = typeof(LaneDispatch))]
    public void Lookup_AddsTheColumnsWhoseBitsAreSet(LaneWidth width)
    {
        byte Sum(int row, int start) =>
            (byte)Enumerable.Range(start, 12).Where(column => ((source[(64 * (column / 8)) + row] >> (column % 8)) & 1) == 1).Sum(column => source[column]);
        Check(width, "Lookup24", 0, [.. Enumerable.Range(0, 64).Select(row => Sum(row, 0)), .. Enumerable.Range(0, 64).Select(row => Sum(row, 12))]);
    }

    [Theory]
    [MemberData(nameof(LaneDispatch.Widths), MemberType = typeof(LaneDispatch))]
    public void OddBytes_BecomeWords(LaneWidth width) =>
        Check(width, "OddU8", 0, Enumerable.Range(0, 32).SelectMany(word => new byte[] { source[2 * word + 1], 0 }));

    [Theory]
    [MemberData(nameof(LaneDispatch.Widths), MemberType = typeof(LaneDispatch))]
    public void Accumulation_AddsSignedWordsInTurn(LaneWidth width) =>
        Check(width, "AccumulateS16", 12, Enumerable.Range(0, 64).SelectMany(row =>
            BitConverter.GetBytes(2 * BitConverter.ToInt16(source, 64 * (row % 2) + 2 * (row / 2)))));

    [Theory]
    [MemberData(nameof(LaneDispatch.Widths), MemberType = typeof(LaneDispatch))]
    public void Words_AreStoredInTurnAsIntegers(LaneWidth width) =>
        Check(width, "StoreS16AsS32", 12, Enumerable.Range(0, 64).SelectMany(row =>
            BitConverter.GetBytes((int)BitConverter.ToInt16(source, 64 * (row % 2) + 2 * (row / 2)))));

    private static void Check(LaneWidth width, string name, int start, IEnumerable<byte> expected, int argument = 0)
    {
        byte[] actual = LaneDispatch.Run(width, new LaneMemory(name, argument));
        byte[] whole = new byte[actual.Length];
        expected.ToArray().CopyTo(whole, start);
        Assert.True(whole.AsSpan().SequenceEqual(actual), $"{name} {argument} on {width}");
    }
}
