using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Lanes;

/// <summary>Lanes of 512 bits: AVX-512 F and BW. Where the machine has less, software gives the same bits.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public partial struct Lanes512 : ILanes<Lanes512>
{
    private Vector512<int> bits;

    [MethodImpl(AggressiveInlining)]
    private Lanes512(Vector512<int> bits) => this.bits = bits;

    /// <inheritdoc/>
    public static bool IsSupported
    {
        [MethodImpl(AggressiveInlining)]
        get => Vector512.IsHardwareAccelerated && Avx512BW.IsSupported;
    }

    /// <inheritdoc/>
    public static int Bytes
    {
        [MethodImpl(AggressiveInlining)]
        get => 64;
    }

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(AggressiveInlining)]
        get => 16;
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512 LoadF32(ref readonly float source, nuint offset) =>
        new(Vector512.LoadUnsafe(in source, offset).AsInt32());

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static void StoreF32(Lanes512 value, ref float destination, nuint offset) =>
        value.bits.AsSingle().StoreUnsafe(ref destination, offset);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512 LoadS32(ref readonly int source, nuint offset) =>
        new(Vector512.LoadUnsafe(in source, offset));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static void StoreS32(Lanes512 value, ref int destination, nuint offset) =>
        value.bits.StoreUnsafe(ref destination, offset);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512 LoadU8(ref readonly byte source, nuint offset) =>
        new(Vector512.LoadUnsafe(in source, offset).AsInt32());

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static void StoreU8(Lanes512 value, ref byte destination, nuint offset) =>
        value.bits.AsByte().StoreUnsafe(ref destination, offset);

    /// <inheritdoc/>
    public static Lanes512 Zero
    {
        [MethodImpl(AggressiveInlining)]
        get => default;
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512 BroadcastF32(float value) => new(Vector512.Create(value).AsInt32());

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512 BroadcastS32(int value) => new(Vector512.Create(value));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512 BroadcastU8(byte value) => new(Vector512.Create(value).AsInt32());

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512 AddF32(Lanes512 left, Lanes512 right) => Of(left.Floats + right.Floats);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512 SubtractF32(Lanes512 left, Lanes512 right) => Of(left.Floats - right.Floats);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512 MultiplyF32(Lanes512 left, Lanes512 right) => Of(left.Floats * right.Floats);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512 DivideF32(Lanes512 left, Lanes512 right) => Of(left.Floats / right.Floats);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512 FusedMultiplyAddF32(Lanes512 left, Lanes512 right, Lanes512 addend) =>
        Of(Vector512.FusedMultiplyAdd(left.Floats, right.Floats, addend.Floats));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static void AccumulateF32(ref Lanes512 sum, Lanes512 left, Lanes512 right) =>
        sum.bits = Vector512.FusedMultiplyAdd(left.Floats, right.Floats, sum.Floats).AsInt32();

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static void AccumulateF32(ref Lanes512 sum, Lanes512 left, ref readonly float source, nuint offset) =>
        sum.bits = Vector512.FusedMultiplyAdd(left.Floats, Vector512.LoadUnsafe(in source, offset), sum.Floats).AsInt32();

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512 SquareRootF32(Lanes512 value) => Of(Vector512.Sqrt(value.Floats));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512 MinimumF32(Lanes512 left, Lanes512 right)
    {
        // The instruction gives its second operand unless the first is below it: with operands swapped, our law exactly.
        if (Avx512F.IsSupported) return Of(Avx512F.Min(right.Floats, left.Floats));
        return Of(Vector512.ConditionalSelect(Vector512.LessThan(right.Floats, left.Floats), right.Floats, left.Floats));
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512 MaximumF32(Lanes512 left, Lanes512 right)
    {
        if (Avx512F.IsSupported) return Of(Avx512F.Max(right.Floats, left.Floats));
        return Of(Vector512.ConditionalSelect(Vector512.GreaterThan(right.Floats, left.Floats), right.Floats, left.Floats));
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512 FloorF32(Lanes512 value) => Of(Vector512.Floor(value.Floats));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512 LessF32(Lanes512 left, Lanes512 right) =>
        Of(Vector512.LessThan(left.Floats, right.Floats));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512 GreaterOrEqualF32(Lanes512 left, Lanes512 right) =>
        Of(Vector512.GreaterThanOrEqual(left.Floats, right.Floats));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512 TruncateF32ToS32(Lanes512 value) => new(Vector512.ConvertToInt32Native(value.Floats));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512 ConvertS32ToF32(Lanes512 value) => Of(Vector512.ConvertToSingle(value.bits));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512 AddS32(Lanes512 left, Lanes512 right) => new(left.bits + right.bits);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512 SubtractS32(Lanes512 left, Lanes512 right) => new(left.bits - right.bits);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512 MultiplyS32(Lanes512 left, Lanes512 right) => new(left.bits * right.bits);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512 ShiftLeft32(Lanes512 value, int count) => new(value.bits << count);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512 ShiftRight32(Lanes512 value, int count) => new(value.bits >>> count);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512 ShiftLeftEach32(Lanes512 value, Lanes512 counts)
    {
        if (Avx512F.IsSupported) return new(Avx512F.ShiftLeftLogicalVariable(value.bits, counts.bits.AsUInt32()));
        return new(Vector512.Create(
            Lanes256.ShiftLeftEach32(new(value.bits.GetLower()), new(counts.bits.GetLower())).Bits,
            Lanes256.ShiftLeftEach32(new(value.bits.GetUpper()), new(counts.bits.GetUpper())).Bits));
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512 ShiftRightEach32(Lanes512 value, Lanes512 counts)
    {
        if (Avx512F.IsSupported) return new(Avx512F.ShiftRightLogicalVariable(value.bits, counts.bits.AsUInt32()));
        return new(Vector512.Create(
            Lanes256.ShiftRightEach32(new(value.bits.GetLower()), new(counts.bits.GetLower())).Bits,
            Lanes256.ShiftRightEach32(new(value.bits.GetUpper()), new(counts.bits.GetUpper())).Bits));
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512 EqualS32(Lanes512 left, Lanes512 right) => new(Vector512.Equals(left.bits, right.bits));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512 And(Lanes512 left, Lanes512 right) => new(left.bits & right.bits);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512 Or(Lanes512 left, Lanes512 right) => new(left.bits | right.bits);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512 Xor(Lanes512 left, Lanes512 right) => new(left.bits ^ right.bits);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512 Select(Lanes512 mask, Lanes512 whenSet, Lanes512 whenClear) =>
        new(Vector512.ConditionalSelect(mask.bits, whenSet.bits, whenClear.bits));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512 ExtractU8(Lanes512 bytes, int shift, Lanes512 mask) =>
        new((bytes.bits.AsUInt16() >>> shift).AsInt32() & mask.bits);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512 AddU8(Lanes512 left, Lanes512 right) =>
        new((left.bits.AsByte() + right.bits.AsByte()).AsInt32());

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512 AddS16(Lanes512 left, Lanes512 right) =>
        new((left.bits.AsInt16() + right.bits.AsInt16()).AsInt32());

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512 SubtractS16(Lanes512 left, Lanes512 right) =>
        new((left.bits.AsInt16() - right.bits.AsInt16()).AsInt32());

    private readonly Vector512<float> Floats
    {
        [MethodImpl(AggressiveInlining)]
        get => bits.AsSingle();
    }

    [MethodImpl(AggressiveInlining)]
    private static Lanes512 Of(Vector512<float> value) => new(value.AsInt32());
}
