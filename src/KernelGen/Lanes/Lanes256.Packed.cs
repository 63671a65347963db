using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Lanes;

/// <content>Widening, narrowing and the operations of packed kernels.</content>
public partial struct Lanes256
{
    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256 LoadU8AsS32(ref readonly byte source, nuint offset)
    {
        ulong eight = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref Unsafe.AsRef(in source), offset));
        Vector128<byte> bytes = Vector128.CreateScalarUnsafe(eight).AsByte();
        if (Avx2.IsSupported) return new(Avx2.ConvertToVector256Int32(bytes));
        Vector128<ushort> words = Vector128.WidenLower(bytes);
        return new(Vector256.Create(Vector128.WidenLower(words), Vector128.WidenUpper(words)).AsInt32());
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256 LoadU8AsS16(ref readonly byte source, nuint offset)
    {
        Vector128<byte> bytes = Vector128.LoadUnsafe(in source, offset);
        if (Avx2.IsSupported) return new(Avx2.ConvertToVector256Int16(bytes).AsInt32());
        return new(Vector256.Create(Vector128.WidenLower(bytes), Vector128.WidenUpper(bytes)).AsInt32());
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static void StoreS32AsU8(Lanes256 value, ref byte destination, nuint offset)
    {
        Vector128<short> words = Vector128.Narrow(value.bits.GetLower(), value.bits.GetUpper());
        ulong eight = Vector128.Narrow(words, words).AsUInt64().ToScalar();
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref destination, offset), eight);
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static void StoreS32AsS16(Lanes256 value, ref short destination, nuint offset)
    {
        Vector128.Narrow(value.bits.GetLower(), value.bits.GetUpper()).StoreUnsafe(ref destination, offset);
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256 PairDotU8S8(Lanes256 left, Lanes256 right)
    {
        if (Avx2.IsSupported)
            return new(Avx2.MultiplyAddAdjacent(left.bits.AsByte(), right.bits.AsSByte()).AsInt32());

        // Even and odd bytes apart, as words: a product of two bytes fits a word.
        Vector256<short> codes = left.bits.AsInt16();
        Vector256<short> integers = right.bits.AsInt16();
        Vector256<short> even = (codes & Vector256.Create((short)0xFF)) * ((integers << 8) >> 8);
        return new((even + (codes >>> 8) * (integers >> 8)).AsInt32());
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static void DotU8S8(ref Lanes256 sum, Lanes256 left, Lanes256 right) => sum = AvxVnni.IsSupported
        ? new(AvxVnni.MultiplyWideningAndAdd(sum.bits, left.bits.AsByte(), right.bits.AsSByte()))
        : AddS16(sum, PairDotU8S8(left, right));

    /// <inheritdoc/>
    public static bool HasByteDots
    {
        [MethodImpl(AggressiveInlining)]
        get => AvxVnni.IsSupported;
    }

    /// <inheritdoc/>
    public static bool DotsByHalves
    {
        [MethodImpl(AggressiveInlining)]
        get => false;
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256 PairDotS16(Lanes256 left, Lanes256 right)
    {
        if (Avx2.IsSupported)
            return new(Avx2.MultiplyAddAdjacent(left.bits.AsInt16(), right.bits.AsInt16()));

        return new(((left.bits << 16) >> 16) * ((right.bits << 16) >> 16) + (left.bits >> 16) * (right.bits >> 16));
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256 PairSumS16(Lanes256 value)
    {
        if (Avx2.IsSupported)
            return new(Avx2.MultiplyAddAdjacent(value.bits.AsInt16(), Vector256<short>.One));

        return new(((value.bits << 16) >> 16) + (value.bits >> 16));
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static unsafe Lanes256 LookupU8(ref readonly byte table, Lanes256 indices)
    {
        if (Avx2.IsSupported)
        {
            // Only the form that takes an address becomes one broadcasting load; the law keeps the table in its place.
            Vector256<byte> entries =
                Avx2.BroadcastVector128ToVector256((byte*)Unsafe.AsPointer(ref Unsafe.AsRef(in table)));
            return new(Avx2.Shuffle(entries, indices.bits.AsByte()).AsInt32());
        }

        Lanes128 lower = Lanes128.LookupU8(in table, new Lanes128(indices.bits.GetLower()));
        Lanes128 upper = Lanes128.LookupU8(in table, new Lanes128(indices.bits.GetUpper()));
        return new(Vector256.Create(lower.Bits, upper.Bits));
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256 LookupF32(ref readonly float table, Lanes256 indices)
    {
        if (Avx2.IsSupported)
        {
            // A permutation reads three bits of an index; the fourth, moved to the sign, chooses between the halves of the table.
            Vector256<float> lower = Avx2.PermuteVar8x32(Vector256.LoadUnsafe(in table), indices.bits);
            Vector256<float> upper = Avx2.PermuteVar8x32(Vector256.LoadUnsafe(in table, 8), indices.bits);
            return new(Avx.BlendVariable(lower, upper, (indices.bits << 28).AsSingle()).AsInt32());
        }

        Lanes128 first = Lanes128.LookupF32(in table, new Lanes128(indices.bits.GetLower()));
        Lanes128 last = Lanes128.LookupF32(in table, new Lanes128(indices.bits.GetUpper()));
        return new(Vector256.Create(first.Bits, last.Bits));
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static void WriteTables(ref readonly byte integers, ref byte tables) => FourColumns.Write(in integers, ref tables);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256 LookupFirst(Lanes256 first, Lanes256 second, ref readonly byte tables) => FourColumns.First(first, second, in tables);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256 LookupLast(Lanes256 second, Lanes256 third, ref readonly byte tables) => FourColumns.Last(second, third, in tables);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256 OddU8(Lanes256 value) => new((value.bits.AsUInt16() >>> 8).AsInt32());

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static void AccumulateS16(Lanes256 even, Lanes256 odd, ref int destination, nuint offset)
    {
        (Vector256<short> first, Vector256<short> last) = Neighbours(even.bits, odd.bits);
        Accumulate(Vector256.WidenLower(first), ref destination, offset);
        Accumulate(Vector256.WidenUpper(first), ref destination, offset + 8);
        Accumulate(Vector256.WidenLower(last), ref destination, offset + 16);
        Accumulate(Vector256.WidenUpper(last), ref destination, offset + 24);
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static void StoreS16AsS32(Lanes256 even, Lanes256 odd, ref int destination, nuint offset)
    {
        (Vector256<short> first, Vector256<short> last) = Neighbours(even.bits, odd.bits);
        Vector256.WidenLower(first).StoreUnsafe(ref destination, offset);
        Vector256.WidenUpper(first).StoreUnsafe(ref destination, offset + 8);
        Vector256.WidenLower(last).StoreUnsafe(ref destination, offset + 16);
        Vector256.WidenUpper(last).StoreUnsafe(ref destination, offset + 24);
    }

    /// <summary>A word of each, side by side in 32 bits, are two neighbours in order.</summary>
    [MethodImpl(AggressiveInlining)]
    private static (Vector256<short> First, Vector256<short> Last) Neighbours(Vector256<int> even, Vector256<int> odd) => (
        (Vector256.WidenLower(even.AsUInt16()) | (Vector256.WidenLower(odd.AsUInt16()) << 16)).AsInt16(),
        (Vector256.WidenUpper(even.AsUInt16()) | (Vector256.WidenUpper(odd.AsUInt16()) << 16)).AsInt16());

    [MethodImpl(AggressiveInlining)]
    private static void Accumulate(Vector256<int> value, ref int destination, nuint offset) =>
        (Vector256.LoadUnsafe(ref destination, offset) + value).StoreUnsafe(ref destination, offset);
}
