using System;
using System.Runtime.CompilerServices;
using KernelGen.Formats;
using KernelGen.Spec;

namespace KernelGen.Quantization;

/// <summary>
/// Weights ±2^e (Ott et al., papers section 1.3 d), by <see cref="PowerRounding"/>; the exponents' range acts in training too. The
/// gradient passes straight through.
/// </summary>
internal sealed class ExponentialQuantizer(TensorSpec tensor, WeightSpec weights) : MatrixQuantizer(tensor, weights)
{
    private readonly PowerRounding rounding = new(weights.Exponents());

    /// <inheritdoc/>
    public override void QuantizeRow<TLanes>(int row, ref readonly float weights, ref float effective)
    {
        ref float first = ref Unsafe.AsRef(in weights);
        if (Draw is { } draw) DrawnRow.Write<TLanes, PowerRounding>(ref first, Columns, rounding, draw, row, ref effective);
        else PowerRow.WriteValues<TLanes>(ref first, (nuint)Columns, rounding, ref effective);
    }

    /// <inheritdoc/>
    public override QuantizedMatrix Pack<TLanes>(ReadOnlySpan<float> weights)
    {
        RequireCount(weights);
        ExponentRange range = Weights.Exponents();
        byte[] codes = new byte[weights.Length];
        float[] values = new float[Columns];
        for (int row = 0; row < Rows; row++)
        {
            PowerRow.WriteValues<TLanes>(ref RowOf(in weights[0], row), (nuint)Columns, rounding, ref values[0]);
            for (int column = 0; column < Columns; column++)
                codes[row * Columns + column] = PowerRow.Code(values[column], range, Weights.Bits);
        }

        return QuantizedMatrix.OfPowers(Tensor, Weights, Stream(codes));
    }
}
