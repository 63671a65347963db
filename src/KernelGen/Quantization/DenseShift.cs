using System;
using System.Runtime.CompilerServices;
using KernelGen.Lanes;
using KernelGen.Spec;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Quantization;

/// <summary>
/// DenseShift (papers section 4.3): w = Bpm(sign) 2^S, S = (S + 1) B01(t_k) for k = 1 to K from S = 0, K = 2^(bits - 1) - 1 votes t;
/// Bpm(0) = +1, B01(0) = 0. The gradient is that of Bpm(sign) sqrt(S + 1), Bpm and B01 passing it unchanged.
/// </summary>
internal sealed class DenseShift(TensorSpec tensor, WeightSpec weights) : VotedQuantizer(tensor, weights, MeanSquare(weights.Bits))
{
    /// <summary>E[4^S] with every vote ±1 at random: P(S = j) = 2^-(j+1) below K votes and 2^-K at K.</summary>
    private static double MeanSquare(int bits) => 1.5 * Math.Pow(2, ExponentRange.CountOfBits(bits) - 1) - 0.5;

    /// <inheritdoc/>
    protected override void Vote(float magnitude, Span<float> sides) =>
        Vote(magnitude < 1.5f ? 0 : Math.Min(MathF.ILogB(magnitude / 1.5f) + 1, sides.Length), sides);

    [MethodImpl(AggressiveOptimization)]
    protected override nuint Write<T>(int row, nuint start, ref readonly float signs, ref float effective)
    {
        T one = T.BroadcastS32(1), scale = T.BroadcastF32(Scale);
        nuint offset = start;
        for (; offset + (nuint)T.Count <= (nuint)Columns; offset += (nuint)T.Count)
        {
            T steps = T.Zero;
            for (int vote = 0; vote < Extras.Count; vote++)
                steps = T.And(T.AddS32(steps, one), T.LessF32(T.Zero, T.LoadF32(in ExtraRow(vote, row), offset)));

            // 2^S: S added to the exponent of 1.
            T power = T.AddS32(T.BroadcastF32(1), T.ShiftLeft32(steps, 23));
            T minus = T.And(T.LessF32(T.LoadF32(in signs, offset), T.Zero), T.BroadcastS32(int.MinValue));
            T.StoreF32(T.Xor(T.MultiplyF32(power, scale), minus), ref effective, offset);
        }

        return offset;
    }

    /// <summary>
    /// With c = g Bpm(sign) / (2 sqrt(S + 1)): dt_k = c b_K ... b_(k+1) (S_(k-1) + 1). The forward pass leaves S_(k-1) + 1 where
    /// the gradient by vote k belongs, the backward pass multiplies.
    /// </summary>
    [MethodImpl(AggressiveOptimization)]
    protected override nuint Backward<T>(int row, nuint start, ref readonly float signs, ref float gradient)
    {
        T one = T.BroadcastF32(1);
        nuint offset = start;
        for (; offset + (nuint)T.Count <= (nuint)Columns; offset += (nuint)T.Count)
        {
            T steps = T.Zero;
            for (int vote = 0; vote < Extras.Count; vote++)
            {
                T next = T.AddF32(steps, one);
                T.StoreF32(next, ref ExtraGradientRow(vote, row), offset);
                steps = T.And(next, T.LessF32(T.Zero, T.LoadF32(in ExtraRow(vote, row), offset)));
            }

            T root = T.SquareRootF32(T.AddF32(steps, one));
            T upstream = T.MultiplyF32(T.LoadF32(in gradient, offset), T.BroadcastF32(Scale));
            T minus = T.And(T.LessF32(T.LoadF32(in signs, offset), T.Zero), T.BroadcastS32(int.MinValue));
            T passed = T.DivideF32(T.Xor(upstream, minus), T.AddF32(root, root));
            for (int vote = Extras.Count - 1; vote >= 0; vote--)
            {
                ref float own = ref ExtraGradientRow(vote, row);
                T.StoreF32(T.MultiplyF32(passed, T.LoadF32(ref own, offset)), ref own, offset);
                passed = T.And(passed, T.LessF32(T.Zero, T.LoadF32(in ExtraRow(vote, row), offset)));
            }

            T.StoreF32(T.MultiplyF32(upstream, root), ref gradient, offset);
        }

        return offset;
    }
}
