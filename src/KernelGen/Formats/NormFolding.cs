using System;
using KernelGen.Arithmetic;
using KernelGen.Spec;

namespace KernelGen.Formats;

/// <summary>
/// Batch normalisation as what inference does: gain (s - mean) / sqrt(variance + epsilon) is factor s + shift. Of a product the factor is a
/// part of the row's coefficients and the shift of its bias.
/// </summary>
internal sealed class NormFolding
{
    private readonly float[] factors, shifts;

    private NormFolding(float[] factors, float[] shifts) => (this.factors, this.shifts) = (factors, shifts);

    /// <summary>What each value is multiplied by.</summary>
    public ReadOnlySpan<float> Factors => factors;

    /// <summary>What is then added to it.</summary>
    public ReadOnlySpan<float> Shifts => shifts;

    /// <summary>The folding of one normalisation of a layer.</summary>
    /// <param name="layer">A layer with batch normalisation.</param>
    /// <param name="product">ih for W x, hh for U h, x for the input.</param>
    /// <param name="weights">Gains and running statistics.</param>
    /// <exception cref="WeightFormatException">A negative variance.</exception>
    public static NormFolding Of(RecurrentSpec layer, string product, TensorSet weights)
    {
        ReadOnlySpan<float> gains = weights.Get(ModelTensors.Qualified(layer, $"gain_{product}")).Values;
        ReadOnlySpan<float> means = weights.Get(ModelTensors.Qualified(layer, $"mean_{product}")).Values;
        Tensor variances = weights.Get(ModelTensors.Qualified(layer, $"variance_{product}"));
        float[] factors = new float[gains.Length], shifts = new float[gains.Length];
        for (int row = 0; row < gains.Length; row++)
        {
            if (variances.Values[row] < 0)
            {
                throw new WeightFormatException(
                    variances.Name, FormattableString.Invariant($"{variances.Values[row]} at index {row}"), "variances from 0 on");
            }

            factors[row] = gains[row] / MathF.Sqrt(variances.Values[row] + LayerNorm.Epsilon);
            shifts[row] = -means[row] * factors[row];
        }

        return new NormFolding(factors, shifts);
    }

    /// <summary>Adds the shifts from row <paramref name="firstRow"/> on.</summary>
    public void AddShifts(int firstRow, Span<float> biases)
    {
        for (int index = 0; index < biases.Length; index++) biases[index] += shifts[firstRow + index];
    }

    /// <summary>The matrix with every row multiplied by its factor.</summary>
    public QuantizedMatrix Scale(QuantizedMatrix matrix)
    {
        TensorSpec tensor = new(matrix.Name, matrix.Rows, matrix.Columns);
        WeightSpec weights = matrix.Weights with { TakesNorm = true };
        if (weights.Format == NumberFormat.Float)
        {
            float[] values = matrix.Values.ToArray();
            for (int index = 0; index < values.Length; index++) values[index] *= factors[index / matrix.Columns];
            return QuantizedMatrix.OfFloats(tensor, weights, values);
        }

        float[] coefficients = new float[matrix.Planes * matrix.Rows];
        for (int plane = 0; plane < matrix.Planes; plane++)
            for (int row = 0; row < matrix.Rows; row++)
                coefficients[plane * matrix.Rows + row] = matrix.Alpha(plane, row) * factors[row];
        return QuantizedMatrix.OfScaledRows(tensor, weights, matrix.Codes, coefficients);
    }
}
