using System;
using System.Collections.Generic;
using System.Threading;
using KernelGen.Arithmetic;
using KernelGen.Spec;

namespace KernelGen.Quantization;

/// <summary>
/// s = tanh(m) (2^k - 1) / 2^(k - 2), where m is the lower median of |W|, the weight of rank ceil(n / 2) among the n of the group: the
/// level boundary that halves the positive levels lies at m, for one bit the level itself.
/// </summary>
/// <remarks>
/// Magnitudes order like their bit patterns as integers. A pass finds a digit of the median's pattern, the highest first, by counting the
/// weights below the patterns that begin with each digit; counts are integers, so that any order of adding gives the same.
/// </remarks>
internal sealed class MedianScale : BalancedScale
{
    private const int DigitBits = 4;
    private const uint Infinity = 0x7F80_0000;

    private readonly float[] thresholds = new float[MagnitudeCounts.Thresholds];
    private readonly long[] below = new long[MagnitudeCounts.Thresholds];
    private readonly double factor;
    private uint median;

    /// <summary>Begins the search.</summary>
    public MedianScale(ScaleGroup group, IEnumerable<TensorSpec> matrices, int bits)
        : base(group, matrices)
    {
        factor = ((1 << bits) - 1) / Math.ScaleB(1, bits - 2);
        SetThresholds(0);
    }

    /// <inheritdoc/>
    public override int Passes => 32 / DigitBits;

    /// <inheritdoc/>
    public override void Gather<T>(int pass, int member, ref float row, int firstRow, int rows, int columns)
    {
        MagnitudeCounts.Numbers found = MagnitudeCounts.Below<T>(ref row, (nuint)rows * (nuint)columns, thresholds);
        for (int index = 0; index < below.Length; index++) Interlocked.Add(ref below[index], found[index]);
    }

    /// <inheritdoc/>
    public override void Complete(int pass)
    {
        uint digit = 0;
        while (digit < below.Length && below[digit] <= (Count - 1) / 2) digit++;
        median += digit << Shift(pass);
        Array.Clear(below);
        if (pass < Passes - 1)
        {
            SetThresholds(pass + 1);
            return;
        }

        Take(factor * Gates.Tanh(BitConverter.UInt32BitsToSingle(median)));
        median = 0;
        SetThresholds(0);
    }

    private static int Shift(int pass) => 32 - DigitBits * (pass + 1);

    /// <summary>The least magnitudes of the digits from 1 on; every weight lies below infinity.</summary>
    private void SetThresholds(int pass)
    {
        for (uint digit = 1; digit <= thresholds.Length; digit++)
            thresholds[digit - 1] = BitConverter.UInt32BitsToSingle(Math.Min(median + (digit << Shift(pass)), Infinity));
    }
}
