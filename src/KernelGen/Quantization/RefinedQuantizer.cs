using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using KernelGen.Formats;
using KernelGen.Lanes;
using KernelGen.Spec;

namespace KernelGen.Quantization;

/// <summary>
/// Refined greedy codes of every row (Guo et al. as compared by Xu et al., papers section 2.3): after each new plane all coefficients
/// are fitted anew by least squares, signs found earlier stay. The gradient passes straight through.
/// </summary>
internal sealed class RefinedQuantizer(TensorSpec tensor, WeightSpec weights) : MatrixQuantizer(tensor, weights)
{
    /// <inheritdoc/>
    public override void QuantizeRow<TLanes>(int row, ref readonly float weights, ref float effective)
    {
        ref float first = ref Unsafe.AsRef(in weights);
        RowTail tail = RowTail.Of(ref first, Columns);
        RefinedCoefficients found = Fit<TLanes>(ref first, Columns, ref tail, Weights.Bits);
        switch (Weights.Bits)
        {
            case 1:
                CodedRow.WriteValues<TLanes, RefinedSigns<OnePlane>>(ref first, Columns, ref tail, new(found), ref effective);
                break;
            case 2:
                CodedRow.WriteValues<TLanes, RefinedSigns<TwoPlanes>>(ref first, Columns, ref tail, new(found), ref effective);
                break;
            case 3:
                CodedRow.WriteValues<TLanes, RefinedSigns<ThreePlanes>>(ref first, Columns, ref tail, new(found), ref effective);
                break;
            default:
                CodedRow.WriteValues<TLanes, RefinedSigns<FourPlanes>>(ref first, Columns, ref tail, new(found), ref effective);
                break;
        }
    }

    /// <inheritdoc/>
    public override QuantizedMatrix Pack<TLanes>(ReadOnlySpan<float> weights)
    {
        RequireCount(weights);
        SignPlanes planes = new(Tensor, Weights);
        byte[] codes = new byte[Columns];
        for (int row = 0; row < Rows; row++)
        {
            ref float first = ref Unsafe.AsRef(in weights[row * Columns]);
            RowTail tail = RowTail.Of(ref first, Columns);
            RefinedCoefficients found = Fit<TLanes>(ref first, Columns, ref tail, planes.Count);
            Encode<TLanes>(ref first, Columns, ref tail, planes.Count, in found, ref MemoryMarshal.GetArrayDataReference(codes));
            Span<float> alpha = RefinedCoefficients.Of(ref found, planes.Count);
            for (int plane = 0; plane < planes.Count; plane++)
            {
                // A later plane can turn an earlier coefficient negative; stored ones are not, the signs are.
                planes.Coefficient(plane, row) = Math.Abs(alpha[plane]);
                if (alpha[plane] >= 0) continue;
                foreach (ref byte code in codes.AsSpan()) code ^= (byte)(1 << plane);
            }

            planes.SetRow(row, codes);
        }

        return planes.ToMatrix();
    }

    /// <summary>Fits one plane after another.</summary>
    private static RefinedCoefficients Fit<T>(ref float row, int count, ref RowTail tail, int planes)
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

    private static void Encode<T>(ref float row, int count, ref RowTail tail, int planes, in RefinedCoefficients found, ref byte codes)
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
