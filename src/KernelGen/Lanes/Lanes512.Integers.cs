using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Lanes;

/// <content>Integers of integer-only networks.</content>
public partial struct Lanes512
{
    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512 ShiftRightS32(Lanes512 value, int count) => new(value.bits >> count);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512 MinimumS32(Lanes512 left, Lanes512 right) => new(Vector512.Min(left.bits, right.bits));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512 MaximumS32(Lanes512 left, Lanes512 right) => new(Vector512.Max(left.bits, right.bits));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512 GreaterS32(Lanes512 left, Lanes512 right) => new(Vector512.GreaterThan(left.bits, right.bits));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512 LoadS16AsS32(ref readonly short source, nuint offset)
    {
        Vector256<short> words = Vector256.LoadUnsafe(in source, offset);
        if (Avx512F.IsSupported) return new(Avx512F.ConvertToVector512Int32(words));
        (Vector256<int> lower, Vector256<int> upper) = Vector256.Widen(words);
        return new(Vector512.Create(lower, upper));
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512 MultiplyHighS32(Lanes512 left, Lanes512 right)
    {
        if (!Avx512F.IsSupported)
        {
            return new(Vector512.Create(
                Lanes256.MultiplyHighS32(new(left.bits.GetLower()), new(right.bits.GetLower())).Bits,
                Lanes256.MultiplyHighS32(new(left.bits.GetUpper()), new(right.bits.GetUpper())).Bits));
        }

        Vector512<ulong> even = Avx512F.Multiply(left.bits, right.bits).AsUInt64();
        Vector512<ulong> odd = Avx512F.Multiply((left.bits.AsUInt64() >>> 32).AsInt32(), (right.bits.AsUInt64() >>> 32).AsInt32()).AsUInt64();
        return new(((even >>> 32) | (odd & Vector512.Create(0xFFFF_FFFF_0000_0000))).AsInt32());
    }
}
