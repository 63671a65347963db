using System;
using System.Runtime.CompilerServices;
using KernelGen.Formats;
using KernelGen.Spec;

namespace KernelGen.Quantization;

/// <summary>Weights that stay floats but pass through a map: tanh for the float twin of balanced weights, relu for its embedding.</summary>
/// <typeparam name="TMap">The map.</typeparam>
internal sealed class MappedQuantizer<TMap>(TensorSpec tensor, WeightSpec weights) : MatrixQuantizer(tensor, weights)
    where TMap : struct, IValueMap
{
    /// <inheritdoc/>
    public override bool PassesGradient => false;

    /// <inheritdoc/>
    public override void QuantizeRow<T>(int row, ref readonly float weights, ref float effective) =>
        MappedRow.Write<T, TMap>(ref Unsafe.AsRef(in weights), (nuint)Columns, ref effective);

    /// <inheritdoc/>
    public override void QuantizeRows<T>(ref readonly float weights, ref float effective, int firstRow, int rows) =>
        MappedRow.Write<T, TMap>(
            ref RowOf(in weights, firstRow), (nuint)rows * (nuint)Columns, ref RowOf(in effective, firstRow));

    /// <inheritdoc/>
    public override void BackwardRows<T>(ref readonly float weights, ref float gradient, int firstRow, int rows) =>
        MappedRow.Backward<T, TMap>(
            ref RowOf(in weights, firstRow), (nuint)rows * (nuint)Columns, ref RowOf(in gradient, firstRow));

    /// <inheritdoc/>
    public override QuantizedMatrix Pack<T>(ReadOnlySpan<float> weights)
    {
        RequireCount(weights);
        float[] values = new float[weights.Length];
        QuantizeRows<T>(in weights[0], ref values[0], 0, Rows);
        return QuantizedMatrix.OfFloats(Tensor, Weights, values);
    }
}
