using System;
using KernelGen.Formats;
using KernelGen.Spec;

namespace KernelGen.Generic;

/// <summary>A table of rows, one a token. A row keeps its codes: they are the integers of the next layer's input.</summary>
internal sealed class EmbeddingTable : GenericLayer
{
    private readonly EmbeddingSpec spec;
    private readonly QuantizedMatrix matrix;
    private readonly MatrixPlanes planes;

    public EmbeddingTable(PackedModel model, int layer)
    {
        spec = (EmbeddingSpec)model.Spec.Layers[layer];
        matrix = model.Matrix(ModelTensors.Qualified(spec, "weight"));
        planes = new MatrixPlanes(matrix);
    }

    public override LayerState CreateState() => new EmbeddingState(spec);

    public override void Reset(LayerState state)
    {
    }

    /// <summary>Puts the row of <paramref name="token"/> into the state's output.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The table has no such row.</exception>
    public void Look(int token, LayerState state)
    {
        if ((uint)token >= (uint)spec.Vocabulary)
        {
            throw new ArgumentOutOfRangeException(
                nameof(token), token, $"The embedding has rows 0 to {spec.Vocabulary - 1}.");
        }

        CodedVector row = state.Output;
        if (matrix.Format == NumberFormat.Float)
        {
            matrix.Values.Slice(token * spec.Size, spec.Size).CopyTo(row.Values);
            return;
        }

        Array.Clear(row.Values);
        for (int q = 0; q < planes.Planes; q++) LookPlane(token, q, row);
    }

    public override void Step(CodedVector input, LayerState state) =>
        throw new NotSupportedException("An embedding takes a token, not a vector.");

    private void LookPlane(int token, int plane, CodedVector row)
    {
        ReadOnlySpan<ushort> codes = planes.Row(plane, token);
        bool isAffine = row.Spec.Format == NumberFormat.Affine;
        float coefficient = isAffine ? row.Spec.Scale : planes.Alpha(plane, token);
        int offset = row.Spec.IntegerOf(0), step = row.Spec.IntegerOf(1) - offset;
        int total = 0;
        for (int j = 0; j < codes.Length; j++)
        {
            int integer = step * codes[j] + offset;
            row.Integers[plane][j] = integer;
            row.Values[j] = MathF.FusedMultiplyAdd(coefficient, integer, row.Values[j]);
            total += integer;
        }

        row.Coefficients[plane] = coefficient;
        row.Totals[plane] = total;
    }
}
