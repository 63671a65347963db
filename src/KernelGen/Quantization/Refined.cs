using System;
using KernelGen.Lanes;

namespace KernelGen.Quantization;

/// <summary>
/// Refined greedy codes of a row (Guo et al. as compared by Xu et al., papers section 2.3): after each new plane all coefficients are
/// fitted anew by least squares, signs found earlier stay.
/// </summary>
internal static class Refined
{
    /// <summary>Writes the quantized row, which may be the row.</summary>
    public static void QuantizeRow<T>(ref float row, int count, int planes, ref float effective)
        where T : struct, ILanes<T>
    {
        RowTail tail = RowTail.Of(ref row, count);
        RefinedCoefficients found = Fit<T>(ref row, count, ref tail, planes);
        switch (planes)
        {
            case 1:
                CodedRow.WriteValues<T, RefinedSigns<OnePlane>>(ref row, count, ref tail, new(found), ref effective);
                break;
            case 2:
                CodedRow.WriteValues<T, RefinedSigns<TwoPlanes>>(ref row, count, ref tail, new(found), ref effective);
                break;
            case 3:
                CodedRow.WriteValues<T, RefinedSigns<ThreePlanes>>(ref row, count, ref tail, new(found), ref effective);
                break;
            default:
                CodedRow.WriteValues<T, RefinedSigns<FourPlanes>>(ref row, count, ref tail, new(found), ref effective);
                break;
        }
    }

    /// <summary>Replaces the row by the quantized one and writes its signs and coefficients.</summary>
    public static void WriteSigns<T>(
        ref float row, int count, ref RowTail tail, Span<float> coefficients, ref byte integers, int planeStride, ref int totals)
        where T : struct, ILanes<T>
    {
        int planes = coefficients.Length;
        RefinedCoefficients found = Fit<T>(ref row, count, ref tail, planes);
        RefinedCoefficients.Of(ref found, planes).CopyTo(coefficients);
        switch (planes)
        {
            case 1:
                CodedRow.WriteSigns<T, RefinedSigns<OnePlane>>(
                    ref row, count, ref tail, new(found), ref integers, planeStride, ref totals);
                break;
            case 2:
                CodedRow.WriteSigns<T, RefinedSigns<TwoPlanes>>(
                    ref row, count, ref tail, new(found), ref integers, planeStride, ref totals);
                break;
            case 3:
                CodedRow.WriteSigns<T, RefinedSigns<ThreePlanes>>(
                    ref row, count, ref tail, new(found), ref integers, planeStride, ref totals);
                break;
            default:
                CodedRow.WriteSigns<T, RefinedSigns<FourPlanes>>(
                    ref row, count, ref tail, new(found), ref integers, planeStride, ref totals);
                break;
        }
    }

    /// <summary>Fits one plane after another; no coefficient has a known sign, since a later plane can turn an earlier one.</summary>
    public static RefinedCoefficients Fit<T>(ref float row, int count, ref RowTail tail, int planes)
        where T : struct, ILanes<T>
    {
        RefinedCoefficients found = default;
        SignDots dots = default;
        for (int stage = 1; stage <= planes; stage++)
        {
            switch (stage)
            {
                case 1:
                    SignDots.Gather<T, RefinedSigns<OnePlane>>(ref row, count, ref tail, new(found), ref dots);
                    break;
                case 2:
                    SignDots.Gather<T, RefinedSigns<TwoPlanes>>(ref row, count, ref tail, new(found), ref dots);
                    break;
                case 3:
                    SignDots.Gather<T, RefinedSigns<ThreePlanes>>(ref row, count, ref tail, new(found), ref dots);
                    break;
                default:
                    SignDots.Gather<T, RefinedSigns<FourPlanes>>(ref row, count, ref tail, new(found), ref dots);
                    break;
            }

            LeastSquares.Solve(stage, count, ref dots, RefinedCoefficients.Of(ref found, stage));
        }

        return found;
    }

    /// <summary>Writes a byte an element: bit p is the sign of plane p.</summary>
    public static void Encode<T>(ref float row, int count, ref RowTail tail, int planes, in RefinedCoefficients found, ref byte codes)
        where T : struct, ILanes<T>
    {
        switch (planes)
        {
            case 1:
                CodedRow.WriteCodes<T, RefinedSigns<OnePlane>>(ref row, count, ref tail, new(found), ref codes);
                break;
            case 2:
                CodedRow.WriteCodes<T, RefinedSigns<TwoPlanes>>(ref row, count, ref tail, new(found), ref codes);
                break;
            case 3:
                CodedRow.WriteCodes<T, RefinedSigns<ThreePlanes>>(ref row, count, ref tail, new(found), ref codes);
                break;
            default:
                CodedRow.WriteCodes<T, RefinedSigns<FourPlanes>>(ref row, count, ref tail, new(found), ref codes);
                break;
        }
    }
}
