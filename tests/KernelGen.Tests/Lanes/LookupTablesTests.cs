using System;
using System.Linq;
using KernelGen.Lanes;
using Xunit;

namespace KernelGen.Tests.Lanes;

/// <summary>Digits of integers that take two words, and codes of those that take one.</summary>
public sealed class LookupTablesTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(255, 1)]
    [InlineData(128, 0)]
    public void Codes_ComeBackFromTheirIntegers(int zero, int shift)
    {
        short[] integers = [.. Enumerable.Range(0, 256).Select(code => (short)((code << shift) - zero))];
        byte[] codes = new byte[256];
        LookupTables.Codes(ref integers[0], 251, zero, shift, ref codes[0]);
        Assert.Equal([.. Enumerable.Range(0, 251).Select(code => (byte)code), 0, 0, 0, 0, 0], codes);
    }

    [Theory]
    [InlineData(4, 2267)]
    [InlineData(5, 18139)]
    [InlineData(6, 131069)]
    public void DigitsOfTwoWords_JoinToTheInteger(int count, int greatest)
    {
        int[] integers = [.. Enumerable.Range(0, 64).Select(index => -greatest + (int)(2L * greatest * index / 63))];
        short[] low = [.. integers.Select(integer => (short)(integer & 255))], high = [.. integers.Select(integer => (short)(integer >> 8))];
        byte[] digits = new byte[count * 64];
        LookupTables.Split(ref low[0], ref high[0], 64, count, ref digits[0], 64);
        for (int index = 0; index < integers.Length; index++)
        {
            int[] own = [.. Enumerable.Range(0, count).Select(digit => (int)(sbyte)digits[digit * 64 + index])];
            Assert.All(own, digit => Assert.InRange(digit, -4, 4));
            Assert.Equal(integers[index], own.Select((digit, place) => digit << (3 * place)).Sum());
        }
    }
}
