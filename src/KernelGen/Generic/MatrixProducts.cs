using KernelGen.Formats;
using KernelGen.Spec;

namespace KernelGen.Generic;

/// <summary>Chooses the product for the formats of a matrix and of the vector that enters it.</summary>
internal static class MatrixProducts
{
    public static MatrixProduct Of(PackedModel model, string tensor, ActivationSpec activation)
    {
        QuantizedMatrix matrix = model.Matrix(tensor);
        if (matrix.Format == NumberFormat.Float) return new FloatProduct(matrix.Values.ToArray(), matrix.Columns);
        MatrixPlanes planes = new(matrix);
        return activation.Format == NumberFormat.Float
            ? new CodesByFloatProduct(planes)
            : new CodesByCodesProduct(planes, activation);
    }
}
