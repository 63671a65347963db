using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Lanes;

/// <content>Bytes and words, cut out of the one integer by shifts.</content>
public readonly partial struct Lanes32
{
    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes32 ExtractU8(Lanes32 bytes, int shift, Lanes32 mask) => new((bytes.bits >> shift) & mask.bits);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes32 AddU8(Lanes32 left, Lanes32 right)
    {
        // The top bit of each byte is added without carry, so that no byte reaches into its neighbour.
        const uint Top = 0x80808080u;
        uint sum = (left.bits & ~Top) + (right.bits & ~Top);
        return new(sum ^ ((left.bits ^ right.bits) & Top));
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes32 AddS16(Lanes32 left, Lanes32 right) =>
        OfWords(left.Word(0) + right.Word(0), left.Word(1) + right.Word(1));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes32 SubtractS16(Lanes32 left, Lanes32 right) =>
        OfWords(left.Word(0) - right.Word(0), left.Word(1) - right.Word(1));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes32 PairDotU8S8(Lanes32 left, Lanes32 right) =>
        OfWords(
            left.Byte(0) * (sbyte)right.Byte(0) + left.Byte(1) * (sbyte)right.Byte(1),
            left.Byte(2) * (sbyte)right.Byte(2) + left.Byte(3) * (sbyte)right.Byte(3));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static void DotU8S8(ref Lanes32 sum, Lanes32 left, Lanes32 right) => sum = AddS16(sum, PairDotU8S8(left, right));

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
        get => false;
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes32 PairDotS16(Lanes32 left, Lanes32 right) =>
        new((uint)(left.Word(0) * right.Word(0) + left.Word(1) * right.Word(1)));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes32 PairSumS16(Lanes32 value) => new((uint)(value.Word(0) + value.Word(1)));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes32 LookupU8(ref readonly byte table, Lanes32 indices)
    {
        ref byte entries = ref Unsafe.AsRef(in table);
        return OfBytes(
            Unsafe.Add(ref entries, indices.Byte(0) & 15),
            Unsafe.Add(ref entries, indices.Byte(1) & 15),
            Unsafe.Add(ref entries, indices.Byte(2) & 15),
            Unsafe.Add(ref entries, indices.Byte(3) & 15));
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes32 LookupF32(ref readonly float table, Lanes32 indices) =>
        BroadcastF32(Unsafe.Add(ref Unsafe.AsRef(in table), indices.bits & 15));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static void WriteTables(ref readonly byte integers, ref byte tables) => FourColumns.Write(in integers, ref tables);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes32 LookupFirst(Lanes32 first, Lanes32 second, ref readonly byte tables) => FourColumns.First(first, second, in tables);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes32 LookupLast(Lanes32 second, Lanes32 third, ref readonly byte tables) => FourColumns.Last(second, third, in tables);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes32 OddU8(Lanes32 value) => OfWords(value.Byte(1), value.Byte(3));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static void AccumulateS16(Lanes32 even, Lanes32 odd, ref int destination, nuint offset)
    {
        ref int first = ref Unsafe.Add(ref destination, offset);
        first += even.Word(0);
        Unsafe.Add(ref first, 1) += odd.Word(0);
        Unsafe.Add(ref first, 2) += even.Word(1);
        Unsafe.Add(ref first, 3) += odd.Word(1);
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static void StoreS16AsS32(Lanes32 even, Lanes32 odd, ref int destination, nuint offset)
    {
        ref int first = ref Unsafe.Add(ref destination, offset);
        first = even.Word(0);
        Unsafe.Add(ref first, 1) = odd.Word(0);
        Unsafe.Add(ref first, 2) = even.Word(1);
        Unsafe.Add(ref first, 3) = odd.Word(1);
    }

    [MethodImpl(AggressiveInlining)]
    private int Byte(int index) => (byte)(bits >> (8 * index));

    [MethodImpl(AggressiveInlining)]
    private int Word(int index) => (short)(bits >> (16 * index));

    [MethodImpl(AggressiveInlining)]
    private static Lanes32 OfWords(int first, int second) => new((ushort)first | (uint)second << 16);

    [MethodImpl(AggressiveInlining)]
    private static Lanes32 OfBytes(byte first, byte second, byte third, byte fourth) =>
        new(first | (uint)second << 8 | (uint)third << 16 | (uint)fourth << 24);
}
