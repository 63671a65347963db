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
    /// 1 / (1 + e^-x), in [0, 1], exactly 1/2 at 0. Absolute error at most 1e-7, relative error at most 2e-7 for
    /// x >= -87; below that the result stays at 1.4e-38.
    /// </summary>
    [MethodImpl(AggressiveInlining)]
    public static T Sigmoid<T>(T value)
        where T : struct, ILanes<T>
    {
        // The exponential of -|x| cannot overflow, and small results keep all their digits: e / (1 + e).
        T negative = T.Or(value, T.BroadcastS32(int.MinValue));
        T power = Exponential.ExpWithinNormal(T.MaximumF32(negative, T.BroadcastF32(-87.25f)));
        T one = T.BroadcastF32(1f);
        T above = T.Select(T.GreaterOrEqualF32(value, T.Zero), one, power);
        return T.DivideF32(above, T.AddF32(one, power));
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
        T lessOne = Exponential.ExpLessOneOfNegative(T.AddF32(negative, negative));
        T magnitude = T.DivideF32(lessOne, T.AddF32(lessOne, T.BroadcastF32(2f)));
        return T.Select(signs, value, magnitude);
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
