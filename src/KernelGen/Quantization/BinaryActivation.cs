using System;
using System.ComponentModel;
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
    public static void Quantize<TLanes>(ref float values, int count, int planes)
        where TLanes : struct, ILanes<TLanes> => throw new NotImplementedException();

    /// <summary>Replaces values by their coded values and writes the integers -1 and +1 of each plane.</summary>
    /// <param name="values">The values; coded values afterwards.</param>
    /// <param name="count">Number of values.</param>
    /// <param name="paddedCount">Number of integers a plane; those behind <paramref name="count"/> become zero.</param>
    /// <param name="planes">1 to 4.</param>
    /// <param name="integers">Signed bytes, plane after plane.</param>
    /// <param name="planeStride">Bytes from one plane to the next; at least <paramref name="paddedCount"/>.</param>
    /// <param name="coefficients">One beta a plane.</param>
    /// <param name="totals">The sum of the integers of each plane.</param>
    public static void Quantize<TLanes>(
        ref float values,
        int count,
        int paddedCount,
        int planes,
        ref byte integers,
        int planeStride,
        ref float coefficients,
        ref int totals)
        where TLanes : struct, ILanes<TLanes> => throw new NotImplementedException();
}
