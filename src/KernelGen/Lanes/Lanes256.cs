using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Lanes;

/// <summary>Lanes of 256 bits: AVX2 with FMA. Where the machine has less, software gives the same bits.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public partial struct Lanes256 : ILanes<Lanes256>
{
    private Vector256<int> bits;

    [MethodImpl(AggressiveInlining)]
    internal Lanes256(Vector256<int> bits) => this.bits = bits;

    internal readonly Vector256<int> Bits
    {
        [MethodImpl(AggressiveInlining)]
        get => bits;
    }

    /// <inheritdoc/>
    public static bool IsSupported
    {
        [MethodImpl(AggressiveInlining)]
        get => Vector256.IsHardwareAccelerated && Avx2.IsSupported && Fma.IsSupported;
    }

    /// <inheritdoc/>
    public static int Bytes
    {
        [MethodImpl(AggressiveInlining)]
        get => 32;
    }

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(AggressiveInlining)]
        get => 8;
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256 LoadF32(ref readonly float source, nuint offset) =>
        new(Vector256.LoadUnsafe(in source, offset).AsInt32());

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static void StoreF32(Lanes256 value, ref float destination, nuint offset) =>
        value.bits.AsSingle().StoreUnsafe(ref destination, offset);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256 LoadS32(ref readonly int source, nuint offset) =>
        new(Vector256.LoadUnsafe(in source, offset));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static void StoreS32(Lanes256 value, ref int destination, nuint offset) =>
        value.bits.StoreUnsafe(ref destination, offset);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256 LoadU8(ref readonly byte source, nuint offset) =>
        new(Vector256.LoadUnsafe(in source, offset).AsInt32());

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static void StoreU8(Lanes256 value, ref byte destination, nuint offset) =>
        value.bits.AsByte().StoreUnsafe(ref destination, offset);

    /// <inheritdoc/>
    public static Lanes256 Zero
    {
        [MethodImpl(AggressiveInlining)]
        get => default;
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256 BroadcastF32(float value) => new(Vector256.Create(value).AsInt32());

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256 BroadcastS32(int value) => new(Vector256.Create(value));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256 BroadcastU8(byte value) => new(Vector256.Create(value).AsInt32());

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256 AddF32(Lanes256 left, Lanes256 right) => Of(left.Floats + right.Floats);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256 SubtractF32(Lanes256 left, Lanes256 right) => Of(left.Floats - right.Floats);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256 MultiplyF32(Lanes256 left, Lanes256 right) => Of(left.Floats * right.Floats);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256 DivideF32(Lanes256 left, Lanes256 right) => Of(left.Floats / right.Floats);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256 FusedMultiplyAddF32(Lanes256 left, Lanes256 right, Lanes256 addend) =>
        Of(Vector256.FusedMultiplyAdd(left.Floats, right.Floats, addend.Floats));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static void AccumulateF32(ref Lanes256 sum, Lanes256 left, Lanes256 right) =>
        sum.bits = Vector256.FusedMultiplyAdd(left.Floats, right.Floats, sum.Floats).AsInt32();

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static void AccumulateF32(ref Lanes256 sum, Lanes256 left, ref readonly float source, nuint offset) =>
        sum.bits = Vector256.FusedMultiplyAdd(left.Floats, Vector256.LoadUnsafe(in source, offset), sum.Floats).AsInt32();

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256 SquareRootF32(Lanes256 value) => Of(Vector256.Sqrt(value.Floats));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256 MinimumF32(Lanes256 left, Lanes256 right)
    {
        // The instruction gives its second operand unless the first is below it: with operands swapped, our law exactly.
        if (Avx.IsSupported) return Of(Avx.Min(right.Floats, left.Floats));
        return Of(Vector256.ConditionalSelect(Vector256.LessThan(right.Floats, left.Floats), right.Floats, left.Floats));
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256 MaximumF32(Lanes256 left, Lanes256 right)
    {
        if (Avx.IsSupported) return Of(Avx.Max(right.Floats, left.Floats));
        return Of(Vector256.ConditionalSelect(Vector256.GreaterThan(right.Floats, left.Floats), right.Floats, left.Floats));
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256 FloorF32(Lanes256 value) => Of(Vector256.Floor(value.Floats));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256 LessF32(Lanes256 left, Lanes256 right) =>
        Of(Vector256.LessThan(left.Floats, right.Floats));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256 GreaterOrEqualF32(Lanes256 left, Lanes256 right) =>
        Of(Vector256.GreaterThanOrEqual(left.Floats, right.Floats));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256 TruncateF32ToS32(Lanes256 value) => new(Vector256.ConvertToInt32Native(value.Floats));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256 ConvertS32ToF32(Lanes256 value) => Of(Vector256.ConvertToSingle(value.bits));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256 AddS32(Lanes256 left, Lanes256 right) => new(left.bits + right.bits);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256 SubtractS32(Lanes256 left, Lanes256 right) => new(left.bits - right.bits);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256 MultiplyS32(Lanes256 left, Lanes256 right) => new(left.bits * right.bits);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256 ShiftLeft32(Lanes256 value, int count) => new(value.bits << count);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256 ShiftRight32(Lanes256 value, int count) => new(value.bits >>> count);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256 ShiftLeftEach32(Lanes256 value, Lanes256 counts)
    {
        if (Avx2.IsSupported) return new(Avx2.ShiftLeftLogicalVariable(value.bits, counts.bits.AsUInt32()));
        return new(Vector256.Create(
            Lanes128.ShiftLeftEach32(new(value.bits.GetLower()), new(counts.bits.GetLower())).Bits,
            Lanes128.ShiftLeftEach32(new(value.bits.GetUpper()), new(counts.bits.GetUpper())).Bits));
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256 ShiftRightEach32(Lanes256 value, Lanes256 counts)
    {
        if (Avx2.IsSupported) return new(Avx2.ShiftRightLogicalVariable(value.bits, counts.bits.AsUInt32()));
        return new(Vector256.Create(
            Lanes128.ShiftRightEach32(new(value.bits.GetLower()), new(counts.bits.GetLower())).Bits,
            Lanes128.ShiftRightEach32(new(value.bits.GetUpper()), new(counts.bits.GetUpper())).Bits));
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256 EqualS32(Lanes256 left, Lanes256 right) => new(Vector256.Equals(left.bits, right.bits));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256 And(Lanes256 left, Lanes256 right) => new(left.bits & right.bits);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256 Or(Lanes256 left, Lanes256 right) => new(left.bits | right.bits);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256 Xor(Lanes256 left, Lanes256 right) => new(left.bits ^ right.bits);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256 Select(Lanes256 mask, Lanes256 whenSet, Lanes256 whenClear) =>
        new(Vector256.ConditionalSelect(mask.bits, whenSet.bits, whenClear.bits));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256 ExtractU8(Lanes256 bytes, int shift, Lanes256 mask) =>
        new((bytes.bits.AsUInt16() >>> shift).AsInt32() & mask.bits);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256 AddU8(Lanes256 left, Lanes256 right) =>
        new((left.bits.AsByte() + right.bits.AsByte()).AsInt32());

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256 AddS16(Lanes256 left, Lanes256 right) =>
        new((left.bits.AsInt16() + right.bits.AsInt16()).AsInt32());

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256 SubtractS16(Lanes256 left, Lanes256 right) =>
        new((left.bits.AsInt16() - right.bits.AsInt16()).AsInt32());

    private readonly Vector256<float> Floats
    {
        [MethodImpl(AggressiveInlining)]
        get => bits.AsSingle();
    }

    [MethodImpl(AggressiveInlining)]
    private static Lanes256 Of(Vector256<float> value) => new(value.AsInt32());
}
