using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using KernelGen.Lanes;

namespace KernelGen.Quantization;

/// <summary>
/// Binary codes of activations, found on line by the rule of the weights (Xu et al., papers section 2.2): Alternating in two cycles, or
/// what they compare, Greedy and Refined.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class BinaryActivation
{
    /// <summary>Replaces values by their coded values.</summary>
    /// <param name="values">The values; coded values afterwards.</param>
    /// <param name="count">Number of values.</param>
    /// <param name="planes">1 to 4.</param>
    /// <param name="method">Alternating, Greedy or Refined.</param>
    /// <exception cref="ArgumentOutOfRangeException">Planes or count out of range, or another method.</exception>
    public static void Quantize<T>(ref float values, int count, int planes, Quantizer method = Quantizer.Alternating)
        where T : struct, ILanes<T>
    {
        Alternating.Require(count, planes, 0);
        if (method == Quantizer.Refined) Refined.QuantizeRow<T>(ref values, count, planes, ref values);
        else Alternating.QuantizeRow<T>(in values, count, planes, CyclesOf(method), ref values);
    }

    /// <summary>Replaces values by their coded values and writes the integers -1 and +1 of each plane.</summary>
    /// <param name="values">The values; coded values afterwards. Values behind <paramref name="count"/> are neither read nor written.</param>
    /// <param name="count">Number of values.</param>
    /// <param name="paddedCount">Number of integers a plane; those behind <paramref name="count"/> become zero.</param>
    /// <param name="planes">1 to 4.</param>
    /// <param name="integers">Signed bytes, plane after plane.</param>
    /// <param name="planeStride">Bytes from one plane to the next; at least <paramref name="paddedCount"/>.</param>
    /// <param name="coefficients">One beta a plane.</param>
    /// <param name="totals">The sum of the integers of each plane.</param>
    /// <param name="method">Alternating, Greedy or Refined.</param>
    /// <exception cref="ArgumentOutOfRangeException">Planes or counts out of range, or another method.</exception>
    public static void Quantize<T>(
        ref float values,
        int count,
        int paddedCount,
        int planes,
        ref byte integers,
        int planeStride,
        ref float coefficients,
        ref int totals,
        Quantizer method = Quantizer.Alternating)
        where T : struct, ILanes<T>
    {
        Alternating.Require(count, planes, 0);
        ArgumentOutOfRangeException.ThrowIfLessThan(paddedCount, count);
        ArgumentOutOfRangeException.ThrowIfLessThan(planeStride, paddedCount);
        RowTail tail = RowTail.Of(ref values, count);
        Span<float> alpha = MemoryMarshal.CreateSpan(ref coefficients, planes);
        if (method == Quantizer.Refined)
            Refined.WriteSigns<T>(ref values, count, ref tail, alpha, ref integers, planeStride, ref totals);
        else
            WriteSigns<T>(ref values, count, ref tail, CyclesOf(method), alpha, ref integers, planeStride, ref totals);

        for (int plane = 0; plane < planes; plane++)
        {
            ref byte behind = ref Unsafe.Add(ref integers, plane * planeStride + count);
            MemoryMarshal.CreateSpan(ref behind, paddedCount - count).Clear();
        }
    }

    private static int CyclesOf(Quantizer method) => method switch
    {
        Quantizer.Alternating => Alternating.Cycles,
        Quantizer.Greedy => 0,
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "Binary codes are found on line by Alternating, Greedy or Refined."),
    };

    private static void WriteSigns<T>(
        ref float values, int count, ref RowTail tail, int cycles, Span<float> alpha, ref byte integers, int planeStride, ref int totals)
        where T : struct, ILanes<T>
    {
        switch (alpha.Length)
        {
            case 1:
                AlternatingFit<T, OnePlane>.Run(ref values, count, ref tail, cycles, alpha);
                CodedRow.WriteSigns<T, SequentialSigns<OnePlane>>(
                    ref values, count, ref tail, Alternating.Signs<OnePlane>(alpha), ref integers, planeStride, ref totals);
                break;
            case 2:
                AlternatingFit<T, TwoPlanes>.Run(ref values, count, ref tail, cycles, alpha);
                CodedRow.WriteSigns<T, SequentialSigns<TwoPlanes>>(
                    ref values, count, ref tail, Alternating.Signs<TwoPlanes>(alpha), ref integers, planeStride, ref totals);
                break;
            case 3:
                AlternatingFit<T, ThreePlanes>.Run(ref values, count, ref tail, cycles, alpha);
                WriteMany<T, ThreePlanes>(ref values, count, ref tail, cycles, alpha, ref integers, planeStride, ref totals);
                break;
            default:
                AlternatingFit<T, FourPlanes>.Run(ref values, count, ref tail, cycles, alpha);
                WriteMany<T, FourPlanes>(ref values, count, ref tail, cycles, alpha, ref integers, planeStride, ref totals);
                break;
        }
    }

    /// <summary>From three planes on the signs of the greedy start are not those of the tree.</summary>
    private static void WriteMany<T, TPlanes>(
        ref float values, int count, ref RowTail tail, int cycles, ReadOnlySpan<float> alpha, ref byte integers, int planeStride, ref int totals)
        where T : struct, ILanes<T>
        where TPlanes : struct, IPlanes
    {
        if (cycles > 0)
            CodedRow.WriteSigns<T, SearchTree<TPlanes>>(ref values, count, ref tail, new(alpha), ref integers, planeStride, ref totals);
        else
            CodedRow.WriteSigns<T, SequentialSigns<TPlanes>>(ref values, count, ref tail, Alternating.Signs<TPlanes>(alpha), ref integers, planeStride, ref totals);
    }
}
