using System.ComponentModel;
using System.Runtime.CompilerServices;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Integers;

/// <summary>The forms of a vector of signed codes that products of integer-only networks read.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class IntegerRecord
{
    /// <summary>The sum of signed bytes.</summary>
    /// <param name="codes">The first.</param>
    /// <param name="count">A multiple of 4; what pads them is 0.</param>
    [MethodImpl(AggressiveOptimization)]
    public static int Total<T>(ref byte codes, int count)
        where T : struct, ILanes<T>
    {
        T sum = T.Zero;
        nuint offset = 0;
        for (; offset + (nuint)T.Count <= (nuint)count; offset += (nuint)T.Count)
            sum = T.AddS32(sum, IntegerLanes.LoadCodes<T>(ref codes, offset, zero: 0));
        int total = LaneTotals.Sum(sum);
        for (; offset < (nuint)count; offset++) total += (sbyte)Unsafe.Add(ref codes, offset);
        return total;
    }

    /// <summary>Signed bytes as integers, counted from the code that stands for 0.</summary>
    /// <param name="codes">The first.</param>
    /// <param name="zero">That code.</param>
    /// <param name="integers">As many as are wanted.</param>
    public static void Widen(ref byte codes, int zero, System.Span<int> integers)
    {
        for (int index = 0; index < integers.Length; index++) integers[index] = (sbyte)Unsafe.Add(ref codes, index) - zero;
    }

    /// <summary>The signed bytes that <see cref="Widen"/> has widened.</summary>
    /// <param name="integers">The integers.</param>
    /// <param name="zero">The code that stands for 0.</param>
    /// <param name="codes">Receives the first code.</param>
    public static void Narrow(System.ReadOnlySpan<int> integers, int zero, ref byte codes)
    {
        for (int index = 0; index < integers.Length; index++) Unsafe.Add(ref codes, index) = (byte)(integers[index] + zero);
    }

    /// <summary>Unsigned bytes of signed ones: each is raised by <paramref name="zero"/>.</summary>
    /// <param name="codes">The first signed byte, in memory that holds whole registers.</param>
    /// <param name="count">How many there are, padding included.</param>
    /// <param name="zero">What stands for 0.</param>
    /// <param name="raised">Where the first goes; rows of 64 bytes are written whole.</param>
    [MethodImpl(AggressiveOptimization)]
    public static void Raise<T>(ref byte codes, int count, int zero, ref byte raised)
        where T : struct, ILanes<T>
    {
        T all = T.BroadcastU8((byte)zero);
        for (nuint offset = 0; offset < (nuint)count; offset += (nuint)T.Bytes)
            T.StoreU8(T.AddU8(T.LoadU8(ref codes, offset), all), ref raised, offset);
    }
}
