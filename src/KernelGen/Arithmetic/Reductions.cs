using System.ComponentModel;
using System.Runtime.CompilerServices;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Arithmetic;

/// <summary>
/// Reductions of a row of floats whose bits do not depend on the lane type: element j goes to partial result j mod 16, and
/// one fixed tree joins the sixteen (k with k + 8, then k + 4, k + 2, k + 1).
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Reductions
{
    /// <summary>The sum of <paramref name="count"/> floats; 0 of none.</summary>
    /// <exception cref="System.ArgumentOutOfRangeException">A negative count.</exception>
    public static float Sum<T>(ref readonly float values, int count)
        where T : struct, ILanes<T>
    {
        ref float row = ref Unsafe.AsRef(in values);
        return LaneReduction.Reduce<T, SumStep>(default, ref row, ref row, count);
    }

    /// <summary>The sum of the squares, each fused into its partial sum; 0 of none.</summary>
    /// <exception cref="System.ArgumentOutOfRangeException">A negative count.</exception>
    public static float SumOfSquares<T>(ref readonly float values, int count)
        where T : struct, ILanes<T>
    {
        ref float row = ref Unsafe.AsRef(in values);
        return LaneReduction.Reduce<T, DotStep>(default, ref row, ref row, count);
    }

    /// <summary>The sum of the magnitudes; 0 of none.</summary>
    /// <exception cref="System.ArgumentOutOfRangeException">A negative count.</exception>
    public static float SumOfMagnitudes<T>(ref readonly float values, int count)
        where T : struct, ILanes<T>
    {
        ref float row = ref Unsafe.AsRef(in values);
        return LaneReduction.Reduce<T, MagnitudeStep>(default, ref row, ref row, count);
    }

    /// <summary>The greatest; negative infinity of none. A NaN is passed over.</summary>
    /// <exception cref="System.ArgumentOutOfRangeException">A negative count.</exception>
    public static float Maximum<T>(ref readonly float values, int count)
        where T : struct, ILanes<T>
    {
        ref float row = ref Unsafe.AsRef(in values);
        return LaneReduction.Reduce<T, MaximumStep>(default, ref row, ref row, count);
    }

    /// <summary>The inner product of two rows, each product fused into its partial sum; 0 of none.</summary>
    /// <exception cref="System.ArgumentOutOfRangeException">A negative count.</exception>
    public static float Dot<T>(ref readonly float left, ref readonly float right, int count)
        where T : struct, ILanes<T> =>
        LaneReduction.Reduce<T, DotStep>(default, ref Unsafe.AsRef(in left), ref Unsafe.AsRef(in right), count);

    private readonly struct SumStep : ILaneStep
    {
        public static float Start => 0f;

        [MethodImpl(AggressiveInlining)]
        public T Step<T>(T partial, ref float first, ref float second, nuint offset)
            where T : struct, ILanes<T> =>
            T.AddF32(partial, T.LoadF32(ref first, offset));

        public static float Join(float left, float right) => left + right;
    }

    private readonly struct MagnitudeStep : ILaneStep
    {
        public static float Start => 0f;

        [MethodImpl(AggressiveInlining)]
        public T Step<T>(T partial, ref float first, ref float second, nuint offset)
            where T : struct, ILanes<T> =>
            T.AddF32(partial, T.And(T.LoadF32(ref first, offset), T.BroadcastS32(int.MaxValue)));

        public static float Join(float left, float right) => left + right;
    }

    private readonly struct MaximumStep : ILaneStep
    {
        public static float Start => float.NegativeInfinity;

        [MethodImpl(AggressiveInlining)]
        public T Step<T>(T partial, ref float first, ref float second, nuint offset)
            where T : struct, ILanes<T> =>
            T.MaximumF32(partial, T.LoadF32(ref first, offset));

        public static float Join(float left, float right) => right > left ? right : left;
    }

    private readonly struct DotStep : ILaneStep
    {
        public static float Start => 0f;

        [MethodImpl(AggressiveInlining)]
        public T Step<T>(T partial, ref float first, ref float second, nuint offset)
            where T : struct, ILanes<T> =>
            T.FusedMultiplyAddF32(T.LoadF32(ref first, offset), T.LoadF32(ref second, offset), partial);

        public static float Join(float left, float right) => left + right;
    }
}
