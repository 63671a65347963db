using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using KernelGen.Lanes;

namespace KernelGen.Quantization;

/// <summary>
/// The end of a row behind its last whole sixteen, copied out so that whole registers can be read, and the mask of the lanes
/// that are part of the row. With it a reduction needs no scalar loop, and element j still goes to partial sum j mod 16.
/// </summary>
internal struct RowTail
{
    private Block<float> values;

    /// <summary>Elements before the tail: <paramref name="count"/> rounded down to a multiple of 16.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nuint Whole(int count) => (nuint)count & ~(nuint)(Block<float>.Count - 1);

    /// <summary>Copies the tail; lanes behind it are zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RowTail Of(ref float row, int count)
    {
        RowTail tail = default;
        int whole = (int)Whole(count);
        ref float start = ref Block<float>.Start(ref tail.values);
        for (int index = 0; index < count - whole; index++) Unsafe.Add(ref start, index) = Unsafe.Add(ref row, whole + index);
        return tail;
    }

    /// <summary>Lanes <paramref name="slot"/> and up of the tail.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Load<T>(ref RowTail tail, nuint slot)
        where T : struct, ILanes<T> => T.LoadF32(ref Block<float>.Start(ref tail.values), slot);

    /// <summary>All bits set in lanes that are part of a row of <paramref name="count"/> elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Live<T>(int count, nuint slot)
        where T : struct, ILanes<T>
    {
        nuint dead = (nuint)(Block<float>.Count - (count & (Block<float>.Count - 1)));
        return T.EqualS32(T.LoadU8AsS32(ref MemoryMarshal.GetReference(Marks), dead + slot), T.BroadcastS32(1));
    }

    private static ReadOnlySpan<byte> Marks =>
        [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
}
