using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using KernelGen.Formats;
using KernelGen.Lanes;
using KernelGen.Spec;

namespace KernelGen.Quantization;

/// <summary>Weights that become multiples of one step, zero among them.</summary>
internal abstract class MultipleQuantizer(TensorSpec tensor, WeightSpec weights) : MatrixQuantizer(tensor, weights)
{
    /// <summary>Packs the multiples; the step stands once a row.</summary>
    protected QuantizedMatrix PackMultiples<TLanes>(ReadOnlySpan<float> weights, in MultipleRounding rounding)
        where TLanes : struct, ILanes<TLanes>
    {
        RequireCount(weights);
        byte[] codes = new byte[weights.Length];
        MultipleRow.WriteCodes<TLanes>(
            ref Unsafe.AsRef(in weights[0]), (nuint)codes.Length, in rounding, ref MemoryMarshal.GetArrayDataReference(codes));
        float[] coefficients = new float[Rows];
        coefficients.AsSpan().Fill(rounding.Step / 2);
        return QuantizedMatrix.OfScaledRows(Tensor, Weights, Stream(codes), coefficients);
    }
}
