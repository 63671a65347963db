using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using KernelGen.Formats;
using KernelGen.Spec;

namespace KernelGen.Quantization;

/// <summary>
/// Balanced quantization (He et al., papers section 6.2): v = tanh(W), the <see cref="BalancedScale"/> s of a group by the mean or the
/// median of |v|, or by the greatest where nothing is clipped, 2^k evenly spaced levels from -s/2 to s/2, halves up. The gradient passes rounding and clipping, s is constant.
/// </summary>
internal sealed class BalancedQuantizer : MatrixQuantizer
{
    private readonly Part[] parts;

    /// <summary>Joins the scales of the matrix's rows, which cover them in order.</summary>
    public BalancedQuantizer(TensorSpec tensor, WeightSpec weights, IEnumerable<BalancedScale> scales)
        : base(tensor, weights)
    {
        parts = scales
            .SelectMany(scale => scale.Members
                .Select((range, member) => (range, part: new Part(scale, member, range.FirstRow, range.Rows)))
                .Where(found => found.range.Tensor == tensor.Name)
                .Select(found => found.part))
            .OrderBy(part => part.FirstRow)
            .ToArray();
    }

    /// <inheritdoc/>
    public override bool PassesGradient => false;

    /// <inheritdoc/>
    public override int Preparations => parts[0].Scale.Passes;

    /// <inheritdoc/>
    public override void PrepareRows<T>(int pass, ref readonly float weights, int firstRow, int rows)
    {
        foreach (Part part in parts)
        {
            (int start, int end) = part.Within(firstRow, rows);
            if (start >= end) continue;
            part.Scale.Gather<T>(pass, part.Member, ref RowOf(in weights, start), start - part.FirstRow, end - start, Columns);
        }
    }

    /// <inheritdoc/>
    public override void QuantizeRow<T>(int row, ref readonly float weights, ref float effective)
    {
        foreach (Part part in parts)
        {
            (int start, int end) = part.Within(row, 1);
            if (start >= end) continue;
            AffineRow.WriteLevels<T, TanhValue>(
                ref Unsafe.AsRef(in weights), (nuint)Columns, CodeOf(part), ref effective);
        }
    }

    /// <inheritdoc/>
    public override void QuantizeRows<T>(ref readonly float weights, ref float effective, int firstRow, int rows)
    {
        foreach (Part part in parts)
        {
            (int start, int end) = part.Within(firstRow, rows);
            if (start >= end) continue;
            AffineRow.WriteLevels<T, TanhValue>(
                ref RowOf(in weights, start),
                (nuint)(end - start) * (nuint)Columns,
                CodeOf(part),
                ref RowOf(in effective, start));
        }
    }

    /// <inheritdoc/>
    public override void BackwardRows<T>(ref readonly float weights, ref float gradient, int firstRow, int rows) =>
        MappedRow.Backward<T, TanhValue>(
            ref RowOf(in weights, firstRow), (nuint)rows * (nuint)Columns, ref RowOf(in gradient, firstRow));

    /// <inheritdoc/>
    public override QuantizedMatrix Pack<T>(ReadOnlySpan<float> weights)
    {
        RequireCount(weights);
        ushort[] codes = new ushort[weights.Length];
        foreach (Part part in parts)
        {
            int first = part.FirstRow * Columns;
            AffineRow.WriteCodes<T, TanhValue>(
                ref RowOf(in weights[0], part.FirstRow), (nuint)part.Rows * (nuint)Columns, CodeOf(part), ref codes[first]);
        }

        RowScale[] scales = parts
            .Select(part => new RowScale(part.Scale.Group.Name, part.FirstRow, part.Rows, part.Scale.Scale))
            .ToArray();
        return QuantizedMatrix.OfAffineCodes(Tensor, Weights, Stream(codes), scales);
    }

    private AffineCode CodeOf(Part part) => AffineCode.OfWeights(part.Scale.Scale, Weights.Bits);

    /// <summary>Rows that share a scale, and which of its members they are.</summary>
    private sealed record Part(BalancedScale Scale, int Member, int FirstRow, int Rows)
    {
        /// <summary>The rows of a range that belong to the part.</summary>
        public (int Start, int End) Within(int firstRow, int rows) =>
            (Math.Max(firstRow, FirstRow), Math.Min(firstRow + rows, FirstRow + Rows));
    }
}
