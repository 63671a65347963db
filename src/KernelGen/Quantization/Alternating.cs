using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using KernelGen.Lanes;
using KernelGen.Spec;

namespace KernelGen.Quantization;

/// <summary>
/// Alternating multi-bit quantization of a row (Xu et al., papers section 2.3): a greedy start, then cycles of a
/// least-squares fit of the coefficients and the exact search tree for the codes. A last code update follows the last fit, so
/// the coefficients are the best ones for the codes of the cycle before.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Alternating
{
    /// <summary>Cycles of the paper.</summary>
    public const int Cycles = WeightSpec.PublishedCycles;

    /// <summary>The most planes.</summary>
    public const int MaximumPlanes = 4;

    /// <summary>Finds the coefficients of a row.</summary>
    /// <param name="row">The row; finite.</param>
    /// <param name="count">Its length, from 1 on.</param>
    /// <param name="planes">1 to 4.</param>
    /// <param name="cycles">0 for the greedy start alone; the paper uses 2.</param>
    /// <param name="coefficients">
    /// At least <paramref name="planes"/> floats, none negative; descending, but for the greedy start in the order found.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">Planes, cycles or count out of range.</exception>
    public static void Fit<T>(ref readonly float row, int count, int planes, int cycles, Span<float> coefficients)
        where T : struct, ILanes<T>
    {
        Require(count, planes, cycles);
        ref float first = ref Unsafe.AsRef(in row);
        RowTail tail = RowTail.Of(ref first, count);
        Span<float> alpha = coefficients[..planes];
        switch (planes)
        {
            case 1:
                AlternatingFit<T, OnePlane>.Run(ref first, count, ref tail, cycles, alpha);
                break;
            case 2:
                AlternatingFit<T, TwoPlanes>.Run(ref first, count, ref tail, cycles, alpha);
                break;
            case 3:
                AlternatingFit<T, ThreePlanes>.Run(ref first, count, ref tail, cycles, alpha);
                break;
            default:
                AlternatingFit<T, FourPlanes>.Run(ref first, count, ref tail, cycles, alpha);
                break;
        }
    }

    /// <summary>Finds the codes of a row for given coefficients: bit p of a byte is the code of plane p.</summary>
    /// <param name="row">The row.</param>
    /// <param name="count">Its length.</param>
    /// <param name="planes">1 to 4.</param>
    /// <param name="cycles">Those of the fit: codes of the greedy start are signs in turn, from a cycle on the exact search tree's.</param>
    /// <param name="coefficients">From <see cref="Fit"/> with as many cycles.</param>
    /// <param name="codes">A byte an element.</param>
    /// <exception cref="ArgumentOutOfRangeException">Planes or count out of range.</exception>
    public static void Encode<T>(
        ref readonly float row, int count, int planes, int cycles, ReadOnlySpan<float> coefficients, ref byte codes)
        where T : struct, ILanes<T>
    {
        Require(count, planes, cycles);
        ref float first = ref Unsafe.AsRef(in row);
        RowTail tail = RowTail.Of(ref first, count);
        ReadOnlySpan<float> alpha = coefficients[..planes];
        switch (planes)
        {
            case 1:
                CodedRow.WriteCodes<T, SequentialSigns<OnePlane>>(ref first, count, ref tail, Signs<OnePlane>(alpha), ref codes);
                break;
            case 2:
                CodedRow.WriteCodes<T, SequentialSigns<TwoPlanes>>(ref first, count, ref tail, Signs<TwoPlanes>(alpha), ref codes);
                break;
            case 3:
                EncodeMany<T, ThreePlanes>(ref first, count, ref tail, cycles, alpha, ref codes);
                break;
            default:
                EncodeMany<T, FourPlanes>(ref first, count, ref tail, cycles, alpha, ref codes);
                break;
        }
    }

    /// <summary>Writes the quantized row.</summary>
    /// <param name="row">The row; finite.</param>
    /// <param name="count">Its length, from 1 on.</param>
    /// <param name="planes">1 to 4.</param>
    /// <param name="cycles">0 for the greedy start alone; the paper uses 2.</param>
    /// <param name="effective">The quantized row; may be the row.</param>
    /// <exception cref="ArgumentOutOfRangeException">Planes, cycles or count out of range.</exception>
    public static void QuantizeRow<T>(ref readonly float row, int count, int planes, int cycles, ref float effective)
        where T : struct, ILanes<T>
    {
        Require(count, planes, cycles);
        ref float first = ref Unsafe.AsRef(in row);
        RowTail tail = RowTail.Of(ref first, count);
        Block<float> room = default;
        Span<float> alpha = MemoryMarshal.CreateSpan(ref Block<float>.Start(ref room), planes);
        switch (planes)
        {
            case 1:
                AlternatingFit<T, OnePlane>.Run(ref first, count, ref tail, cycles, alpha);
                CodedRow.WriteValues<T, SequentialSigns<OnePlane>>(ref first, count, ref tail, Signs<OnePlane>(alpha), ref effective);
                break;
            case 2:
                AlternatingFit<T, TwoPlanes>.Run(ref first, count, ref tail, cycles, alpha);
                CodedRow.WriteValues<T, SequentialSigns<TwoPlanes>>(ref first, count, ref tail, Signs<TwoPlanes>(alpha), ref effective);
                break;
            case 3:
                AlternatingFit<T, ThreePlanes>.Run(ref first, count, ref tail, cycles, alpha);
                WriteMany<T, ThreePlanes>(ref first, count, ref tail, cycles, alpha, ref effective);
                break;
            default:
                AlternatingFit<T, FourPlanes>.Run(ref first, count, ref tail, cycles, alpha);
                WriteMany<T, FourPlanes>(ref first, count, ref tail, cycles, alpha, ref effective);
                break;
        }
    }

    /// <summary>From three planes on the signs of the greedy start are not those of the tree.</summary>
    private static void WriteMany<T, TPlanes>(
        ref float row, int count, ref RowTail tail, int cycles, ReadOnlySpan<float> alpha, ref float effective)
        where T : struct, ILanes<T>
        where TPlanes : struct, IPlanes
    {
        if (cycles > 0) CodedRow.WriteValues<T, SearchTree<TPlanes>>(ref row, count, ref tail, new(alpha), ref effective);
        else CodedRow.WriteValues<T, SequentialSigns<TPlanes>>(ref row, count, ref tail, Signs<TPlanes>(alpha), ref effective);
    }

    private static void EncodeMany<T, TPlanes>(
        ref float row, int count, ref RowTail tail, int cycles, ReadOnlySpan<float> alpha, ref byte codes)
        where T : struct, ILanes<T>
        where TPlanes : struct, IPlanes
    {
        if (cycles > 0) CodedRow.WriteCodes<T, SearchTree<TPlanes>>(ref row, count, ref tail, new(alpha), ref codes);
        else CodedRow.WriteCodes<T, SequentialSigns<TPlanes>>(ref row, count, ref tail, Signs<TPlanes>(alpha), ref codes);
    }

    /// <summary>The exact rule for one and two planes, the greedy one for more.</summary>
    internal static SequentialSigns<TPlanes> Signs<TPlanes>(ReadOnlySpan<float> alpha)
        where TPlanes : struct, IPlanes => new(
            alpha[0],
            TPlanes.Count > 1 ? alpha[1] : 0,
            TPlanes.Count > 2 ? alpha[2] : 0,
            TPlanes.Count > 3 ? alpha[3] : 0);

    internal static void Require(int count, int planes, int cycles)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(planes, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(planes, MaximumPlanes);
        ArgumentOutOfRangeException.ThrowIfNegative(cycles);
    }
}
