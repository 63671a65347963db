using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace KernelGen.Lanes;

/// <summary>Forms of integer vectors that kernels read: tables of partial sums, and words.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LookupTables
{
    /// <summary>
    /// For every four of <paramref name="columns"/> signed bytes the 16 sums of their subsets: entry m adds the bytes whose
    /// bit is set in m, the first in the lowest bit. 16 bytes of <paramref name="tables"/> for four columns.
    /// </summary>
    /// <param name="integers">Signed bytes, at most 31 in magnitude, so that four of them fit a byte.</param>
    /// <param name="columns">Their number, a multiple of 4.</param>
    /// <param name="tables">4 * columns bytes.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Build(ref byte integers, int columns, ref byte tables)
    {
        Vector128<byte> first = Vector128.Create(0xFF00_FF00_FF00_FF00).AsByte();
        Vector128<byte> second = Vector128.Create(0xFFFF_0000_FFFF_0000).AsByte();
        Vector128<byte> third = Vector128.Create(0xFFFF_FFFF_0000_0000).AsByte();
        Vector128<byte> fourth = Vector128.Create(0UL, ulong.MaxValue).AsByte();
        for (nuint column = 0; column < (nuint)columns; column += 4)
        {
            Vector128<byte> low = (Vector128.Create(Unsafe.Add(ref integers, column)) & first)
                + (Vector128.Create(Unsafe.Add(ref integers, column + 1)) & second);
            Vector128<byte> high = (Vector128.Create(Unsafe.Add(ref integers, column + 2)) & third)
                + (Vector128.Create(Unsafe.Add(ref integers, column + 3)) & fourth);
            (low + high).StoreUnsafe(ref tables, 4 * column);
        }
    }

    /// <summary>Signed bytes to signed words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Widen(ref byte integers, int count, ref short words)
    {
        for (nuint index = 0; index < (nuint)count; index++)
            Unsafe.Add(ref words, index) = (sbyte)Unsafe.Add(ref integers, index);
    }
}
