using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Lanes;

/// <content>Integers of integer-only networks.</content>
public partial struct Lanes128
{
    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128 ShiftRightS32(Lanes128 value, int count) => new(value.bits >> count);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128 MinimumS32(Lanes128 left, Lanes128 right) => new(Vector128.Min(left.bits, right.bits));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128 MaximumS32(Lanes128 left, Lanes128 right) => new(Vector128.Max(left.bits, right.bits));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128 GreaterS32(Lanes128 left, Lanes128 right) => new(Vector128.GreaterThan(left.bits, right.bits));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128 LoadS16AsS32(ref readonly short source, nuint offset)
    {
        long four = Unsafe.ReadUnaligned<long>(ref Unsafe.As<short, byte>(ref Unsafe.Add(ref Unsafe.AsRef(in source), offset)));
        return new(Vector128.WidenLower(Vector128.CreateScalarUnsafe(four).AsInt16()));
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128 MultiplyHighS32(Lanes128 left, Lanes128 right)
    {
        if (Sse41.IsSupported)
        {
            Vector128<ulong> even = Sse41.Multiply(left.bits, right.bits).AsUInt64();
            Vector128<ulong> odd = Sse41.Multiply((left.bits.AsUInt64() >>> 32).AsInt32(), (right.bits.AsUInt64() >>> 32).AsInt32()).AsUInt64();
            return new(((even >>> 32) | (odd & Vector128.Create(0xFFFF_FFFF_0000_0000))).AsInt32());
        }

        if (AdvSimd.Arm64.IsSupported)
        {
            Vector128<int> lower = AdvSimd.MultiplyWideningLower(left.bits.GetLower(), right.bits.GetLower()).AsInt32();
            return new(AdvSimd.Arm64.UnzipOdd(lower, AdvSimd.MultiplyWideningUpper(left.bits, right.bits).AsInt32()));
        }

        return new(Vector128.Create(High(0), High(1), High(2), High(3)));

        int High(int lane) => (int)(((long)left.bits[lane] * right.bits[lane]) >> 32);
    }
}
