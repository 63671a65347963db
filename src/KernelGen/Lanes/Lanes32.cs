using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Lanes;

/// <summary>Lanes of 32 bits in plain C#: one float, one integer, two words or four bytes. The reference of all others.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly partial struct Lanes32 : ILanes<Lanes32>
{
    private readonly uint bits;

    [MethodImpl(AggressiveInlining)]
    private Lanes32(uint bits) => this.bits = bits;

    /// <inheritdoc/>
    public static bool IsSupported
    {
        [MethodImpl(AggressiveInlining)]
        get => true;
    }

    /// <inheritdoc/>
    public static int Bytes
    {
        [MethodImpl(AggressiveInlining)]
        get => 4;
    }

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(AggressiveInlining)]
        get => 1;
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes32 LoadF32(ref readonly float source, nuint offset) =>
        Of(Unsafe.Add(ref Unsafe.AsRef(in source), offset));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static void StoreF32(Lanes32 value, ref float destination, nuint offset) =>
        Unsafe.Add(ref destination, offset) = value.Float;

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes32 LoadS32(ref readonly int source, nuint offset) =>
        new((uint)Unsafe.Add(ref Unsafe.AsRef(in source), offset));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static void StoreS32(Lanes32 value, ref int destination, nuint offset) =>
        Unsafe.Add(ref destination, offset) = (int)value.bits;

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes32 LoadU8(ref readonly byte source, nuint offset)
    {
        ref byte first = ref Unsafe.Add(ref Unsafe.AsRef(in source), offset);
        return OfBytes(first, Unsafe.Add(ref first, 1), Unsafe.Add(ref first, 2), Unsafe.Add(ref first, 3));
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static void StoreU8(Lanes32 value, ref byte destination, nuint offset)
    {
        ref byte first = ref Unsafe.Add(ref destination, offset);
        first = (byte)value.bits;
        Unsafe.Add(ref first, 1) = (byte)(value.bits >> 8);
        Unsafe.Add(ref first, 2) = (byte)(value.bits >> 16);
        Unsafe.Add(ref first, 3) = (byte)(value.bits >> 24);
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes32 LoadU8AsS32(ref readonly byte source, nuint offset) =>
        new(Unsafe.Add(ref Unsafe.AsRef(in source), offset));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes32 LoadU8AsS16(ref readonly byte source, nuint offset)
    {
        ref byte first = ref Unsafe.Add(ref Unsafe.AsRef(in source), offset);
        return OfWords(first, Unsafe.Add(ref first, 1));
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static void StoreS32AsU8(Lanes32 value, ref byte destination, nuint offset) =>
        Unsafe.Add(ref destination, offset) = (byte)value.bits;

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static void StoreS32AsS16(Lanes32 value, ref short destination, nuint offset) =>
        Unsafe.Add(ref destination, offset) = (short)value.bits;

    /// <inheritdoc/>
    public static Lanes32 Zero
    {
        [MethodImpl(AggressiveInlining)]
        get => default;
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes32 BroadcastF32(float value) => Of(value);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes32 BroadcastS32(int value) => new((uint)value);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes32 BroadcastU8(byte value) => new(value * 0x01010101u);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes32 AddF32(Lanes32 left, Lanes32 right) => Of(left.Float + right.Float);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes32 SubtractF32(Lanes32 left, Lanes32 right) => Of(left.Float - right.Float);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes32 MultiplyF32(Lanes32 left, Lanes32 right) => Of(left.Float * right.Float);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes32 DivideF32(Lanes32 left, Lanes32 right) => Of(left.Float / right.Float);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes32 FusedMultiplyAddF32(Lanes32 left, Lanes32 right, Lanes32 addend) =>
        Of(MathF.FusedMultiplyAdd(left.Float, right.Float, addend.Float));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static void AccumulateF32(ref Lanes32 sum, Lanes32 left, Lanes32 right) =>
        sum = FusedMultiplyAddF32(left, right, sum);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static void AccumulateF32(ref Lanes32 sum, Lanes32 left, ref readonly float source, nuint offset) =>
        sum = FusedMultiplyAddF32(left, LoadF32(in source, offset), sum);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes32 SquareRootF32(Lanes32 value) => Of(MathF.Sqrt(value.Float));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes32 MinimumF32(Lanes32 left, Lanes32 right) => right.Float < left.Float ? right : left;

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes32 MaximumF32(Lanes32 left, Lanes32 right) => right.Float > left.Float ? right : left;

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes32 FloorF32(Lanes32 value) => Of(MathF.Floor(value.Float));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes32 LessF32(Lanes32 left, Lanes32 right) => Mask(left.Float < right.Float);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes32 GreaterOrEqualF32(Lanes32 left, Lanes32 right) => Mask(left.Float >= right.Float);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes32 TruncateF32ToS32(Lanes32 value) => new((uint)(int)value.Float);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes32 ConvertS32ToF32(Lanes32 value) => Of((int)value.bits);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes32 AddS32(Lanes32 left, Lanes32 right) => new(left.bits + right.bits);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes32 SubtractS32(Lanes32 left, Lanes32 right) => new(left.bits - right.bits);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes32 MultiplyS32(Lanes32 left, Lanes32 right) => new(left.bits * right.bits);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes32 ShiftLeft32(Lanes32 value, int count) => new(value.bits << count);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes32 ShiftRight32(Lanes32 value, int count) => new(value.bits >> count);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes32 ShiftLeftEach32(Lanes32 value, Lanes32 counts) =>
        new(counts.bits < 32 ? value.bits << (int)counts.bits : 0);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes32 ShiftRightEach32(Lanes32 value, Lanes32 counts) =>
        new(counts.bits < 32 ? value.bits >> (int)counts.bits : 0);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes32 EqualS32(Lanes32 left, Lanes32 right) => Mask(left.bits == right.bits);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes32 And(Lanes32 left, Lanes32 right) => new(left.bits & right.bits);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes32 Or(Lanes32 left, Lanes32 right) => new(left.bits | right.bits);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes32 Xor(Lanes32 left, Lanes32 right) => new(left.bits ^ right.bits);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes32 Select(Lanes32 mask, Lanes32 whenSet, Lanes32 whenClear) =>
        new((mask.bits & whenSet.bits) | (~mask.bits & whenClear.bits));

    private float Float
    {
        [MethodImpl(AggressiveInlining)]
        get => BitConverter.UInt32BitsToSingle(bits);
    }

    [MethodImpl(AggressiveInlining)]
    private static Lanes32 Of(float value) => new(BitConverter.SingleToUInt32Bits(value));

    [MethodImpl(AggressiveInlining)]
    private static Lanes32 Mask(bool holds) => new(holds ? uint.MaxValue : 0u);
}
