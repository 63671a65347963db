using System;
using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Lanes;

/// <summary>
/// Integers of a register joined to one, behind the loops that leave them there. Inlined: a register that is handed to a method lies in memory in the loop before
/// it too.
/// </summary>
internal static class LaneTotals
{
    /// <summary>The sum of 32-bit integers, wrapping.</summary>
    [MethodImpl(AggressiveInlining)]
    public static int Sum<T>(T integers)
        where T : struct, ILanes<T>
    {
        Unsafe.SkipInit(out Memory memory);
        T.StoreS32(integers, ref memory[0], 0);
        int sum = 0;
        for (int lane = 0; lane < T.Count; lane++) sum += memory[lane];
        return sum;
    }

    /// <summary>The sum of unsigned 32-bit integers.</summary>
    [MethodImpl(AggressiveInlining)]
    public static long SumUnsigned<T>(T integers)
        where T : struct, ILanes<T>
    {
        Unsafe.SkipInit(out Memory memory);
        T.StoreS32(integers, ref memory[0], 0);
        long sum = 0;
        for (int lane = 0; lane < T.Count; lane++) sum += (uint)memory[lane];
        return sum;
    }

    /// <summary>The greatest of 32-bit integers.</summary>
    [MethodImpl(AggressiveInlining)]
    public static int Greatest<T>(T integers)
        where T : struct, ILanes<T>
    {
        Unsafe.SkipInit(out Memory memory);
        T.StoreS32(integers, ref memory[0], 0);
        int greatest = memory[0];
        for (int lane = 1; lane < T.Count; lane++) greatest = Math.Max(greatest, memory[lane]);
        return greatest;
    }

    /// <summary>How many of a number of values whole registers hold; the rest is done one by one, on <see cref="Lanes32"/>.</summary>
    [MethodImpl(AggressiveInlining)]
    public static nuint Whole<T>(nuint count)
        where T : struct, ILanes<T> =>
        count - count % (nuint)T.Count;

    /// <summary>The lanes of the widest register.</summary>
    [InlineArray(16)]
    private struct Memory
    {
        private int first;
    }
}
