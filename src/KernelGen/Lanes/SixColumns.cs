using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Lanes;

/// <summary>
/// Partial sums of 24 columns in four tables of 64 bytes: entry m of a table adds those of six columns whose bit is set in m, the first in
/// the lowest bit. Three bytes of bits hold four indices, cut out by shifts and selections; the permutation ignores the two bits above an index.
/// </summary>
internal static class SixColumns
{
    /// <summary>Whether the machine permutes 64 bytes by an instruction.</summary>
    public static bool IsSupported
    {
        [MethodImpl(AggressiveInlining)]
        get => Avx512Vbmi.IsSupported;
    }

    /// <inheritdoc cref="ILanes{TSelf}.WriteTables"/>
    [MethodImpl(AggressiveInlining)]
    public static void Write(ref readonly byte integers, ref byte tables)
    {
        Vector512<byte> columns = Vector512.Create(
            Vector256.Create(Eight(in integers, 0), Eight(in integers, 8), Eight(in integers, 16), 0).AsByte(), Vector256<byte>.Zero);

        // Eight tables of eight entries, of three columns each; a column whose bit is not set is read from behind the 24, a zero.
        Vector512<byte> ramp = Vector512<byte>.Indices;
        Vector512<byte> none = Vector512.Create((byte)63);
        Vector512<byte> group = Group(ramp);
        Vector512<byte> threes =
            Avx512Vbmi.PermuteVar64x8(columns, Vector512.ConditionalSelect(IsSet(ramp, 1), group, none))
            + Avx512Vbmi.PermuteVar64x8(columns, Vector512.ConditionalSelect(IsSet(ramp, 2), group + Vector512<byte>.One, none))
            + Avx512Vbmi.PermuteVar64x8(columns, Vector512.ConditionalSelect(IsSet(ramp, 4), group + Vector512.Create((byte)2), none));

        // An entry of six columns is one of the lower three and one of the upper three.
        Vector512<byte> lower = ramp & Vector512.Create((byte)7);
        Vector512<byte> upper = ((ramp.AsUInt16() >>> 3).AsByte() & Vector512.Create((byte)7)) + Vector512.Create((byte)8);
        for (int table = 0; table < 4; table++)
        {
            Vector512<byte> first = Vector512.Create((byte)(16 * table));
            (Avx512Vbmi.PermuteVar64x8(threes, lower + first) + Avx512Vbmi.PermuteVar64x8(threes, upper + first)).StoreUnsafe(ref tables, (nuint)(64 * table));
        }
    }

    /// <inheritdoc cref="ILanes{TSelf}.LookupFirst"/>
    [MethodImpl(AggressiveInlining)]
    public static Vector512<byte> First(Vector512<byte> first, Vector512<byte> second, ref readonly byte tables)
    {
        Vector512<byte> next = Vector512.ConditionalSelect(
            Vector512.Create((byte)0x03), (first.AsUInt16() >>> 6).AsByte(), (second.AsUInt16() << 2).AsByte());
        return Look(first, in tables, 0) + Look(next, in tables, 64);
    }

    /// <inheritdoc cref="ILanes{TSelf}.LookupLast"/>
    [MethodImpl(AggressiveInlining)]
    public static Vector512<byte> Last(Vector512<byte> second, Vector512<byte> third, ref readonly byte tables)
    {
        Vector512<byte> next = Vector512.ConditionalSelect(
            Vector512.Create((byte)0x0F), (second.AsUInt16() >>> 4).AsByte(), (third.AsUInt16() << 4).AsByte());
        return Look(next, in tables, 128) + Look((third.AsUInt16() >>> 2).AsByte(), in tables, 192);
    }

    [MethodImpl(AggressiveInlining)]
    private static Vector512<byte> Look(Vector512<byte> indices, ref readonly byte tables, nuint table) =>
        Avx512Vbmi.PermuteVar64x8(Vector512.LoadUnsafe(in tables, table), indices);

    [MethodImpl(AggressiveInlining)]
    private static ulong Eight(ref readonly byte integers, nuint column) =>
        Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref Unsafe.AsRef(in integers), column));

    /// <summary>Three times the eighth that a byte lies in.</summary>
    [MethodImpl(AggressiveInlining)]
    private static Vector512<byte> Group(Vector512<byte> ramp)
    {
        Vector512<byte> eighth = (ramp.AsUInt16() >>> 3).AsByte() & Vector512.Create((byte)7);
        return eighth + eighth + eighth;
    }

    [MethodImpl(AggressiveInlining)]
    private static Vector512<byte> IsSet(Vector512<byte> ramp, byte bit)
    {
        Vector512<byte> mask = Vector512.Create(bit);
        return Vector512.Equals(ramp & mask, mask);
    }
}
