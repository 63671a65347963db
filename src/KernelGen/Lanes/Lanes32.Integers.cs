using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Lanes;

/// <content>Integers of integer-only networks.</content>
public partial struct Lanes32
{
    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes32 ShiftRightS32(Lanes32 value, int count) => new((uint)((int)value.bits >> count));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes32 MultiplyHighS32(Lanes32 left, Lanes32 right) => new((uint)(((long)(int)left.bits * (int)right.bits) >> 32));

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes32 MinimumS32(Lanes32 left, Lanes32 right) => (int)left.bits < (int)right.bits ? left : right;

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes32 MaximumS32(Lanes32 left, Lanes32 right) => (int)left.bits > (int)right.bits ? left : right;

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes32 GreaterS32(Lanes32 left, Lanes32 right) => Mask((int)left.bits > (int)right.bits);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public static Lanes32 LoadS16AsS32(ref readonly short source, nuint offset) => new((uint)(int)Unsafe.Add(ref Unsafe.AsRef(in source), offset));
}
