using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using KernelGen.Formats;
using KernelGen.Spec;

namespace KernelGen.Integers;

/// <summary>
/// The integers of <see cref="ProductNorm.Sum"/>: gains of 16 bits whose unit the greatest of them sets, biases of 32 bits in units of 2^-10 of that (papers section
/// 3.3).
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SumNormConstants
{
    private const int BiasEnd = 1 << 30;

    private readonly int units;
    private readonly int[] gains, biases;
    private readonly string gainName, biasName;
    private int guard;
    private Requantization toPreActivations;

    /// <summary>Takes memory for the integers of a layer.</summary>
    internal SumNormConstants(RecurrentSpec spec)
    {
        units = spec.Hidden;
        (gains, biases) = (new int[spec.Gates * units], new int[spec.Gates * units]);
        (gainName, biasName) = (ModelTensors.Qualified(spec, "gain_sum"), PackedModel.BiasName(spec));
    }

    /// <summary>Sets the integers to those of floats.</summary>
    /// <param name="gain">A gain a row.</param>
    /// <param name="bias">A bias a row.</param>
    /// <exception cref="WeightFormatException">All gains are 0, one is beyond 2^19, or a bias does not fit 30 bits; names the tensor.</exception>
    internal void Take(ReadOnlySpan<float> gain, ReadOnlySpan<float> bias)
    {
        float greatest = 0;
        foreach (float value in gain) greatest = Math.Max(greatest, Math.Abs(value));
        if (!(greatest > 0 && greatest < 1 << 19)) throw new WeightFormatException(gainName, FormattableString.Invariant($"a greatest magnitude of {greatest}"), "one above 0 and below 2^19");
        double unit = (double)greatest / short.MaxValue, biasUnit = Math.ScaleB(unit, -IntegerSumNorm.NormalBits);
        for (int row = 0; row < gains.Length; row++)
        {
            gains[row] = Rounding.To16((long)Rounding.Nearest(gain[row] / unit));
            double rounded = Rounding.Nearest(bias[row] / biasUnit);
            if (!(Math.Abs(rounded) < BiasEnd))
                throw new WeightFormatException(biasName, FormattableString.Invariant($"{bias[row]} in row {row}, {rounded} units of {biasUnit}, which the greatest gain sets"), "less than 2^30 units");
            biases[row] = (int)rounded;
        }

        guard = IntegerSumNorm.GuardOf(unit);
        toPreActivations = IntegerSumNorm.ToPreActivations(unit);
    }

    /// <summary>Normalises the sums of all gates.</summary>
    /// <param name="sums">The first, 16 bits in the calibrated unit; then pre-activations of 16 bits, 12 behind the point.</param>
    /// <param name="stride">Integers from one gate to the next.</param>
    public void Normalise(ref int sums, int stride)
    {
        for (int first = 0, at = 0; first < gains.Length; first += units, at += stride)
        {
            Span<int> gate = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref sums, at), units);
            IntegerSumNorm.Normalise(gate, gains.AsSpan(first, units), biases.AsSpan(first, units), guard, toPreActivations);
        }
    }
}
