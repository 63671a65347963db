using KernelGen.Generator.Emitting;
using KernelGen.Generator.Emitting.Products;
using KernelGen.Generator.Planning;
using KernelGen.Spec;
using Xunit;

namespace KernelGen.Generator.Tests.Emitting;

/// <summary>Products of powers of two whose sums take 64 bits; with a zero among the weights only beyond half a million columns.</summary>
public sealed class WideShiftTests
{
    // Twice an 8-bit code less 1 reaches 509, times 8, times 2^20: beyond 2^31.
    private const int Columns = 1 << 20;

    private static readonly ActivationSpec activation = ActivationSpec.Affine(8, -0.6f / 255, 1);

    [Theory]
    [InlineData(Quantizer.SignSparseShift, true)]
    [InlineData(Quantizer.DenseShift, false)]
    public void CodesOfZero_AreMaskedWhereTheMethodHasThem(Quantizer quantizer, bool masked)
    {
        MatrixPlan matrix = MatrixPlanner.Plan(
            new Product("Product", "weight", 0, "y = W x", 1, 16, Columns, new WeightSpec(quantizer, 3), activation, "Bias"),
            rowBlock: null,
            KernelCosts.Fitted);
        var vector = new VectorPlan("Features", Columns, activation, Columns, false, true, false, false, false, false, false);
        var writer = new SourceWriter();

        ProductEmitter.Emit(writer, "Weights", matrix, vector);

        const string mask = "shiftedA = TLanes.Select(TLanes.EqualS32(shiftA, TLanes.Zero), TLanes.Zero, value);";
        Assert.True(matrix.HasWideSums);
        Assert.Equal(masked, writer.ToString().Contains(mask, System.StringComparison.Ordinal));
        Assert.Equal(masked, writer.ToString().Contains("ShiftLeftEach32(shiftedA, shiftA)", System.StringComparison.Ordinal));
        Assert.Equal(masked, writer.ToString().Contains("ShiftRightEach32(shiftedA, ", System.StringComparison.Ordinal));
    }
}
