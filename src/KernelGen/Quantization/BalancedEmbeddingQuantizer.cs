using System;
using System.Runtime.CompilerServices;
using KernelGen.Formats;
using KernelGen.Spec;

namespace KernelGen.Quantization;

/// <summary>
/// The embedding of a balanced model (papers section 6.1): relu(e) coded like an activation over [0, 1], halves up. The
/// gradient passes where e > 0, above 1 too.
/// </summary>
internal sealed class BalancedEmbeddingQuantizer(TensorSpec tensor, WeightSpec weights) : MatrixQuantizer(tensor, weights)
{
    private readonly AffineCode code = AffineCode.Of(ActivationSpec.Affine(weights.Bits, 0, 1));

    /// <inheritdoc/>
    public override bool PassesGradient => false;

    /// <inheritdoc/>
    public override void QuantizeRow<T>(int row, ref readonly float weights, ref float effective) =>
        AffineRow.WriteLevels<T, ReluValue>(ref Unsafe.AsRef(in weights), (nuint)Columns, in code, ref effective);

    /// <inheritdoc/>
    public override void QuantizeRows<T>(ref readonly float weights, ref float effective, int firstRow, int rows) =>
        AffineRow.WriteLevels<T, ReluValue>(
            ref RowOf(in weights, firstRow), (nuint)rows * (nuint)Columns, in code, ref RowOf(in effective, firstRow));

    /// <inheritdoc/>
    public override void BackwardRows<T>(ref readonly float weights, ref float gradient, int firstRow, int rows) =>
        MappedRow.Backward<T, ReluValue>(
            ref RowOf(in weights, firstRow), (nuint)rows * (nuint)Columns, ref RowOf(in gradient, firstRow));

    /// <inheritdoc/>
    public override QuantizedMatrix Pack<T>(ReadOnlySpan<float> weights)
    {
        RequireCount(weights);
        ushort[] codes = new ushort[weights.Length];
        AffineRow.WriteCodes<T, ReluValue>(ref RowOf(in weights[0], 0), (nuint)codes.Length, in code, ref codes[0]);
        return QuantizedMatrix.OfFixedLevels(Tensor, Weights, Stream(codes));
    }
}
