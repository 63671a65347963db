using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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
    public static void Quantize<T>(ref float values, int count, in AffineCode code)
        where T : struct, ILanes<T>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        AffineRow.WriteLevels<T, SameValue>(ref values, (nuint)count, in code, ref values);
    }

    /// <summary>Replaces values by their levels and writes the integers as signed bytes.</summary>
    /// <param name="values">The values; levels afterwards. Values behind <paramref name="count"/> are neither read nor written.</param>
    /// <param name="count">Number of values.</param>
    /// <param name="paddedCount">Number of integers; those behind <paramref name="count"/> become zero.</param>
    /// <param name="code">The constants of the format; its integers fit a signed byte.</param>
    /// <param name="integers">The signed bytes.</param>
    /// <returns>The sum of the integers.</returns>
    public static int Quantize<T>(ref float values, int count, int paddedCount, in AffineCode code, ref byte integers)
        where T : struct, ILanes<T>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(paddedCount, count);
        int total = AffineRow.WriteBytes<T>(ref values, (nuint)count, in code, ref integers);
        if (paddedCount > count) MemoryMarshal.CreateSpan(ref Unsafe.Add(ref integers, count), paddedCount - count).Clear();
        return total;
    }

    /// <summary>Replaces values by their levels and writes the integers as signed words.</summary>
    /// <param name="values">The values; levels afterwards. Values behind <paramref name="count"/> are neither read nor written.</param>
    /// <param name="count">Number of values.</param>
    /// <param name="paddedCount">Number of integers; those behind <paramref name="count"/> become zero.</param>
    /// <param name="code">The constants of the format; its integers fit a signed word.</param>
    /// <param name="integers">The signed words.</param>
    /// <returns>The sum of the integers.</returns>
    public static int Quantize<T>(ref float values, int count, int paddedCount, in AffineCode code, ref short integers)
        where T : struct, ILanes<T>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(paddedCount, count);
        int total = AffineRow.WriteWords<T>(ref values, (nuint)count, in code, ref integers);
        if (paddedCount > count) MemoryMarshal.CreateSpan(ref Unsafe.Add(ref integers, count), paddedCount - count).Clear();
        return total;
    }

    /// <summary>Replaces values by their levels and writes the integers in two words each, as <see cref="Spec.ActivationSpec.WordParts"/> says.</summary>
    /// <param name="values">The values; levels afterwards. Values behind <paramref name="count"/> are neither read nor written.</param>
    /// <param name="count">Number of values.</param>
    /// <param name="paddedCount">Number of integers; those behind <paramref name="count"/> become zero.</param>
    /// <param name="code">The constants of the format.</param>
    /// <param name="low">The low words, 0 to 255.</param>
    /// <param name="high">The high words, in units of 256.</param>
    /// <returns>The sum of the integers.</returns>
    public static int Quantize<T>(ref float values, int count, int paddedCount, in AffineCode code, ref short low, ref short high)
        where T : struct, ILanes<T>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(paddedCount, count);
        int total = AffineRow.WriteTwoWords<T>(ref values, (nuint)count, in code, ref low, ref high);
        if (paddedCount > count) MemoryMarshal.CreateSpan(ref Unsafe.Add(ref low, count), paddedCount - count).Clear();
        if (paddedCount > count) MemoryMarshal.CreateSpan(ref Unsafe.Add(ref high, count), paddedCount - count).Clear();
        return total;
    }
}
