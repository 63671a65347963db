using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Lanes;

/// <summary>
/// Partial sums of 24 columns in six tables of 16 bytes: entry m of a table adds those of four columns whose bit is set in m, the first in
/// the lowest bit.
/// </summary>
internal static class FourColumns
{
    /// <inheritdoc cref="ILanes{TSelf}.WriteTables"/>
    [MethodImpl(AggressiveInlining)]
    public static void Write(ref readonly byte integers, ref byte tables)
    {
        Vector128<byte> first = Vector128.Create(0xFF00_FF00_FF00_FF00).AsByte();
        Vector128<byte> second = Vector128.Create(0xFFFF_0000_FFFF_0000).AsByte();
        Vector128<byte> third = Vector128.Create(0xFFFF_FFFF_0000_0000).AsByte();
        Vector128<byte> fourth = Vector128.Create(0UL, ulong.MaxValue).AsByte();
        for (nuint column = 0; column < 24; column += 4)
        {
            ref byte integer = ref Unsafe.Add(ref Unsafe.AsRef(in integers), column);
            Vector128<byte> low = (Vector128.Create(integer) & first) + (Vector128.Create(Unsafe.Add(ref integer, 1)) & second);
            Vector128<byte> high = (Vector128.Create(Unsafe.Add(ref integer, 2)) & third) + (Vector128.Create(Unsafe.Add(ref integer, 3)) & fourth);
            (low + high).StoreUnsafe(ref tables, 4 * column);
        }
    }

    /// <inheritdoc cref="ILanes{TSelf}.LookupFirst"/>
    [MethodImpl(AggressiveInlining)]
    public static T First<T>(T first, T second, ref readonly byte tables)
        where T : struct, ILanes<T>
    {
        ref byte table = ref Unsafe.AsRef(in tables);
        T mask = T.BroadcastU8(15);
        T sum = T.AddU8(T.LookupU8(ref table, T.And(first, mask)), T.LookupU8(ref Unsafe.Add(ref table, 16), T.ExtractU8(first, 4, mask)));
        return T.AddU8(sum, T.LookupU8(ref Unsafe.Add(ref table, 32), T.And(second, mask)));
    }

    /// <inheritdoc cref="ILanes{TSelf}.LookupLast"/>
    [MethodImpl(AggressiveInlining)]
    public static T Last<T>(T second, T third, ref readonly byte tables)
        where T : struct, ILanes<T>
    {
        ref byte table = ref Unsafe.AsRef(in tables);
        T mask = T.BroadcastU8(15);
        T sum = T.AddU8(T.LookupU8(ref Unsafe.Add(ref table, 64), T.And(third, mask)), T.LookupU8(ref Unsafe.Add(ref table, 80), T.ExtractU8(third, 4, mask)));
        return T.AddU8(sum, T.LookupU8(ref Unsafe.Add(ref table, 48), T.ExtractU8(second, 4, mask)));
    }
}
