using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Lanes;

/// <content>Integers of integer-only networks.</content>
public partial struct Lanes256
{
    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256 ShiftRightS32(Lanes256 value, int count) => new(value.bits >> count);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256 MinimumS32(Lanes256 left, Lanes256 right) => new(Vector256.Min(left.bits, right.bits));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256 MaximumS32(Lanes256 left, Lanes256 right) => new(Vector256.Max(left.bits, right.bits));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256 GreaterS32(Lanes256 left, Lanes256 right) => new(Vector256.GreaterThan(left.bits, right.bits));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256 LoadS16AsS32(ref readonly short source, nuint offset)
    {
        Vector128<short> words = Vector128.LoadUnsafe(in source, offset);
        if (Avx2.IsSupported) return new(Avx2.ConvertToVector256Int32(words));
        (Vector128<int> lower, Vector128<int> upper) = Vector128.Widen(words);
        return new(Vector256.Create(lower, upper));
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256 MultiplyHighS32(Lanes256 left, Lanes256 right)
    {
        if (!Avx2.IsSupported)
        {
            return new(Vector256.Create(
                Lanes128.MultiplyHighS32(new(left.bits.GetLower()), new(right.bits.GetLower())).Bits,
                Lanes128.MultiplyHighS32(new(left.bits.GetUpper()), new(right.bits.GetUpper())).Bits));
        }

        Vector256<ulong> even = Avx2.Multiply(left.bits, right.bits).AsUInt64();
        Vector256<ulong> odd = Avx2.Multiply((left.bits.AsUInt64() >>> 32).AsInt32(), (right.bits.AsUInt64() >>> 32).AsInt32()).AsUInt64();
        return new(((even >>> 32) | (odd & Vector256.Create(0xFFFF_FFFF_0000_0000))).AsInt32());
    }
}
