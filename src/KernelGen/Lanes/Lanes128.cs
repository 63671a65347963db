using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Lanes;

/// <summary>Lanes of 128 bits: SSE4 or AdvSimd. Where the machine has less, software gives the same bits.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public partial struct Lanes128 : ILanes<Lanes128>
{
    private Vector128<int> bits;

    [MethodImpl(AggressiveInlining)]
    internal Lanes128(Vector128<int> bits) => this.bits = bits;

    internal readonly Vector128<int> Bits
    {
        [MethodImpl(AggressiveInlining)]
        get => bits;
    }

    /// <inheritdoc/>
    public static bool IsSupported
    {
        [MethodImpl(AggressiveInlining)]
        get => Vector128.IsHardwareAccelerated;
    }

    /// <inheritdoc/>
    public static int Bytes
    {
        [MethodImpl(AggressiveInlining)]
        get => 16;
    }

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(AggressiveInlining)]
        get => 4;
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128 LoadF32(ref readonly float source, nuint offset) =>
        new(Vector128.LoadUnsafe(in source, offset).AsInt32());

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static void StoreF32(Lanes128 value, ref float destination, nuint offset) =>
        value.bits.AsSingle().StoreUnsafe(ref destination, offset);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128 LoadS32(ref readonly int source, nuint offset) =>
        new(Vector128.LoadUnsafe(in source, offset));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static void StoreS32(Lanes128 value, ref int destination, nuint offset) =>
        value.bits.StoreUnsafe(ref destination, offset);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128 LoadU8(ref readonly byte source, nuint offset) =>
        new(Vector128.LoadUnsafe(in source, offset).AsInt32());

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static void StoreU8(Lanes128 value, ref byte destination, nuint offset) =>
        value.bits.AsByte().StoreUnsafe(ref destination, offset);

    /// <inheritdoc/>
    public static Lanes128 Zero
    {
        [MethodImpl(AggressiveInlining)]
        get => default;
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128 BroadcastF32(float value) => new(Vector128.Create(value).AsInt32());

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128 BroadcastS32(int value) => new(Vector128.Create(value));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128 BroadcastU8(byte value) => new(Vector128.Create(value).AsInt32());

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128 AddF32(Lanes128 left, Lanes128 right) => Of(left.Floats + right.Floats);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128 SubtractF32(Lanes128 left, Lanes128 right) => Of(left.Floats - right.Floats);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128 MultiplyF32(Lanes128 left, Lanes128 right) => Of(left.Floats * right.Floats);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128 DivideF32(Lanes128 left, Lanes128 right) => Of(left.Floats / right.Floats);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128 FusedMultiplyAddF32(Lanes128 left, Lanes128 right, Lanes128 addend) =>
        Of(Vector128.FusedMultiplyAdd(left.Floats, right.Floats, addend.Floats));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static void AccumulateF32(ref Lanes128 sum, Lanes128 left, Lanes128 right) =>
        sum.bits = Vector128.FusedMultiplyAdd(left.Floats, right.Floats, sum.Floats).AsInt32();

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static void AccumulateF32(ref Lanes128 sum, Lanes128 left, ref readonly float source, nuint offset) =>
        sum.bits = Vector128.FusedMultiplyAdd(left.Floats, Vector128.LoadUnsafe(in source, offset), sum.Floats).AsInt32();

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128 SquareRootF32(Lanes128 value) => Of(Vector128.Sqrt(value.Floats));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128 MinimumF32(Lanes128 left, Lanes128 right)
    {
        // The instruction gives its second operand unless the first is below it: with operands swapped, our law exactly.
        if (Sse.IsSupported) return Of(Sse.Min(right.Floats, left.Floats));
        return Of(Vector128.ConditionalSelect(Vector128.LessThan(right.Floats, left.Floats), right.Floats, left.Floats));
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128 MaximumF32(Lanes128 left, Lanes128 right)
    {
        if (Sse.IsSupported) return Of(Sse.Max(right.Floats, left.Floats));
        return Of(Vector128.ConditionalSelect(Vector128.GreaterThan(right.Floats, left.Floats), right.Floats, left.Floats));
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128 FloorF32(Lanes128 value) => Of(Vector128.Floor(value.Floats));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128 LessF32(Lanes128 left, Lanes128 right) =>
        Of(Vector128.LessThan(left.Floats, right.Floats));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128 GreaterOrEqualF32(Lanes128 left, Lanes128 right) =>
        Of(Vector128.GreaterThanOrEqual(left.Floats, right.Floats));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128 TruncateF32ToS32(Lanes128 value) => new(Vector128.ConvertToInt32Native(value.Floats));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128 ConvertS32ToF32(Lanes128 value) => Of(Vector128.ConvertToSingle(value.bits));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128 AddS32(Lanes128 left, Lanes128 right) => new(left.bits + right.bits);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128 SubtractS32(Lanes128 left, Lanes128 right) => new(left.bits - right.bits);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128 MultiplyS32(Lanes128 left, Lanes128 right) => new(left.bits * right.bits);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128 ShiftLeft32(Lanes128 value, int count) => new(value.bits << count);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128 ShiftRight32(Lanes128 value, int count) => new(value.bits >>> count);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128 ShiftLeftEach32(Lanes128 value, Lanes128 counts)
    {
        if (Avx2.IsSupported) return new(Avx2.ShiftLeftLogicalVariable(value.bits, counts.bits.AsUInt32()));

        // By 16, 8, 4, 2 and 1 where the count has that bit; a count from 32 on leaves nothing.
        Vector128<int> shifted = value.bits & ~IsSet(counts.bits, 32);
        shifted = Vector128.ConditionalSelect(IsSet(counts.bits, 16), shifted << 16, shifted);
        shifted = Vector128.ConditionalSelect(IsSet(counts.bits, 8), shifted << 8, shifted);
        shifted = Vector128.ConditionalSelect(IsSet(counts.bits, 4), shifted << 4, shifted);
        shifted = Vector128.ConditionalSelect(IsSet(counts.bits, 2), shifted << 2, shifted);
        return new(Vector128.ConditionalSelect(IsSet(counts.bits, 1), shifted << 1, shifted));
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128 ShiftRightEach32(Lanes128 value, Lanes128 counts)
    {
        if (Avx2.IsSupported) return new(Avx2.ShiftRightLogicalVariable(value.bits, counts.bits.AsUInt32()));
        Vector128<int> shifted = value.bits & ~IsSet(counts.bits, 32);
        shifted = Vector128.ConditionalSelect(IsSet(counts.bits, 16), shifted >>> 16, shifted);
        shifted = Vector128.ConditionalSelect(IsSet(counts.bits, 8), shifted >>> 8, shifted);
        shifted = Vector128.ConditionalSelect(IsSet(counts.bits, 4), shifted >>> 4, shifted);
        shifted = Vector128.ConditionalSelect(IsSet(counts.bits, 2), shifted >>> 2, shifted);
        return new(Vector128.ConditionalSelect(IsSet(counts.bits, 1), shifted >>> 1, shifted));
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128 EqualS32(Lanes128 left, Lanes128 right) => new(Vector128.Equals(left.bits, right.bits));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128 And(Lanes128 left, Lanes128 right) => new(left.bits & right.bits);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128 Or(Lanes128 left, Lanes128 right) => new(left.bits | right.bits);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128 Xor(Lanes128 left, Lanes128 right) => new(left.bits ^ right.bits);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128 Select(Lanes128 mask, Lanes128 whenSet, Lanes128 whenClear) =>
        new(Vector128.ConditionalSelect(mask.bits, whenSet.bits, whenClear.bits));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128 ExtractU8(Lanes128 bytes, int shift, Lanes128 mask) =>
        new((bytes.bits.AsUInt16() >>> shift).AsInt32() & mask.bits);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128 AddU8(Lanes128 left, Lanes128 right) =>
        new((left.bits.AsByte() + right.bits.AsByte()).AsInt32());

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128 AddS16(Lanes128 left, Lanes128 right) =>
        new((left.bits.AsInt16() + right.bits.AsInt16()).AsInt32());

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128 SubtractS16(Lanes128 left, Lanes128 right) =>
        new((left.bits.AsInt16() - right.bits.AsInt16()).AsInt32());

    private readonly Vector128<float> Floats
    {
        [MethodImpl(AggressiveInlining)]
        get => bits.AsSingle();
    }

    [MethodImpl(AggressiveInlining)]
    private static Lanes128 Of(Vector128<float> value) => new(value.AsInt32());

    /// <summary>All bits set in lanes whose count has <paramref name="bit"/>; for 32 also in those with a higher bit.</summary>
    [MethodImpl(AggressiveInlining)]
    private static Vector128<int> IsSet(Vector128<int> counts, int bit) => bit == 32
        ? Vector128.GreaterThan(counts, Vector128.Create(31))
        : ~Vector128.Equals(counts & Vector128.Create(bit), Vector128<int>.Zero);
}
