using System;
using KernelGen.Lanes;
using KernelGen.Quantization;
using KernelGen.Spec;

namespace KernelGen.Generic;

/// <summary>
/// A vector of activations as its <see cref="ActivationSpec"/> codes it: value j is the sum over planes q of
/// Coefficients[q] * Integers[q][j]. A float vector has values alone.
/// </summary>
internal sealed class CodedVector
{
    private readonly byte[] bytes;
    private readonly short[] words;
    private readonly short[] highWords;
    private readonly int stride;
    private readonly AffineCode affine;
    private readonly float? learned;

    /// <summary>A vector of <paramref name="length"/> zeros, not yet coded.</summary>
    /// <param name="spec">How it is coded.</param>
    /// <param name="length">Values.</param>
    /// <param name="learned">The learned number where the range is learned.</param>
    public CodedVector(ActivationSpec spec, int length, float? learned = null)
    {
        Spec = spec;
        Length = length;
        this.learned = learned;
        stride = (length + 15) / 16 * 16;
        Values = new float[stride];
        Coefficients = new float[spec.Planes];
        Totals = new int[spec.Planes];
        Integers = new int[spec.Planes][];
        for (int q = 0; q < spec.Planes; q++) Integers[q] = new int[length];
        bool isWide = spec.Format == NumberFormat.Affine && spec.MaximumInteger > sbyte.MaxValue;
        if (spec.Format == NumberFormat.Affine)
        {
            affine = learned is { } number ? AffineCode.Of(spec, number) : AffineCode.Of(spec);
            Coefficients[0] = affine.Scale;
        }

        bytes = isWide ? [] : new byte[spec.Planes * stride];
        words = isWide ? new short[stride] : [];
        highWords = spec.WordParts > 1 ? new short[stride] : [];
    }

    public ActivationSpec Spec { get; }

    public int Length { get; }

    /// <summary>The values; zeros beyond <see cref="Length"/>.</summary>
    public float[] Values { get; }

    /// <summary>The integers of each plane.</summary>
    public int[][] Integers { get; }

    /// <summary>beta of each plane.</summary>
    public float[] Coefficients { get; }

    /// <summary>The sum of the integers of each plane.</summary>
    public int[] Totals { get; }

    /// <summary>Codes the values: they become level values, and integers, coefficients and totals follow.</summary>
    public void Code()
    {
        switch (Spec.Format)
        {
            case NumberFormat.Float:
                break;
            case NumberFormat.Affine:
                CodeAffine();
                break;
            case NumberFormat.BinaryCode:
                BinaryActivation.Quantize<Lanes32>(
                    ref Values[0], Length, stride, Spec.Bits, ref bytes[0], stride, ref Coefficients[0], ref Totals[0], Spec.OnLineMethod);
                for (int q = 0; q < Integers.Length; q++) Widen(q);
                break;
            default:
                throw new NotSupportedException($"Activations of the format {Spec.Format} have no generic form.");
        }
    }

    /// <summary>A vector of the same values and codes.</summary>
    public CodedVector Clone()
    {
        CodedVector copy = new(Spec, Length, learned);
        CopyTo(copy);
        return copy;
    }

    /// <summary>The values of two vectors, one behind the other, coded together.</summary>
    /// <param name="first">The values in front.</param>
    /// <param name="second">The values behind them.</param>
    /// <param name="spec">How they are coded.</param>
    /// <param name="addend">What is added before; null for nothing.</param>
    public static CodedVector Join(CodedVector first, CodedVector second, ActivationSpec spec, CodedVector? addend)
    {
        CodedVector joined = new(spec, first.Length + second.Length);
        first.Values.AsSpan(0, first.Length).CopyTo(joined.Values);
        second.Values.AsSpan(0, second.Length).CopyTo(joined.Values.AsSpan(first.Length));
        for (int index = 0; addend is not null && index < joined.Length; index++) joined.Values[index] = addend.Values[index] + joined.Values[index];
        joined.Code();
        return joined;
    }

    public void CopyTo(CodedVector other)
    {
        Values.CopyTo(other.Values, 0);
        Coefficients.CopyTo(other.Coefficients, 0);
        Totals.CopyTo(other.Totals, 0);
        for (int q = 0; q < Integers.Length; q++) Integers[q].CopyTo(other.Integers[q], 0);
    }

    private void CodeAffine()
    {
        if (words.Length == 0)
        {
            Totals[0] = AffineActivation.Quantize<Lanes32>(ref Values[0], Length, stride, in affine, ref bytes[0]);
            Widen(0);
            return;
        }

        if (highWords.Length > 0)
        {
            Totals[0] = AffineActivation.Quantize<Lanes32>(ref Values[0], Length, stride, in affine, ref words[0], ref highWords[0]);
            for (int j = 0; j < Length; j++) Integers[0][j] = 256 * highWords[j] + words[j];
            return;
        }

        Totals[0] = AffineActivation.Quantize<Lanes32>(ref Values[0], Length, stride, in affine, ref words[0]);
        for (int j = 0; j < Length; j++) Integers[0][j] = words[j];
    }

    private void Widen(int plane)
    {
        for (int j = 0; j < Length; j++) Integers[plane][j] = (sbyte)bytes[plane * stride + j];
    }
}
