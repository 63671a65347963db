using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using KernelGen.Formats;
using KernelGen.Spec;

namespace KernelGen.Quantization;

/// <summary>Weights that become multiples of a step, zero among them.</summary>
internal abstract class MultipleQuantizer(TensorSpec tensor, WeightSpec weights) : MatrixQuantizer(tensor, weights)
{
    /// <inheritdoc/>
    public sealed override void QuantizeRow<TLanes>(int row, ref readonly float weights, ref float effective) =>
        MultipleRow.WriteValues<TLanes>(ref Unsafe.AsRef(in weights), (nuint)Columns, RoundingOf(row), ref effective);

    /// <inheritdoc/>
    public override QuantizedMatrix Pack<TLanes>(ReadOnlySpan<float> weights)
    {
        RequireCount(weights);
        ushort[] codes = new ushort[weights.Length];
        float[] coefficients = new float[Weights.CoefficientsOf(Rows)];
        for (int row = 0; row < Rows; row++)
        {
            MultipleRounding rounding = RoundingOf(row);
            if (row < coefficients.Length) coefficients[row] = rounding.Step / 2;
            ref ushort first = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(codes), row * Columns);
            MultipleRow.WriteCodes<TLanes>(ref RowOf(in weights[0], row), (nuint)Columns, in rounding, ref first);
        }

        return QuantizedMatrix.OfScaledRows(Tensor, Weights, Stream(codes), coefficients);
    }

    /// <summary>How the weights of a row are rounded.</summary>
    protected abstract MultipleRounding RoundingOf(int row);
}
