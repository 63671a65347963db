using System;
using System.Linq;
using KernelGen.Lanes;
using KernelGen.Tests.TorchReference;
using KernelGen.Training;
using Xunit;

namespace KernelGen.Tests.Training;

/// <summary>Layer normalisation of products against PyTorch's values.</summary>
public sealed class TrainedNormTests
{
    private const double Tolerance = 1e-5;

    [Fact]
    public void LayerNorm_OnEveryLaneType_IsPyTorchs()
    {
        LayerNormIsPyTorchs<Lanes32>();
        if (Lanes128.IsSupported) LayerNormIsPyTorchs<Lanes128>();
        if (Lanes256.IsSupported) LayerNormIsPyTorchs<Lanes256>();
        if (Lanes512.IsSupported) LayerNormIsPyTorchs<Lanes512>();
    }

    private static void LayerNormIsPyTorchs<T>()
        where T : struct, ILanes<T>
    {
        TorchReferenceFile file = TorchReferenceFile.Read("layer_norm");
        int rows = file.Shape("x")[0], units = file.Shape("x")[1];
        Parameter gain = new("gain", units, 0);
        TrainedLayerNorm<T> norm = new(gates: 1, units, rows, gain);
        file.Floats("weight").CopyTo(gain.Values);
        file.Floats("x").CopyTo(norm.Products.Span);

        // The biases of the layer stand for those of PyTorch's normalisation.
        MatrixBuffer sums = new(rows, units);
        float[] bias = file.Floats("bias");
        for (int index = 0; index < rows * units; index++) sums.Span[index] = bias[index % units];
        norm.Apply(sums.View, row: 0, accumulate: true);
        AssertClose(file.Floats("y"), sums.Span);

        MatrixBuffer gradient = new(rows, units);
        file.Floats("grad_y").CopyTo(gradient.Span);
        norm.Backward(gradient.View, row: 0);
        norm.Complete(gradient.View);
        AssertClose(file.Floats("dx"), norm.ProductsGradient.Span);
        AssertClose(file.Floats("dweight"), gain.Gradients);
    }

    private static void AssertClose(float[] expected, ReadOnlySpan<float> found)
    {
        Assert.Equal(expected.Length, found.Length);
        Assert.All(expected.Zip(found.ToArray()), pair => Assert.InRange(pair.Second, pair.First - Tolerance, pair.First + Tolerance));
    }
}
