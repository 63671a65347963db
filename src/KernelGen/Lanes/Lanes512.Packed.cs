using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Lanes;

/// <content>Widening, narrowing and the operations of packed kernels.</content>
public partial struct Lanes512
{
    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512 LoadU8AsS32(ref readonly byte source, nuint offset)
    {
        Vector128<byte> bytes = Vector128.LoadUnsafe(in source, offset);
        if (Avx512F.IsSupported) return new(Avx512F.ConvertToVector512Int32(bytes));
        (Vector128<ushort> lower, Vector128<ushort> upper) = Vector128.Widen(bytes);
        return new(Vector512.Create(Widen(lower), Widen(upper)));
    }

    [MethodImpl(AggressiveInlining)]
    private static Vector256<int> Widen(Vector128<ushort> words) =>
        Vector256.Create(Vector128.WidenLower(words), Vector128.WidenUpper(words)).AsInt32();

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512 LoadU8AsS16(ref readonly byte source, nuint offset)
    {
        Vector256<byte> bytes = Vector256.LoadUnsafe(in source, offset);
        if (Avx512BW.IsSupported) return new(Avx512BW.ConvertToVector512Int16(bytes).AsInt32());
        return new(Vector512.Create(Vector256.WidenLower(bytes), Vector256.WidenUpper(bytes)).AsInt32());
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static void StoreS32AsU8(Lanes512 value, ref byte destination, nuint offset)
    {
        if (Avx512F.IsSupported)
        {
            Avx512F.ConvertToVector128Byte(value.bits).StoreUnsafe(ref destination, offset);
            return;
        }

        Vector256<short> words = Vector256.Narrow(value.bits.GetLower(), value.bits.GetUpper());
        Vector128.Narrow(words.GetLower(), words.GetUpper()).AsByte().StoreUnsafe(ref destination, offset);
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static void StoreS32AsS16(Lanes512 value, ref short destination, nuint offset)
    {
        if (Avx512F.IsSupported)
        {
            Avx512F.ConvertToVector256Int16(value.bits).StoreUnsafe(ref destination, offset);
            return;
        }

        Vector256.Narrow(value.bits.GetLower(), value.bits.GetUpper()).StoreUnsafe(ref destination, offset);
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512 PairDotU8S8(Lanes512 left, Lanes512 right)
    {
        if (Avx512BW.IsSupported)
            return new(Avx512BW.MultiplyAddAdjacent(left.bits.AsByte(), right.bits.AsSByte()).AsInt32());

        // Even and odd bytes apart, as words: a product of two bytes fits a word.
        Vector512<short> codes = left.bits.AsInt16();
        Vector512<short> integers = right.bits.AsInt16();
        Vector512<short> even = (codes & Vector512.Create((short)0xFF)) * ((integers << 8) >> 8);
        return new((even + (codes >>> 8) * (integers >> 8)).AsInt32());
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static void DotU8S8(ref Lanes512 sum, Lanes512 left, Lanes512 right) => sum = AddS16(sum, PairDotU8S8(left, right));

    /// <inheritdoc/>
    public static bool HasByteDots
    {
        [MethodImpl(AggressiveInlining)]
        get => false;
    }

    /// <inheritdoc/>
    public static bool DotsByHalves
    {
        [MethodImpl(AggressiveInlining)]
        get => AvxVnni.IsSupported;
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512 PairDotS16(Lanes512 left, Lanes512 right)
    {
        if (Avx512BW.IsSupported)
            return new(Avx512BW.MultiplyAddAdjacent(left.bits.AsInt16(), right.bits.AsInt16()));

        return new(((left.bits << 16) >> 16) * ((right.bits << 16) >> 16) + (left.bits >> 16) * (right.bits >> 16));
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512 PairSumS16(Lanes512 value)
    {
        if (Avx512BW.IsSupported)
            return new(Avx512BW.MultiplyAddAdjacent(value.bits.AsInt16(), Vector512<short>.One));

        return new(((value.bits << 16) >> 16) + (value.bits >> 16));
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static unsafe Lanes512 LookupU8(ref readonly byte table, Lanes512 indices)
    {
        if (Avx512BW.IsSupported)
        {
            // Only the form that takes an address becomes one broadcasting load; the law keeps the table in its place.
            Vector512<byte> entries =
                Avx512F.BroadcastVector128ToVector512((int*)Unsafe.AsPointer(ref Unsafe.AsRef(in table))).AsByte();
            return new(Avx512BW.Shuffle(entries, indices.bits.AsByte()).AsInt32());
        }

        Lanes256 lower = Lanes256.LookupU8(in table, new Lanes256(indices.bits.GetLower()));
        Lanes256 upper = Lanes256.LookupU8(in table, new Lanes256(indices.bits.GetUpper()));
        return new(Vector512.Create(lower.Bits, upper.Bits));
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512 LookupF32(ref readonly float table, Lanes512 indices)
    {
        if (Avx512F.IsSupported)
            return new(Avx512F.PermuteVar16x32(Vector512.LoadUnsafe(in table), indices.bits).AsInt32());

        Lanes256 lower = Lanes256.LookupF32(in table, new Lanes256(indices.bits.GetLower()));
        Lanes256 upper = Lanes256.LookupF32(in table, new Lanes256(indices.bits.GetUpper()));
        return new(Vector512.Create(lower.Bits, upper.Bits));
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static void WriteTables(ref readonly byte integers, ref byte tables)
    {
        if (SixColumns.IsSupported) SixColumns.Write(in integers, ref tables);
        else FourColumns.Write(in integers, ref tables);
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512 LookupFirst(Lanes512 first, Lanes512 second, ref readonly byte tables) => SixColumns.IsSupported
        ? new(SixColumns.First(first.bits.AsByte(), second.bits.AsByte(), in tables).AsInt32())
        : FourColumns.First(first, second, in tables);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512 LookupLast(Lanes512 second, Lanes512 third, ref readonly byte tables) => SixColumns.IsSupported
        ? new(SixColumns.Last(second.bits.AsByte(), third.bits.AsByte(), in tables).AsInt32())
        : FourColumns.Last(second, third, in tables);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512 OddU8(Lanes512 value) => new((value.bits.AsUInt16() >>> 8).AsInt32());

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static void AccumulateS16(Lanes512 even, Lanes512 odd, ref int destination, nuint offset)
    {
        (Vector512<short> first, Vector512<short> last) = Neighbours(even.bits, odd.bits);
        Accumulate(Vector512.WidenLower(first), ref destination, offset);
        Accumulate(Vector512.WidenUpper(first), ref destination, offset + 16);
        Accumulate(Vector512.WidenLower(last), ref destination, offset + 32);
        Accumulate(Vector512.WidenUpper(last), ref destination, offset + 48);
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static void StoreS16AsS32(Lanes512 even, Lanes512 odd, ref int destination, nuint offset)
    {
        (Vector512<short> first, Vector512<short> last) = Neighbours(even.bits, odd.bits);
        Vector512.WidenLower(first).StoreUnsafe(ref destination, offset);
        Vector512.WidenUpper(first).StoreUnsafe(ref destination, offset + 16);
        Vector512.WidenLower(last).StoreUnsafe(ref destination, offset + 32);
        Vector512.WidenUpper(last).StoreUnsafe(ref destination, offset + 48);
    }

    /// <summary>A word of each, side by side in 32 bits, are two neighbours in order.</summary>
    [MethodImpl(AggressiveInlining)]
    private static (Vector512<short> First, Vector512<short> Last) Neighbours(Vector512<int> even, Vector512<int> odd) => (
        (Vector512.WidenLower(even.AsUInt16()) | (Vector512.WidenLower(odd.AsUInt16()) << 16)).AsInt16(),
        (Vector512.WidenUpper(even.AsUInt16()) | (Vector512.WidenUpper(odd.AsUInt16()) << 16)).AsInt16());

    [MethodImpl(AggressiveInlining)]
    private static void Accumulate(Vector512<int> value, ref int destination, nuint offset) =>
        (Vector512.LoadUnsafe(ref destination, offset) + value).StoreUnsafe(ref destination, offset);
}
