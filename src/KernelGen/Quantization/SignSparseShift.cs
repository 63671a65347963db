using System;
using System.Runtime.CompilerServices;
using KernelGen.Lanes;
using KernelGen.Spec;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Quantization;

/// <summary>
/// S3 (papers section 4.3, the predecessor of DenseShift): w = Bpm(sign) B01(gate) 2^(B01(t1) (B01(t2) + 1)), so 0, ±1, ±2 or ±4.
/// Bpm and B01 pass gradients unchanged. The regulariser alpha sum max(-gate, 0) with alpha = 1e-5, which pulls gates above zero, is
/// part of the gate's gradient and not of the reported loss.
/// </summary>
internal sealed class SignSparseShift(TensorSpec tensor, WeightSpec weights) : VotedQuantizer(tensor, weights, MeanSquare)
{
    private const int Gate = 0, First = 1, Second = 2;
    private const float Pull = 1e-5f;
    private const float NaturalLogarithmOfTwo = 0.6931472f;

    // Half of the weights are 0; of the others a half is 1, a quarter 2 and a quarter 4.
    private const double MeanSquare = 0.5 * (0.5 + 0.25 * 4 + 0.25 * 16);

    /// <inheritdoc/>
    protected override void Vote(float magnitude, Span<float> sides)
    {
        sides[Gate] = magnitude < 0.5f ? -1 : 1;
        sides[First] = magnitude < 1.5f ? -1 : 1;
        sides[Second] = magnitude < 3 ? -1 : 1;
    }

    /// <summary>All bits set in lanes where an extra tensor is above zero.</summary>
    [MethodImpl(AggressiveInlining)]
    private T IsSet<T>(int extra, int row, nuint offset)
        where T : struct, ILanes<T> => T.LessF32(T.Zero, T.LoadF32(in ExtraRow(extra, row), offset));

    /// <summary>Bpm(sign) 2^s in units of the scale, the gate not yet applied, for s = B01(t1) (B01(t2) + 1).</summary>
    [MethodImpl(AggressiveInlining)]
    private static T Power<T>(T sign, T first, T second)
        where T : struct, ILanes<T>
    {
        T steps = T.And(first, T.SubtractS32(T.BroadcastS32(1), second));
        T power = T.AddS32(T.BroadcastF32(1), T.ShiftLeft32(steps, 23));
        return T.Xor(power, T.And(T.LessF32(sign, T.Zero), T.BroadcastS32(int.MinValue)));
    }

    [MethodImpl(AggressiveOptimization)]
    protected override nuint Write<T>(int row, nuint start, ref readonly float signs, ref float effective)
    {
        T scale = T.BroadcastF32(Scale);
        nuint offset = start;
        for (; offset + (nuint)T.Count <= (nuint)Columns; offset += (nuint)T.Count)
        {
            T power = Power(T.LoadF32(in signs, offset), IsSet<T>(First, row, offset), IsSet<T>(Second, row, offset));
            T.StoreF32(T.And(T.MultiplyF32(power, scale), IsSet<T>(Gate, row, offset)), ref effective, offset);
        }

        return offset;
    }

    [MethodImpl(AggressiveOptimization)]
    protected override nuint Backward<T>(int row, nuint start, ref readonly float signs, ref float gradient)
    {
        T one = T.BroadcastF32(1);
        nuint offset = start;
        for (; offset + (nuint)T.Count <= (nuint)Columns; offset += (nuint)T.Count)
        {
            T sign = T.LoadF32(in signs, offset);
            T gate = T.LoadF32(in ExtraRow(Gate, row), offset);
            T first = IsSet<T>(First, row, offset), second = IsSet<T>(Second, row, offset), open = T.LessF32(T.Zero, gate);
            T signed = Power(sign, first, second);
            T upstream = T.MultiplyF32(T.LoadF32(in gradient, offset), T.BroadcastF32(Scale));
            T byValue = T.MultiplyF32(upstream, signed);
            T byStep = T.And(T.MultiplyF32(byValue, T.BroadcastF32(NaturalLogarithmOfTwo)), open);
            T pull = T.And(T.LessF32(gate, T.Zero), T.BroadcastF32(-Pull));
            T.StoreF32(T.AddF32(byValue, pull), ref ExtraGradientRow(Gate, row), offset);
            T.StoreF32(T.MultiplyF32(byStep, T.AddF32(one, T.And(second, one))), ref ExtraGradientRow(First, row), offset);
            T.StoreF32(T.And(byStep, first), ref ExtraGradientRow(Second, row), offset);
            T magnitude = T.And(signed, T.BroadcastS32(int.MaxValue));
            T.StoreF32(T.And(T.MultiplyF32(upstream, magnitude), open), ref gradient, offset);
        }

        return offset;
    }
}
