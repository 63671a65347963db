using System;
using System.ComponentModel;
using KernelGen.Lanes;

namespace KernelGen.Quantization;

/// <summary>
/// Alternating multi-bit quantization of a row (Xu et al., papers section 2.3): a greedy start, then cycles of a
/// least-squares fit of the coefficients and the exact search tree for the codes.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Alternating
{
    /// <summary>Cycles of the paper.</summary>
    public const int Cycles = 2;

    /// <summary>The most planes.</summary>
    public const int MaximumPlanes = 4;

    /// <summary>Finds the coefficients of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="count">Its length.</param>
    /// <param name="planes">1 to 4.</param>
    /// <param name="cycles">0 for the greedy start alone; the paper uses 2.</param>
    /// <param name="coefficients">At least <paramref name="planes"/> floats: descending, none negative.</param>
    public static void Fit<TLanes>(ref readonly float row, int count, int planes, int cycles, Span<float> coefficients)
        where TLanes : struct, ILanes<TLanes> => throw new NotImplementedException();

    /// <summary>Finds the codes of a row for given coefficients: bit p of a byte is the code of plane p.</summary>
    /// <param name="row">The row.</param>
    /// <param name="count">Its length.</param>
    /// <param name="planes">1 to 4.</param>
    /// <param name="coefficients">From <see cref="Fit"/>.</param>
    /// <param name="codes">A byte an element.</param>
    public static void Encode<TLanes>(
        ref readonly float row, int count, int planes, ReadOnlySpan<float> coefficients, ref byte codes)
        where TLanes : struct, ILanes<TLanes> => throw new NotImplementedException();

    /// <summary>Writes the quantized row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="count">Its length.</param>
    /// <param name="planes">1 to 4.</param>
    /// <param name="cycles">0 for the greedy start alone; the paper uses 2.</param>
    /// <param name="effective">The quantized row; may be the row.</param>
    public static void QuantizeRow<TLanes>(ref readonly float row, int count, int planes, int cycles, ref float effective)
        where TLanes : struct, ILanes<TLanes> => throw new NotImplementedException();
}
