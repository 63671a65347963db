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
        if (activation.Format == NumberFormat.Float && matrix.Weights.LooksUpFloats) return new FloatLookupProduct(planes);
        return (matrix.Format == NumberFormat.PowerOfTwo, activation.Format == NumberFormat.Float) switch
        {
            (true, true) => new ShiftsByFloatProduct(planes),
            (true, false) => new ShiftsByCodesProduct(planes, activation),
            (false, true) => new CodesByFloatProduct(planes),
            (false, false) => new CodesByCodesProduct(planes, activation),
        };
    }
}
