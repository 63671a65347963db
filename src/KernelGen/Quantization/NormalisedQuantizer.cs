using System;
using System.Runtime.CompilerServices;
using KernelGen.Arithmetic;
using KernelGen.Formats;
using KernelGen.Lanes;
using KernelGen.Spec;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Quantization;

/// <summary>
/// Weight normalisation around any method (Salimans and Kingma 2016; Hou et al., papers section 7.2): an effective row is g Q / ||Q||,
/// Q the quantized row and g its learned gain. With u the gradient by the effective row and q = Q / ||Q||: dg = u . q, and
/// dQ = g / ||Q|| (u - (u . q) q) goes on to the method. A row of zeros stays zero and passes nothing.
/// </summary>
internal sealed class NormalisedQuantizer : MatrixQuantizer
{
    private readonly MatrixQuantizer method;
    private readonly AlignedBuffer quantized;
    private readonly float[] norms;
    private readonly ExtraTensor gain;

    /// <summary>Takes memory for the quantized weights.</summary>
    /// <param name="method">The method, without normalisation.</param>
    /// <param name="weights">Method and bits, normalised.</param>
    public NormalisedQuantizer(MatrixQuantizer method, WeightSpec weights)
        : base(method.Tensor, weights)
    {
        this.method = method;
        gain = Extras[^1];
        Extras = [.. method.Extras, gain];
        quantized = new AlignedBuffer(sizeof(float) * method.Tensor.Count);
        norms = new float[method.Rows];
    }

    /// <inheritdoc/>
    public override bool PassesGradient => false;

    /// <inheritdoc/>
    public override WeightDraw? Draw
    {
        get => method.Draw;
        internal set => method.Draw = value;
    }

    /// <inheritdoc/>
    public override int Preparations => method.Preparations;

    /// <inheritdoc/>
    internal override void Initialise(Span<float> weights, CounterRandom random)
    {
        SetGains(weights);
        method.Initialise(weights, random);
    }

    /// <inheritdoc/>
    internal override void Adopt(ReadOnlySpan<float> weights)
    {
        SetGains(weights);
        method.Adopt(weights);
    }

    /// <inheritdoc/>
    internal override bool KeepsScales => method.KeepsScales;

    /// <inheritdoc/>
    internal override void TakeStoredScales() => method.TakeStoredScales();

    /// <inheritdoc/>
    internal override void Train(AlignedBuffer? secondMoments) => method.Train(secondMoments);

    /// <inheritdoc/>
    public override void PrepareRows<TLanes>(int pass, ref readonly float weights, int firstRow, int rows) =>
        method.PrepareRows<TLanes>(pass, in weights, firstRow, rows);

    /// <inheritdoc/>
    internal override void CompletePreparation(int pass) => method.CompletePreparation(pass);

    /// <inheritdoc/>
    public override void QuantizeRow<TLanes>(int row, ref readonly float weights, ref float effective)
    {
        ref float own = ref QuantizedRow(row);
        method.QuantizeRow<TLanes>(row, in weights, ref own);
        norms[row] = MathF.Sqrt(Reductions.SumOfSquares<TLanes>(in own, Columns));
        Combine<TLanes>(ref own, Factor(row), ref own, 0, (nuint)Columns, ref effective);
    }

    /// <inheritdoc/>
    public override void BackwardRows<TLanes>(ref readonly float weights, ref float gradient, int firstRow, int rows)
    {
        for (int row = firstRow; row < firstRow + rows; row++)
        {
            ref float upstream = ref RowOf(in gradient, row);
            ref float own = ref QuantizedRow(row);
            float along = norms[row] == 0 ? 0 : Reductions.Dot<TLanes>(in upstream, in own, Columns) / norms[row];
            gain.GradientAt(row) = along;
            float factor = Factor(row), back = norms[row] == 0 ? 0 : -factor * along / norms[row];
            Combine<TLanes>(ref upstream, factor, ref own, back, (nuint)Columns, ref upstream);
        }

        method.BackwardRows<TLanes>(in weights, ref gradient, firstRow, rows);
    }

    /// <inheritdoc/>
    internal override void CompleteBackward() => method.CompleteBackward();

    /// <inheritdoc/>
    public override QuantizedMatrix Pack<TLanes>(ReadOnlySpan<float> weights)
    {
        RequireCount(weights);
        float[] effective = new float[weights.Length];
        QuantizeRows<TLanes>(in weights[0], ref effective[0], 0, Rows);
        if (Weights.Format == NumberFormat.Float) return QuantizedMatrix.OfFloats(Tensor, Weights, effective);
        QuantizedMatrix packed = method.Pack<TLanes>(weights);
        float[] coefficients = new float[packed.Planes * Rows];
        for (int plane = 0; plane < packed.Planes; plane++)
            for (int row = 0; row < Rows; row++) coefficients[plane * Rows + row] = packed.Alpha(plane, row) * Factor(row);
        return QuantizedMatrix.OfScaledRows(Tensor, Weights, packed.Codes, coefficients);
    }

    /// <summary>g / ||Q||.</summary>
    private float Factor(int row) => norms[row] == 0 ? 0 : gain.ValueAt(row) / norms[row];

    private ref float QuantizedRow(int row) => ref quantized.FloatsAt(checked((int)(sizeof(float) * (long)row * Columns)));

    /// <summary>Gains that leave float rows as they are.</summary>
    private void SetGains(ReadOnlySpan<float> weights)
    {
        for (int row = 0; row < Rows; row++)
            gain.ValueAt(row) = MathF.Sqrt(Reductions.SumOfSquares<Lanes32>(in weights[row * Columns], Columns));
    }

    /// <summary>result = a * left + b * right.</summary>
    private static void Combine<T>(ref float left, float a, ref float right, float b, nuint count, ref float result)
        where T : struct, ILanes<T>
    {
        nuint done = CombineFrom<T>(ref left, a, ref right, b, 0, count, ref result);
        if (T.Count > Lanes128.Count) done = CombineFrom<Lanes128>(ref left, a, ref right, b, done, count, ref result);
        CombineFrom<Lanes32>(ref left, a, ref right, b, done, count, ref result);
    }

    [MethodImpl(AggressiveOptimization)]
    private static nuint CombineFrom<T>(
        ref float left, float a, ref float right, float b, nuint start, nuint count, ref float result)
        where T : struct, ILanes<T>
    {
        T first = T.BroadcastF32(a), second = T.BroadcastF32(b);
        nuint offset = start;
        for (; offset + (nuint)T.Count <= count; offset += (nuint)T.Count)
        {
            T own = T.MultiplyF32(first, T.LoadF32(ref left, offset));
            T.StoreF32(T.FusedMultiplyAddF32(second, T.LoadF32(ref right, offset), own), ref result, offset);
        }

        return offset;
    }
}
