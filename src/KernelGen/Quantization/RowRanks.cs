using System;
using System.Runtime.CompilerServices;

namespace KernelGen.Quantization;

/// <summary>The columns of a row, or the places of a matrix, in the order of their weights, equal ones as they stand.</summary>
internal static class RowRanks
{
    /// <summary>The longest row that is sorted by digits, in memory on the stack.</summary>
    public const int MostByDigits = 2048;

    private const int Digit = 256;
    private const int Digits = 4;

    /// <summary>Writes a key a weight: the weight's order above, its place in the lower 32 bits.</summary>
    /// <param name="weights">The first weight.</param>
    /// <param name="keys">Receives the keys.</param>
    /// <param name="firstPlace">Place of the first weight: 0 within a row, that of its row within a matrix.</param>
    public static void WriteKeys(ref float weights, Span<ulong> keys, int firstPlace = 0)
    {
        for (int column = 0; column < keys.Length; column++)
        {
            // Adding zero makes -0 equal to +0. As integers floats ascend from +0 on and descend from -0 on.
            int bits = BitConverter.SingleToInt32Bits(Unsafe.Add(ref weights, column) + 0f);
            uint order = bits >= 0 ? (uint)bits | 0x8000_0000 : ~(uint)bits;
            keys[column] = (ulong)order << 32 | (uint)(firstPlace + column);
        }
    }

    /// <summary>Sorts keys whose places ascend: four stable passes, a byte of the order each, the lowest first.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="room">As many, for every second pass.</param>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SortByDigits(Span<ulong> keys, Span<ulong> room)
    {
        Span<int> places = stackalloc int[Digits * Digit];
        places.Clear();
        foreach (ulong key in keys)
        {
            for (int digit = 0; digit < Digits; digit++) places[digit * Digit + Value(key, digit)]++;
        }

        for (int digit = 0; digit < Digits; digit++)
        {
            Span<int> own = places.Slice(digit * Digit, Digit);
            int place = 0;
            foreach (ref int count in own) (count, place) = (place, place + count);
            Span<ulong> from = digit % 2 == 0 ? keys : room, to = digit % 2 == 0 ? room : keys;
            foreach (ulong key in from) to[own[Value(key, digit)]++] = key;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Value(ulong key, int digit) => (int)(key >> (32 + 8 * digit)) & (Digit - 1);
}
