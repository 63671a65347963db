using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using KernelGen.Lanes;

namespace KernelGen.Quantization;

/// <summary>Alternating binary codes of activations, found on line by the rule of the weights (Xu et al., papers section 2.2).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class BinaryActivation
{
    /// <summary>Replaces values by their coded values.</summary>
    /// <param name="values">The values; coded values afterwards.</param>
    /// <param name="count">Number of values.</param>
    /// <param name="planes">1 to 4.</param>
    /// <exception cref="ArgumentOutOfRangeException">Planes or count out of range.</exception>
    public static void Quantize<T>(ref float values, int count, int planes)
        where T : struct, ILanes<T> =>
        Alternating.QuantizeRow<T>(in values, count, planes, Alternating.Cycles, ref values);

    /// <summary>Replaces values by their coded values and writes the integers -1 and +1 of each plane.</summary>
    /// <param name="values">The values; coded values afterwards. Values behind <paramref name="count"/> are neither read nor written.</param>
    /// <param name="count">Number of values.</param>
    /// <param name="paddedCount">Number of integers a plane; those behind <paramref name="count"/> become zero.</param>
    /// <param name="planes">1 to 4.</param>
    /// <param name="integers">Signed bytes, plane after plane.</param>
    /// <param name="planeStride">Bytes from one plane to the next; at least <paramref name="paddedCount"/>.</param>
    /// <param name="coefficients">One beta a plane.</param>
    /// <param name="totals">The sum of the integers of each plane.</param>
    /// <exception cref="ArgumentOutOfRangeException">Planes or counts out of range.</exception>
    public static void Quantize<T>(
        ref float values,
        int count,
        int paddedCount,
        int planes,
        ref byte integers,
        int planeStride,
        ref float coefficients,
        ref int totals)
        where T : struct, ILanes<T>
    {
        Alternating.Require(count, planes, 0);
        ArgumentOutOfRangeException.ThrowIfLessThan(paddedCount, count);
        ArgumentOutOfRangeException.ThrowIfLessThan(planeStride, paddedCount);
        RowTail tail = RowTail.Of(ref values, count);
        Span<float> alpha = MemoryMarshal.CreateSpan(ref coefficients, planes);
        switch (planes)
        {
            case 1:
                AlternatingFit<T, OnePlane>.Run(ref values, count, ref tail, Alternating.Cycles, alpha);
                CodedRow.WriteSigns<T, SequentialSigns<OnePlane>>(
                    ref values, count, ref tail, Alternating.Signs<OnePlane>(alpha), ref integers, planeStride, ref totals);
                break;
            case 2:
                AlternatingFit<T, TwoPlanes>.Run(ref values, count, ref tail, Alternating.Cycles, alpha);
                CodedRow.WriteSigns<T, SequentialSigns<TwoPlanes>>(
                    ref values, count, ref tail, Alternating.Signs<TwoPlanes>(alpha), ref integers, planeStride, ref totals);
                break;
            case 3:
                AlternatingFit<T, ThreePlanes>.Run(ref values, count, ref tail, Alternating.Cycles, alpha);
                CodedRow.WriteSigns<T, SearchTree<ThreePlanes>>(
                    ref values, count, ref tail, new(alpha), ref integers, planeStride, ref totals);
                break;
            default:
                AlternatingFit<T, FourPlanes>.Run(ref values, count, ref tail, Alternating.Cycles, alpha);
                CodedRow.WriteSigns<T, SearchTree<FourPlanes>>(
                    ref values, count, ref tail, new(alpha), ref integers, planeStride, ref totals);
                break;
        }

        for (int plane = 0; plane < planes; plane++)
        {
            ref byte behind = ref Unsafe.Add(ref integers, plane * planeStride + count);
            MemoryMarshal.CreateSpan(ref behind, paddedCount - count).Clear();
        }
    }
}
