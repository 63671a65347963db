using System.Runtime.CompilerServices;
using KernelGen.Arithmetic;
using KernelGen.Lanes;
using KernelGen.Spec;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Training;

/// <summary>
/// Layer normalisation in training: x = (s - mean) r over the units of a gate, r = 1 / sqrt(variance + epsilon). With v = gain dy the
/// gradient is ds = r (v - mean(v) - x mean(v x)) (Ba et al. 2016). By the mean absolute deviation, r = 1 / (mean|s - mean| + epsilon), it is
/// ds = r (v - mean(v) - (sign(x) - mean(sign(x))) mean(v x)).
/// </summary>
internal sealed class TrainedLayerNorm<TLanes> : TrainedNorm<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private readonly DeviationForm form;
    private readonly float[] factors;

    /// <summary>Takes memory for <paramref name="rows"/> rows; gains begin at 1.</summary>
    public TrainedLayerNorm(int gates, int units, int rows, Parameter gain, DeviationForm form = DeviationForm.Standard)
        : base(gates, units, rows, gain)
    {
        this.form = form;
        factors = new float[rows * gates];
        gain.Values.Fill(1);
    }

    /// <inheritdoc/>
    private protected override void Standardise(in MatrixView products, int row, int firstGate)
    {
        int units = Units;
        for (int index = 0; index < products.Rows; index++)
        {
            ref float sums = ref products.Slice(index, 1).First;
            for (int column = 0; column < products.Columns; column += units)
            {
                ref float factor = ref Factor(row + index, firstGate + column / units);
                ref float gate = ref Unsafe.Add(ref sums, column);
                factor = LayerNorm.Standardise<TLanes>(ref gate, units, form);
                nuint done = Scale<TLanes>(ref gate, factor, 0, (nuint)units);
                Scale<Lanes32>(ref gate, factor, done, (nuint)units);
            }
        }
    }

    /// <inheritdoc/>
    private protected override void Backward(
        in MatrixView gradient, in MatrixView standard, in MatrixView productsGradient, int row, int firstGate)
    {
        int units = Units;
        for (int index = 0; index < gradient.Rows; index++)
        {
            for (int column = 0; column < gradient.Columns; column += units)
            {
                int gate = firstGate + column / units;
                BackwardGate(
                    ref Unsafe.Add(ref gradient.Slice(index, 1).First, column),
                    ref Unsafe.Add(ref standard.Slice(index, 1).First, column),
                    ref Unsafe.Add(ref productsGradient.Slice(index, 1).First, column),
                    ref GainFrom(gate),
                    Factor(row + index, gate));
            }
        }
    }

    private ref float Factor(int row, int gate) => ref factors[row * Gates + gate];

    private void BackwardGate(ref float gradient, ref float standard, ref float result, ref float gain, float factor)
    {
        nuint units = (nuint)Units;
        nuint done = Multiply<TLanes>(ref gradient, ref gain, ref result, 0, units);
        Multiply<Lanes32>(ref gradient, ref gain, ref result, done, units);
        float mean = Reductions.Sum<TLanes>(in result, Units) / Units;
        float along = Reductions.Dot<TLanes>(in result, in standard, Units) / Units;
        if (form == DeviationForm.MeanAbsolute)
        {
            nuint whole = LaneTotals.Whole<TLanes>(units);
            float signs = (float)(SignSum<TLanes>(ref standard, whole) + SignSum<Lanes32>(ref Unsafe.Add(ref standard, whole), units - whole)) / Units;
            done = CentreBySigns<TLanes>(ref result, ref standard, mean, along, signs, factor, 0, units);
            CentreBySigns<Lanes32>(ref result, ref standard, mean, along, signs, factor, done, units);
            return;
        }

        done = Centre<TLanes>(ref result, ref standard, mean, along, factor, 0, units);
        Centre<Lanes32>(ref result, ref standard, mean, along, factor, done, units);
    }

    [MethodImpl(AggressiveOptimization)]
    private static nuint Scale<T>(ref float values, float factor, nuint start, nuint count)
        where T : struct, ILanes<T>
    {
        T all = T.BroadcastF32(factor);
        nuint offset = start;
        for (; offset + (nuint)T.Count <= count; offset += (nuint)T.Count)
            T.StoreF32(T.MultiplyF32(T.LoadF32(ref values, offset), all), ref values, offset);
        return offset;
    }

    [MethodImpl(AggressiveOptimization)]
    private static nuint Multiply<T>(ref float left, ref float right, ref float result, nuint start, nuint count)
        where T : struct, ILanes<T>
    {
        nuint offset = start;
        for (; offset + (nuint)T.Count <= count; offset += (nuint)T.Count)
            T.StoreF32(T.MultiplyF32(T.LoadF32(ref left, offset), T.LoadF32(ref right, offset)), ref result, offset);
        return offset;
    }

    /// <summary>The values above zero less those below it.</summary>
    [MethodImpl(AggressiveOptimization)]
    private static int SignSum<T>(ref float values, nuint count)
        where T : struct, ILanes<T>
    {
        // A mask is -1.
        T sum = T.Zero;
        for (nuint offset = 0; offset < count; offset += (nuint)T.Count)
        {
            T value = T.LoadF32(ref values, offset);
            sum = T.AddS32(sum, T.SubtractS32(T.LessF32(value, T.Zero), T.LessF32(T.Zero, value)));
        }

        return LaneTotals.Sum(sum);
    }

    /// <summary>result = factor (result - mean - (sign(x) - signs) along).</summary>
    [MethodImpl(AggressiveOptimization)]
    private static nuint CentreBySigns<T>(ref float result, ref float standard, float mean, float along, float signs, float factor, nuint start, nuint count)
        where T : struct, ILanes<T>
    {
        T centre = T.BroadcastF32(mean), share = T.BroadcastF32(-along), all = T.BroadcastF32(factor);
        T above = T.BroadcastF32(1 - signs), below = T.BroadcastF32(-1 - signs), between = T.BroadcastF32(-signs);
        nuint offset = start;
        for (; offset + (nuint)T.Count <= count; offset += (nuint)T.Count)
        {
            T own = T.LoadF32(ref standard, offset);
            T sign = T.Select(T.LessF32(T.Zero, own), above, T.Select(T.LessF32(own, T.Zero), below, between));
            T value = T.FusedMultiplyAddF32(share, sign, T.SubtractF32(T.LoadF32(ref result, offset), centre));
            T.StoreF32(T.MultiplyF32(all, value), ref result, offset);
        }

        return offset;
    }

    /// <summary>result = factor (result - mean - x along).</summary>
    [MethodImpl(AggressiveOptimization)]
    private static nuint Centre<T>(ref float result, ref float standard, float mean, float along, float factor, nuint start, nuint count)
        where T : struct, ILanes<T>
    {
        T centre = T.BroadcastF32(mean), share = T.BroadcastF32(-along), all = T.BroadcastF32(factor);
        nuint offset = start;
        for (; offset + (nuint)T.Count <= count; offset += (nuint)T.Count)
        {
            T value = T.SubtractF32(T.LoadF32(ref result, offset), centre);
            value = T.FusedMultiplyAddF32(share, T.LoadF32(ref standard, offset), value);
            T.StoreF32(T.MultiplyF32(all, value), ref result, offset);
        }

        return offset;
    }
}
