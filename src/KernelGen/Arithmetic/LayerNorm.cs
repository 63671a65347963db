using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using KernelGen.Lanes;
using KernelGen.Spec;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Arithmetic;

/// <summary>
/// Layer normalisation of the gates of a product (Ba et al. 2016; Hou et al. 2019, papers section 7.2): of the sums s of the units of one
/// gate, gain (s - mean) / sqrt(variance + <see cref="Epsilon"/>); or by the mean absolute deviation in place of the root (papers section 3.2). Bits do not depend
/// on the lane type.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LayerNorm
{
    /// <summary>What is added to variances; PyTorch's value.</summary>
    public const float Epsilon = 1e-5f;

    /// <summary>Normalises the gates of one product in place; what pads a gate becomes 0.</summary>
    /// <param name="sums">The sums, a gate every <paramref name="stride"/> floats.</param>
    /// <param name="gain">As many gains, 0 where a gate is padded.</param>
    /// <param name="gates">Gates.</param>
    /// <param name="units">Sums of a gate.</param>
    /// <param name="stride">Floats from one gate to the next, a multiple of 16.</param>
    /// <param name="form">What sums are divided by.</param>
    public static void Normalise<T>(ref float sums, ref float gain, int gates, int units, int stride, DeviationForm form = DeviationForm.Standard)
        where T : struct, ILanes<T>
    {
        for (int gate = 0; gate < gates; gate++)
        {
            ref float gateSums = ref Unsafe.Add(ref sums, gate * stride);
            float factor = Standardise<T>(ref gateSums, units, form);
            Multiply<T>(ref gateSums, factor, ref Unsafe.Add(ref gain, gate * stride), (nuint)stride);
        }
    }

    /// <summary>sums = (sums + others) + bias, over whole registers.</summary>
    [MethodImpl(AggressiveOptimization)]
    public static void Add<T>(ref float sums, ref float others, ref float bias, int count)
        where T : struct, ILanes<T>
    {
        for (nuint offset = 0; offset < (nuint)count; offset += (nuint)T.Count)
        {
            T sum = T.AddF32(T.LoadF32(ref sums, offset), T.LoadF32(ref others, offset));
            T.StoreF32(T.AddF32(sum, T.LoadF32(ref bias, offset)), ref sums, offset);
        }
    }

    /// <summary>sums = sums + bias, over whole registers.</summary>
    [MethodImpl(AggressiveOptimization)]
    public static void AddBias<T>(ref float sums, ref float bias, int count)
        where T : struct, ILanes<T>
    {
        for (nuint offset = 0; offset < (nuint)count; offset += (nuint)T.Count)
            T.StoreF32(T.AddF32(T.LoadF32(ref sums, offset), T.LoadF32(ref bias, offset)), ref sums, offset);
    }

    /// <summary>
    /// Subtracts the mean from some sums and returns 1 / sqrt(variance + <see cref="Epsilon"/>), or 1 / (mean absolute deviation + <see cref="Epsilon"/>), which is
    /// still to be multiplied.
    /// </summary>
    internal static float Standardise<T>(ref float sums, int units, DeviationForm form = DeviationForm.Standard)
        where T : struct, ILanes<T>
    {
        float mean = Reductions.Sum<T>(in sums, units) / units;
        nuint done = Subtract<T>(ref sums, mean, 0, (nuint)units);
        Subtract<Lanes32>(ref sums, mean, done, (nuint)units);
        if (form == DeviationForm.MeanAbsolute) return 1 / (Reductions.SumOfMagnitudes<T>(in sums, units) / units + Epsilon);
        float variance = Reductions.SumOfSquares<T>(in sums, units) / units;
        return 1 / MathF.Sqrt(variance + Epsilon);
    }

    [MethodImpl(AggressiveOptimization)]
    private static nuint Subtract<T>(ref float sums, float mean, nuint start, nuint count)
        where T : struct, ILanes<T>
    {
        T all = T.BroadcastF32(mean);
        nuint offset = start;
        for (; offset + (nuint)T.Count <= count; offset += (nuint)T.Count)
            T.StoreF32(T.SubtractF32(T.LoadF32(ref sums, offset), all), ref sums, offset);
        return offset;
    }

    /// <summary>sums = sums * factor * gain.</summary>
    [MethodImpl(AggressiveOptimization)]
    private static void Multiply<T>(ref float sums, float factor, ref float gain, nuint count)
        where T : struct, ILanes<T>
    {
        T all = T.BroadcastF32(factor);
        for (nuint offset = 0; offset < count; offset += (nuint)T.Count)
        {
            T normal = T.MultiplyF32(T.LoadF32(ref sums, offset), all);
            T.StoreF32(T.MultiplyF32(normal, T.LoadF32(ref gain, offset)), ref sums, offset);
        }
    }
}
