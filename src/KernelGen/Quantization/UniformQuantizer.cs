using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using KernelGen.Formats;
using KernelGen.Lanes;
using KernelGen.Spec;

namespace KernelGen.Quantization;

/// <summary>
/// Uniform codes of every row (papers section 2.3): s = max|w| of the row, or of the matrix, levels s (2 j / (2^k - 1) - 1), halves up. The
/// gradient passes straight through.
/// </summary>
internal sealed class UniformQuantizer(TensorSpec tensor, WeightSpec weights) : MatrixQuantizer(tensor, weights)
{
    private readonly bool isOfMatrix = weights.ScaleScope == ScaleScope.Matrix;

    // The greatest magnitude of every row, where that of the matrix follows from them.
    private readonly float[] rowMagnitudes = weights.ScaleScope == ScaleScope.Matrix ? new float[tensor.Rows] : [];
    private float greatest;

    /// <inheritdoc/>
    public override int Preparations => isOfMatrix ? 1 : 0;

    /// <inheritdoc/>
    public override void PrepareRows<TLanes>(int pass, ref readonly float weights, int firstRow, int rows)
    {
        if (pass >= Preparations) return;
        for (int row = firstRow; row < firstRow + rows; row++)
            rowMagnitudes[row] = LevelRow.Magnitude<TLanes>(ref RowOf(in weights, row), Columns);
    }

    /// <inheritdoc/>
    internal override void CompletePreparation(int pass)
    {
        if (pass >= Preparations) return;
        greatest = 0;
        foreach (float magnitude in rowMagnitudes) greatest = Math.Max(greatest, magnitude);
    }

    /// <inheritdoc/>
    public override void QuantizeRow<TLanes>(int row, ref readonly float weights, ref float effective)
    {
        ref float first = ref Unsafe.AsRef(in weights);
        AffineCode code = CodeOf<TLanes>(ref first);
        AffineRow.WriteLevels<TLanes, SameValue>(ref first, (nuint)Columns, in code, ref effective);
    }

    /// <inheritdoc/>
    public override QuantizedMatrix Pack<TLanes>(ReadOnlySpan<float> weights)
    {
        RequireCount(weights);
        ushort[] codes = new ushort[weights.Length];
        float[] coefficients = new float[Rows];
        for (int row = 0; row < Rows; row++)
        {
            ref float first = ref Unsafe.AsRef(in weights[row * Columns]);
            AffineCode code = CodeOf<TLanes>(ref first);
            coefficients[row] = code.Scale;
            AffineRow.WriteCodes<TLanes, SameValue>(
                ref first, (nuint)Columns, in code, ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(codes), row * Columns));
        }

        return QuantizedMatrix.OfScaledRows(Tensor, Weights, Stream(codes), coefficients);
    }

    private AffineCode CodeOf<TLanes>(ref float row)
        where TLanes : struct, ILanes<TLanes> =>
        LevelRow.Code(isOfMatrix ? greatest : LevelRow.Magnitude<TLanes>(ref row, Columns), Weights.Bits);
}
