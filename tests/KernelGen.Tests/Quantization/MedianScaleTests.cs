using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Arithmetic;
using KernelGen.Formats;
using KernelGen.Lanes;
using KernelGen.Quantization;
using KernelGen.Spec;
using KernelGen.Tests.Formats;
using KernelGen.Tests.Lanes;
using Xunit;

namespace KernelGen.Tests.Quantization;

/// <summary>The scale by the median: exact on every lane type, and where the levels lie.</summary>
public sealed class MedianScaleTests
{
    public static TheoryData<string, float[]> Rows => new()
    {
        { "one weight", [-0.3f] },
        { "an even number: the lower of the middle two", [0.4f, -0.1f, 0.2f, -0.3f] },
        { "mostly zeros", [0f, -0f, 0f, 0.5f, -0.25f] },
        { "denormal numbers", [1e-45f, -3e-45f, 2e-40f, -1e-39f, 1e-38f] },
        { "the greatest numbers", [float.MaxValue, -float.MaxValue, 1e30f] },
        { "neighbouring numbers", [1f, MathF.BitIncrement(1), -MathF.BitDecrement(1), 1f, MathF.BitIncrement(1)] },
        { "many", RandomRows.Gaussian(9001, 3) },
        { "many small ones", [.. RandomRows.Laplace(4096, 4).Select(value => 1e-4f * value)] },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Scale_FollowsTheLowerMedian_OnEveryLaneType(string name, float[] row)
    {
        float median = row.Select(MathF.Abs).Order().ElementAt((row.Length - 1) / 2);
        foreach (LaneWidth width in LaneTypes.All)
        {
            float expected = Math.Max(3 * Gates.Tanh(median), 1e-30f);
            Assert.True(expected == Quantize(row, 2, width).Packed.Scales.Single().Scale, $"{name} on {width}");
        }
    }

    [Theory]
    [InlineData(1, 2.0)]
    [InlineData(2, 3.0)]
    [InlineData(3, 3.5)]
    [InlineData(8, 255.0 / 64)]
    public void Scale_IsAsManyMediansAsTheBitsSay(int bits, double medians)
    {
        float[] row = RandomRows.Gaussian(501, 7);
        double median = row.Select(value => Math.Tanh(Math.Abs(value))).Order().ElementAt(250);
        Assert.Equal(medians * median, Quantize(row, bits, LaneTypes.Widest).Packed.Scales.Single().Scale, 1e-6);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void HalfOfTheMagnitudes_LieInTheLowerHalfOfTheLevels(int bits)
    {
        // Small weights: tanh keeps large ones from the highest levels.
        float[] row = [.. RandomRows.Gaussian(2000, 9).Select(value => 0.1f * value)];
        QuantizedResult result = Quantize(row, bits, LaneTypes.Widest);
        float[] levels = [.. result.Effective.Select(MathF.Abs).Distinct().Order()];
        int lower = result.Effective.Count(value => MathF.Abs(value) < levels[levels.Length / 2]);
        Assert.InRange(lower, 999, 1001);
    }

    [Fact]
    public void ScaleOfALayer_IsThatOfInputAndRecurrentMatrixTogether()
    {
        ModelSpec spec = Models.Language(Quantizer.BalancedMedian, 2, cell: CellKind.Gru);
        TensorSet weights = Models.Weights(spec);
        IReadOnlyList<RowScale> scales = LaneDispatch.Run(LaneTypes.Widest, new QuantizeModelCase(spec, weights, 4))["gru.weight_ih_l0"].Packed.Scales;
        foreach ((RowScale scale, Range rows) in scales.Zip([0..10, 10..15]))
        {
            float[] group = [.. Rows(weights, "gru.weight_ih_l0", rows), .. Rows(weights, "gru.weight_hh_l0", rows)];
            Assert.Equal(3 * Gates.Tanh(group.Order().ElementAt((group.Length - 1) / 2)), scale.Scale);
        }

        static IEnumerable<float> Rows(TensorSet weights, string name, Range rows)
        {
            Tensor tensor = weights.Get(name);
            int columns = tensor.Values.Length / 15;
            return tensor.Values.ToArray()[(rows.Start.Value * columns)..(rows.End.Value * columns)].Select(MathF.Abs);
        }
    }

    [Theory]
    [InlineData(Quantizer.BalancedMean, 2)]
    [InlineData(Quantizer.BalancedMedian, 3)]
    public void WeightsWithoutACommonScale_AreRefusedByName(Quantizer quantizer, int bits)
    {
        ModelSpec spec = Models.Language(Quantizer.BalancedMedian, 2);
        RecurrentSpec layer = (RecurrentSpec)spec.Layers[1] with { InputWeights = new WeightSpec(quantizer, bits) };
        NotSupportedException exception = Assert.Throws<NotSupportedException>(
            () => new ModelQuantizers(new ModelSpec("Model", new EquatableArray<LayerSpec>(spec.Layers[0], layer))));
        Assert.Contains("lstm.scale_l0", exception.Message, StringComparison.Ordinal);
        Assert.Contains("lstm.weight_hh_l0", exception.Message, StringComparison.Ordinal);
    }

    private static QuantizedResult Quantize(float[] row, int bits, LaneWidth width)
    {
        ModelSpec spec = new("Row", new EquatableArray<LayerSpec>(
            new LinearSpec("", row.Length, 1, ActivationSpec.Float, new WeightSpec(Quantizer.BalancedMedian, bits), false)));
        TensorSet weights = new();
        weights.Add("weight", 1, row.Length, [.. row]);
        return LaneDispatch.Run(width, new QuantizeModelCase(spec, weights, 1))["weight"];
    }
}
