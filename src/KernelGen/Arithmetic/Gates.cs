using System.ComponentModel;
using System.Runtime.CompilerServices;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Arithmetic;

/// <summary>The functions of gates and cells, with the same bits on every machine and lane type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Gates
{
    /// <summary>
    /// 1 / (1 + e^-x), in [0, 1], exactly 1/2 at 0. Absolute error at most 1e-7, relative error at most 2.5e-7 for
    /// x >= -20 and 4e-7 for x >= -87; below that the result stays at 1.3e-38.
    /// </summary>
    [MethodImpl(AggressiveInlining)]
    public static T Sigmoid<T>(T value)
        where T : struct, ILanes<T>
    {
        // Between the bounds e^-x is a normal float, and where it is large its own relative error is that of the result.
        T bounded = T.MinimumF32(T.MaximumF32(value, T.BroadcastF32(-87.25f)), T.BroadcastF32(87.25f));
        T one = T.BroadcastF32(1f);
        NegatedPower<T> power = Exponential.NegatedPowerOf(bounded);

        // 1 + 2^k (1 + p) as (1 + 2^k) + 2^k p: the first sum stands before p does.
        T sum = T.FusedMultiplyAddF32(power.Scale, power.LessOne, T.SubtractF32(one, power.Scale));
        return T.DivideF32(one, sum);
    }

    /// <summary>
    /// tanh x, in [-1, 1], odd to the bit, exactly 0 at 0 (-0 at -0). Absolute error at most 1.6e-7, relative error at most
    /// 2e-7 for every normal x.
    /// </summary>
    [MethodImpl(AggressiveInlining)]
    public static T Tanh<T>(T value)
        where T : struct, ILanes<T>
    {
        // With t = e^(-2|x|) - 1: tanh |x| = -t / (t + 2). Beyond 10 the nearest float is 1.
        T signs = T.BroadcastS32(int.MinValue);
        T negative = T.MaximumF32(T.Or(value, signs), T.BroadcastF32(-10f));
        HalvedPower<T> power = Exponential.HalvedPowerOfTwice(negative);

        // 2^k (1 + 2 p) - 1 = (2^k - 1) + 2^k 2 p, and the same plus 2: both at once, and near zero p alone is left, so nothing cancels.
        T half = T.BroadcastF32(0.5f);
        T lessOne = T.FusedMultiplyAddF32(power.TwiceScale, power.HalfLessOne, T.FusedMultiplyAddF32(power.TwiceScale, half, T.BroadcastF32(-1f)));
        T andOne = T.FusedMultiplyAddF32(power.TwiceScale, power.HalfLessOne, T.FusedMultiplyAddF32(power.TwiceScale, half, T.BroadcastF32(1f)));
        return T.Select(signs, value, T.DivideF32(lessOne, andOne));
    }

    /// <summary>The sigmoid of one float, as <see cref="Sigmoid{T}(T)"/>.</summary>
    public static float Sigmoid(float value)
    {
        float result = 0;
        Lanes32.StoreF32(Sigmoid(Lanes32.BroadcastF32(value)), ref result, 0);
        return result;
    }

    /// <summary>tanh of one float, as <see cref="Tanh{T}(T)"/>.</summary>
    public static float Tanh(float value)
    {
        float result = 0;
        Lanes32.StoreF32(Tanh(Lanes32.BroadcastF32(value)), ref result, 0);
        return result;
    }
}
