using System;
using System.Runtime.CompilerServices;
using KernelGen.Arithmetic;
using KernelGen.Formats;
using KernelGen.Lanes;
using KernelGen.Spec;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Quantization;

/// <summary>
/// Learned step size (LSQ, papers section 7.4): s round(clip(v/s, -Q_N, Q_P)) with Q_N = 2^(bits - 1), Q_P = Q_N - 1 and one step s a matrix, or a row.
/// The gradient by v passes where v/s lies in [-Q_N, Q_P] and is 0 elsewhere; that by s is -Q_N or Q_P beyond the range and round(v/s) - v/s
/// within it, summed over the N weights of the step and times 1 / sqrt(N Q_P). The step begins at 2 mean|v| / sqrt(Q_P).
/// </summary>
internal sealed class LearnedStep : MultipleQuantizer
{
    // A step that training has driven to zero or beyond would divide by nothing.
    private const float LeastStep = 1e-12f;

    private readonly float[] rowSums;
    private readonly ExtraTensor steps;
    private readonly int stepRows;

    /// <summary>Takes memory for the rows' sums.</summary>
    public LearnedStep(TensorSpec tensor, WeightSpec weights)
        : base(tensor, weights)
    {
        rowSums = new float[tensor.Rows];
        steps = Extras[0];
        stepRows = tensor.Rows / steps.Spec.Rows;
    }

    /// <inheritdoc/>
    public override bool PassesGradient => false;

    private int Greatest => (1 << (Weights.Bits - 1)) - 1;

    /// <summary>Weights that share a step.</summary>
    private double StepWeights => (double)stepRows * Columns;

    /// <inheritdoc/>
    internal override void Adopt(ReadOnlySpan<float> weights)
    {
        for (int index = 0; index < steps.Values.Length; index++)
        {
            double sum = 0;
            for (int row = index * stepRows; row < (index + 1) * stepRows; row++)
                sum += Reductions.SumOfMagnitudes<Lanes32>(in weights[row * Columns], Columns);
            steps.Values[index] = (float)(2 * sum / StepWeights / Math.Sqrt(Greatest));
        }
    }

    /// <inheritdoc/>
    public override void BackwardRows<TLanes>(ref readonly float weights, ref float gradient, int firstRow, int rows)
    {
        for (int row = firstRow; row < firstRow + rows; row++)
        {
            MultipleRounding rounding = RoundingOf(row);
            ref float own = ref RowOf(in weights, row);
            ref float passed = ref RowOf(in gradient, row);
            RowTail tail = RowTail.Of(ref own, Columns), tailGradient = RowTail.Of(ref passed, Columns);
            Block<float> sums = default;
            for (nuint slot = 0; slot < Block<float>.Count; slot += (nuint)TLanes.Count)
                Sum<TLanes>(ref own, ref passed, Columns, ref tail, ref tailGradient, rounding, slot, ref sums);
            rowSums[row] = PartialSums.Join(ref sums);
            nuint done = Mask<TLanes>(ref own, ref passed, 0, (nuint)Columns, rounding);
            if (TLanes.Count > Lanes128.Count) done = Mask<Lanes128>(ref own, ref passed, done, (nuint)Columns, rounding);
            Mask<Lanes32>(ref own, ref passed, done, (nuint)Columns, rounding);
        }
    }

    /// <inheritdoc/>
    internal override void CompleteBackward()
    {
        for (int index = 0; index < steps.Values.Length; index++)
        {
            double sum = 0;
            foreach (float rowSum in rowSums.AsSpan(index * stepRows, stepRows)) sum += rowSum;
            steps.GradientAt(index) = (float)(sum / Math.Sqrt(StepWeights * Greatest));
        }
    }

    /// <inheritdoc/>
    public override QuantizedMatrix Pack<TLanes>(ReadOnlySpan<float> weights)
    {
        // A row whose step training has driven out is zero in the graph and in what is packed; a whole matrix of them is no model.
        foreach (float step in steps.Values)
            if (step > 0) return base.Pack<TLanes>(weights);
        throw new WeightFormatException(steps.Spec.Name, FormattableString.Invariant($"{steps.Values[0]}"), "a step above 0");
    }

    /// <inheritdoc/>
    protected override MultipleRounding RoundingOf(int row) =>
        MultipleRounding.OfBits(MathF.Max(steps.Values[row / stepRows], LeastStep), Weights.Bits);

    /// <summary>What the step's gradient takes of a register: the upstream times round(v/s) less v/s, the latter only within the range.</summary>
    [MethodImpl(AggressiveInlining)]
    private static T Share<T>(T weight, T upstream, in MultipleRounding rounding)
        where T : struct, ILanes<T>
    {
        T limited = MultipleRow.Limited(weight, in rounding);
        T within = Within(T.DivideF32(weight, T.BroadcastF32(rounding.Step)), in rounding);
        return T.MultiplyF32(upstream, T.SubtractF32(MultipleRow.Round(limited, in rounding), T.And(limited, within)));
    }

    /// <summary>All bits set in lanes inside the range, its ends left out: there the gradient by the step is that of beyond.</summary>
    [MethodImpl(AggressiveInlining)]
    private static T Within<T>(T share, in MultipleRounding rounding)
        where T : struct, ILanes<T> =>
        T.And(T.LessF32(T.BroadcastF32(rounding.Least), share), T.LessF32(share, T.BroadcastF32(rounding.Greatest)));

    [MethodImpl(AggressiveOptimization)]
    private static void Sum<T>(
        ref float weights,
        ref float gradient,
        int count,
        ref RowTail tail,
        ref RowTail tailGradient,
        MultipleRounding rounding,
        nuint slot,
        ref Block<float> sums)
        where T : struct, ILanes<T>
    {
        T sum = T.Zero;
        nuint whole = RowTail.Whole(count) + slot;
        for (nuint offset = slot; offset < whole; offset += Block<float>.Count)
            sum = T.AddF32(sum, Share(T.LoadF32(ref weights, offset), T.LoadF32(ref gradient, offset), in rounding));
        T last = Share(RowTail.Load<T>(ref tail, slot), RowTail.Load<T>(ref tailGradient, slot), in rounding);
        T.StoreF32(T.AddF32(sum, last), ref Block<float>.Start(ref sums), slot);
    }

    [MethodImpl(AggressiveOptimization)]
    private static nuint Mask<T>(ref float weights, ref float gradient, nuint start, nuint count, MultipleRounding rounding)
        where T : struct, ILanes<T>
    {
        T step = T.BroadcastF32(rounding.Step), least = T.BroadcastF32(rounding.Least), greatest = T.BroadcastF32(rounding.Greatest);
        nuint offset = start;
        for (; offset + (nuint)T.Count <= count; offset += (nuint)T.Count)
        {
            T share = T.DivideF32(T.LoadF32(ref weights, offset), step);
            T passes = T.And(T.GreaterOrEqualF32(share, least), T.GreaterOrEqualF32(greatest, share));
            T.StoreF32(T.And(T.LoadF32(ref gradient, offset), passes), ref gradient, offset);
        }

        return offset;
    }
}
