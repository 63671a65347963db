using System.Runtime.CompilerServices;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Quantization;

/// <summary>
/// The refined greedy rule: a plane takes the signs of what the planes before it leave over under the coefficients that were the
/// best before it came, sign(0) = +1.
/// </summary>
/// <typeparam name="TPlanes">Number of planes.</typeparam>
internal readonly struct RefinedSigns<TPlanes>(RefinedCoefficients found) : ICodeRule
    where TPlanes : struct, IPlanes
{
    private readonly RefinedCoefficients found = found;

    /// <inheritdoc/>
    public static int Planes
    {
        [MethodImpl(AggressiveInlining)]
        get => TPlanes.Count;
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public float Coefficient(int plane) => Before(TPlanes.Count, plane);

    /// <inheritdoc/>
    [MethodImpl(AggressiveInlining)]
    public void Signs<T>(T value, out T first, out T second, out T third, out T fourth)
        where T : struct, ILanes<T>
    {
        first = T.GreaterOrEqualF32(value, T.Zero);
        second = third = fourth = first;
        if (TPlanes.Count < 2) return;
        second = T.GreaterOrEqualF32(SequentialSigns<TPlanes>.Without(value, first, Before(1, 0)), T.Zero);
        if (TPlanes.Count < 3) return;
        T rest = SequentialSigns<TPlanes>.Without(value, first, Before(2, 0));
        third = T.GreaterOrEqualF32(SequentialSigns<TPlanes>.Without(rest, second, Before(2, 1)), T.Zero);
        if (TPlanes.Count < 4) return;
        rest = SequentialSigns<TPlanes>.Without(value, first, Before(3, 0));
        rest = SequentialSigns<TPlanes>.Without(rest, second, Before(3, 1));
        fourth = T.GreaterOrEqualF32(SequentialSigns<TPlanes>.Without(rest, third, Before(3, 2)), T.Zero);
    }

    /// <summary>The coefficient of a plane when there were <paramref name="planes"/>.</summary>
    [MethodImpl(AggressiveInlining)]
    private float Before(int planes, int plane) => RefinedCoefficients.Of(ref Unsafe.AsRef(in found), planes)[plane];
}
