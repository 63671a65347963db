using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Lanes;

/// <content>Widening, narrowing and the operations of packed kernels.</content>
public partial struct Lanes128
{
    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128 LoadU8AsS32(ref readonly byte source, nuint offset)
    {
        uint four = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref Unsafe.AsRef(in source), offset));
        Vector128<byte> bytes = Vector128.CreateScalarUnsafe(four).AsByte();
        if (Sse41.IsSupported) return new(Sse41.ConvertToVector128Int32(bytes));
        return new(Vector128.WidenLower(Vector128.WidenLower(bytes)).AsInt32());
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128 LoadU8AsS16(ref readonly byte source, nuint offset)
    {
        ulong eight = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref Unsafe.AsRef(in source), offset));
        return new(Vector128.WidenLower(Vector128.CreateScalarUnsafe(eight).AsByte()).AsInt32());
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static void StoreS32AsU8(Lanes128 value, ref byte destination, nuint offset)
    {
        Vector128<ushort> words = Vector128.Narrow(value.bits.AsUInt32(), value.bits.AsUInt32());
        uint four = Vector128.Narrow(words, words).AsUInt32().ToScalar();
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref destination, offset), four);
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static void StoreS32AsS16(Lanes128 value, ref short destination, nuint offset)
    {
        ulong four = Vector128.Narrow(value.bits, value.bits).AsUInt64().ToScalar();
        Unsafe.WriteUnaligned(ref Unsafe.As<short, byte>(ref Unsafe.Add(ref destination, offset)), four);
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128 PairDotU8S8(Lanes128 left, Lanes128 right)
    {
        if (Ssse3.IsSupported)
            return new(Ssse3.MultiplyAddAdjacent(left.bits.AsByte(), right.bits.AsSByte()).AsInt32());

        // Even and odd bytes apart, as words: a product of two bytes fits a word.
        Vector128<short> codes = left.bits.AsInt16();
        Vector128<short> integers = right.bits.AsInt16();
        Vector128<short> even = (codes & Vector128.Create((short)0xFF)) * ((integers << 8) >> 8);
        return new((even + (codes >>> 8) * (integers >> 8)).AsInt32());
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static void DotU8S8(ref Lanes128 sum, Lanes128 left, Lanes128 right) => sum = AvxVnni.IsSupported
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
    public static Lanes128 PairDotS16(Lanes128 left, Lanes128 right)
    {
        if (Sse2.IsSupported)
            return new(Sse2.MultiplyAddAdjacent(left.bits.AsInt16(), right.bits.AsInt16()));

        return new(((left.bits << 16) >> 16) * ((right.bits << 16) >> 16) + (left.bits >> 16) * (right.bits >> 16));
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128 PairSumS16(Lanes128 value)
    {
        if (Sse2.IsSupported)
            return new(Sse2.MultiplyAddAdjacent(value.bits.AsInt16(), Vector128<short>.One));

        return new(((value.bits << 16) >> 16) + (value.bits >> 16));
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128 LookupU8(ref readonly byte table, Lanes128 indices)
    {
        Vector128<byte> entries = Vector128.LoadUnsafe(in table);
        if (Ssse3.IsSupported) return new(Ssse3.Shuffle(entries, indices.bits.AsByte()).AsInt32());
        if (AdvSimd.Arm64.IsSupported)
            return new(AdvSimd.Arm64.VectorTableLookup(entries, indices.bits.AsByte()).AsInt32());
        return new(Vector128.Shuffle(entries, indices.bits.AsByte()).AsInt32());
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128 LookupF32(ref readonly float table, Lanes128 indices)
    {
        if (Avx.IsSupported) return new(PermuteFours(in table, indices.bits).AsInt32());
        Vector128<int> index = indices.bits & Vector128.Create(15);
        if (AdvSimd.Arm64.IsSupported)
        {
            // The bytes of an entry lie at four times its index.
            Vector128<byte> bytes = (index * 0x0404_0404 + Vector128.Create(0x0302_0100)).AsByte();
            return new(AdvSimd.Arm64.VectorTableLookup(
                (Quarter(in table, 0), Quarter(in table, 4), Quarter(in table, 8), Quarter(in table, 12)), bytes).AsInt32());
        }

        ref float entries = ref Unsafe.AsRef(in table);
        return new(Vector128.Create(
            Unsafe.Add(ref entries, index[0]),
            Unsafe.Add(ref entries, index[1]),
            Unsafe.Add(ref entries, index[2]),
            Unsafe.Add(ref entries, index[3])).AsInt32());
    }

    /// <summary>Four entries at a time are permuted by two bits of an index; the other two, moved to the sign, choose among the fours.</summary>
    [MethodImpl(AggressiveInlining)]
    private static Vector128<float> PermuteFours(ref readonly float table, Vector128<int> index)
    {
        Vector128<float> third = (index << 29).AsSingle();
        Vector128<float> lower = Sse41.BlendVariable(
            Avx.PermuteVar(Vector128.LoadUnsafe(in table), index), Avx.PermuteVar(Vector128.LoadUnsafe(in table, 4), index), third);
        Vector128<float> upper = Sse41.BlendVariable(
            Avx.PermuteVar(Vector128.LoadUnsafe(in table, 8), index), Avx.PermuteVar(Vector128.LoadUnsafe(in table, 12), index), third);
        return Sse41.BlendVariable(lower, upper, (index << 28).AsSingle());
    }

    [MethodImpl(AggressiveInlining)]
    private static Vector128<byte> Quarter(ref readonly float table, nuint offset) => Vector128.LoadUnsafe(in table, offset).AsByte();

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static void WriteTables(ref readonly byte integers, ref byte tables) => FourColumns.Write(in integers, ref tables);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128 LookupFirst(Lanes128 first, Lanes128 second, ref readonly byte tables) => FourColumns.First(first, second, in tables);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128 LookupLast(Lanes128 second, Lanes128 third, ref readonly byte tables) => FourColumns.Last(second, third, in tables);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128 OddU8(Lanes128 value) => new((value.bits.AsUInt16() >>> 8).AsInt32());

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static void AccumulateS16(Lanes128 even, Lanes128 odd, ref int destination, nuint offset)
    {
        (Vector128<short> first, Vector128<short> last) = Neighbours(even.bits, odd.bits);
        Accumulate(Vector128.WidenLower(first), ref destination, offset);
        Accumulate(Vector128.WidenUpper(first), ref destination, offset + 4);
        Accumulate(Vector128.WidenLower(last), ref destination, offset + 8);
        Accumulate(Vector128.WidenUpper(last), ref destination, offset + 12);
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static void StoreS16AsS32(Lanes128 even, Lanes128 odd, ref int destination, nuint offset)
    {
        (Vector128<short> first, Vector128<short> last) = Neighbours(even.bits, odd.bits);
        Vector128.WidenLower(first).StoreUnsafe(ref destination, offset);
        Vector128.WidenUpper(first).StoreUnsafe(ref destination, offset + 4);
        Vector128.WidenLower(last).StoreUnsafe(ref destination, offset + 8);
        Vector128.WidenUpper(last).StoreUnsafe(ref destination, offset + 12);
    }

    /// <summary>A word of each, side by side in 32 bits, are two neighbours in order.</summary>
    [MethodImpl(AggressiveInlining)]
    private static (Vector128<short> First, Vector128<short> Last) Neighbours(Vector128<int> even, Vector128<int> odd) => (
        (Vector128.WidenLower(even.AsUInt16()) | (Vector128.WidenLower(odd.AsUInt16()) << 16)).AsInt16(),
        (Vector128.WidenUpper(even.AsUInt16()) | (Vector128.WidenUpper(odd.AsUInt16()) << 16)).AsInt16());

    [MethodImpl(AggressiveInlining)]
    private static void Accumulate(Vector128<int> value, ref int destination, nuint offset) =>
        (Vector128.LoadUnsafe(ref destination, offset) + value).StoreUnsafe(ref destination, offset);
}
