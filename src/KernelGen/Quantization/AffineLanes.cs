using System.Runtime.CompilerServices;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Quantization;

/// <summary>The constants of an <see cref="AffineCode"/> in registers, and its two formulas.</summary>
internal readonly ref struct AffineLanes<T>
    where T : struct, ILanes<T>
{
    private readonly ref readonly AffineCode code;

    /// <summary>Refers to <paramref name="code"/>.</summary>
    [MethodImpl(AggressiveInlining)]
    public AffineLanes(ref readonly AffineCode code) => this.code = ref code;

    /// <summary>floor(value * InverseStep + Offset), fused, clipped to the codes; a whole float, never -0.</summary>
    [MethodImpl(AggressiveInlining)]
    public T Code(T value)
    {
        T place = T.FusedMultiplyAddF32(value, T.BroadcastF32(code.InverseStep), T.BroadcastF32(code.Offset));
        return T.MinimumF32(T.MaximumF32(T.Zero, T.FloorF32(place)), T.BroadcastF32(code.MaximumCode));
    }

    /// <summary>Multiplier * code - Zero, exact.</summary>
    [MethodImpl(AggressiveInlining)]
    public T Integer(T found) =>
        T.FusedMultiplyAddF32(T.BroadcastF32(code.Multiplier), found, T.BroadcastF32(-code.Zero));
}
