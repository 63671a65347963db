using System;
using System.Linq;
using KernelGen.Arithmetic;
using KernelGen.Lanes;
using KernelGen.Spec;
using KernelGen.Tests.TorchReference;
using KernelGen.Training;
using Xunit;

namespace KernelGen.Tests.Training;

/// <summary>Layer normalisation of products against PyTorch's values, that by mean absolute deviation against its definition.</summary>
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

    [Fact]
    public void MeanDeviation_OnEveryLaneType_IsItsDefinitionAndItsSlopes()
    {
        MeanDeviationIsItsDefinition<Lanes32>();
        if (Lanes128.IsSupported) MeanDeviationIsItsDefinition<Lanes128>();
        if (Lanes256.IsSupported) MeanDeviationIsItsDefinition<Lanes256>();
        if (Lanes512.IsSupported) MeanDeviationIsItsDefinition<Lanes512>();
    }

    private static void MeanDeviationIsItsDefinition<T>()
        where T : struct, ILanes<T>
    {
        const int units = 37;
        const double distance = 1e-6;
        Parameter gain = new("gain", units, 0);
        TrainedLayerNorm<T> norm = new(gates: 1, units, rows: 1, gain, DeviationForm.MeanAbsolute);
        CounterRandom random = new(3, 0);
        float[] sums = new float[units], upstream = new float[units];
        random.Fill(gain.Values, 0.5f, 1.5f);
        random.Fill(sums, -2, 3);
        random.Fill(upstream, -1, 1);
        sums.CopyTo(norm.Products.Span);
        MatrixBuffer results = new(1, units), gradient = new(1, units);
        norm.Apply(results.View, row: 0, accumulate: false);
        double[] exact = [.. sums.Select(value => (double)value)], gains = [.. gain.Values.ToArray().Select(value => (double)value)];
        AssertClose([.. Normalised(exact).Zip(gains, (x, g) => (float)(x * g))], results.Span);

        upstream.CopyTo(gradient.Span);
        norm.Backward(gradient.View, row: 0);
        AssertClose([.. Enumerable.Range(0, units).Select(unit => (float)((Along(unit, distance) - Along(unit, -distance)) / (2 * distance)))], norm.ProductsGradient.Span);

        double Along(int unit, double change)
        {
            double[] moved = [.. exact];
            moved[unit] += change;
            return Normalised(moved).Select((x, index) => x * gains[index] * upstream[index]).Sum();
        }
    }

    private static double[] Normalised(double[] sums)
    {
        double mean = sums.Average(), deviation = sums.Average(value => Math.Abs(value - mean)) + LayerNorm.Epsilon;
        return [.. sums.Select(value => (value - mean) / deviation)];
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
