using System.Runtime.CompilerServices;
using KernelGen.Lanes;

namespace KernelGen.Quantization;

/// <summary>
/// The greedy rule: every plane takes the sign of what the planes before it left over, sign(0) = +1. For one and two planes
/// of descending coefficients it is the exact search tree (papers section 2.3: thresholds -a1, 0, a1).
/// </summary>
/// <typeparam name="TPlanes">Number of planes.</typeparam>
internal readonly struct SequentialSigns<TPlanes>(float first, float second, float third, float fourth) : ICodeRule
    where TPlanes : struct, IPlanes
{
    private readonly float a0 = first;
    private readonly float a1 = second;
    private readonly float a2 = third;
    private readonly float a3 = fourth;

    /// <inheritdoc/>
    public static int Planes
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TPlanes.Count;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Coefficient(int plane) => plane switch { 0 => a0, 1 => a1, 2 => a2, _ => a3 };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Signs<T>(T value, out T first, out T second, out T third, out T fourth)
        where T : struct, ILanes<T>
    {
        first = T.GreaterOrEqualF32(value, T.Zero);
        second = third = fourth = first;
        if (TPlanes.Count < 2) return;
        T rest = Without(value, first, a0);
        second = T.GreaterOrEqualF32(rest, T.Zero);
        if (TPlanes.Count < 3) return;
        rest = Without(rest, second, a1);
        third = T.GreaterOrEqualF32(rest, T.Zero);
        if (TPlanes.Count < 4) return;
        rest = Without(rest, third, a2);
        fourth = T.GreaterOrEqualF32(rest, T.Zero);
    }

    /// <summary>The value without the coefficient times the sign.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Without<T>(T value, T sign, float coefficient)
        where T : struct, ILanes<T> =>
        T.SubtractF32(value, T.Select(sign, T.BroadcastF32(coefficient), T.BroadcastF32(-coefficient)));
}
