using System;
using System.ComponentModel;
using KernelGen.Lanes;

namespace KernelGen.Quantization;

/// <summary>Affine codes of activations over a static range (He et al., papers section 6.2, clipped to the range).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class AffineActivation
{
    /// <summary>Replaces values by their levels.</summary>
    /// <param name="values">The values; levels afterwards.</param>
    /// <param name="count">Number of values.</param>
    /// <param name="code">The constants of the format.</param>
    public static void Quantize<TLanes>(ref float values, int count, in AffineCode code)
        where TLanes : struct, ILanes<TLanes> => throw new NotImplementedException();

    /// <summary>Replaces values by their levels and writes the integers as signed bytes.</summary>
    /// <param name="values">The values; levels afterwards.</param>
    /// <param name="count">Number of values.</param>
    /// <param name="paddedCount">Number of integers; those behind <paramref name="count"/> become zero.</param>
    /// <param name="code">The constants of the format; its integers fit a signed byte.</param>
    /// <param name="integers">The signed bytes.</param>
    /// <returns>The sum of the integers.</returns>
    public static int Quantize<TLanes>(ref float values, int count, int paddedCount, in AffineCode code, ref byte integers)
        where TLanes : struct, ILanes<TLanes> => throw new NotImplementedException();

    /// <summary>Replaces values by their levels and writes the integers as signed words.</summary>
    /// <param name="values">The values; levels afterwards.</param>
    /// <param name="count">Number of values.</param>
    /// <param name="paddedCount">Number of integers; those behind <paramref name="count"/> become zero.</param>
    /// <param name="code">The constants of the format; its integers fit a signed word.</param>
    /// <param name="integers">The signed words.</param>
    /// <returns>The sum of the integers.</returns>
    public static int Quantize<TLanes>(ref float values, int count, int paddedCount, in AffineCode code, ref short integers)
        where TLanes : struct, ILanes<TLanes> => throw new NotImplementedException();
}
