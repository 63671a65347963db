using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Formats;
using KernelGen.Lanes;
using KernelGen.Quantization;
using KernelGen.Spec;
using KernelGen.Tests.Formats;
using KernelGen.Tests.Lanes;
using Xunit;

namespace KernelGen.Tests.Quantization;

/// <summary>Balanced weights without the clip: s = 2 max|tanh W|, the gradient that of tanh alone all the same.</summary>
public sealed class GreatestScaleTests
{
    // tanh of these, to six digits: .716298, -.379949, .099668, -.833655, .462117, -.049958, .291313, -.604368.
    private static readonly float[] golden = [0.9f, -0.4f, 0.1f, -1.2f, 0.5f, -0.05f, 0.3f, -0.7f];

    private static WeightSpec Unclipped(int bits) => new(Quantizer.BalancedMean, bits) { Clips = false };

    // Levels lie 2 * .833655 / (2^k - 1) apart.
    [Theory]
    [InlineData(1, new[] { .833655, -.833655, .833655, -.833655, .833655, -.833655, .833655, -.833655 })]
    [InlineData(2, new[] { .833655, -.277885, .277885, -.833655, .277885, -.277885, .277885, -.833655 })]
    [InlineData(3, new[] { .833655, -.357281, .119094, -.833655, .357281, -.119094, .357281, -.595468 })]
    public void OutermostLevels_LieAtTheGreatestWeight(int bits, double[] expected)
    {
        ModelSpec spec = new("Golden", new EquatableArray<LayerSpec>(new LinearSpec("", 4, 2, ActivationSpec.Float, Unclipped(bits), false)));
        TensorSet weights = new();
        weights.Add("weight", 2, 4, [.. golden]);
        foreach (LaneWidth width in LaneTypes.All)
        {
            QuantizedResult result = LaneDispatch.Run(width, new QuantizeModelCase(spec, weights, 1))["weight"];
            for (int i = 0; i < golden.Length; i++) Assert.Equal(expected[i], result.Effective[i], 1e-6);
            Assert.Equal(2 * .833655, result.Packed.Scales.Single().Scale, 2e-6);
            float[] packed = new float[4];
            for (int row = 0; row < 2; row++)
            {
                result.Packed.DequantizeRow(row, packed);
                Assert.Equal(result.Effective.AsSpan(4 * row, 4).ToArray(), packed);
            }
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void TheGradient_PassesThroughTheClip(bool clips)
    {
        ModelSpec spec = Models.Language(Quantizer.BalancedMean, 2).WithWeights(
            (layer, weights) => weights with { Clips = clips || layer is EmbeddingSpec });
        TensorSet weights = Models.Weights(spec);
        QuantizedResult result = LaneDispatch.Run(LaneTypes.Widest, new QuantizeModelCase(spec, weights, 3))["linear.weight"];
        float[] arrived = RandomRows.Gaussian(result.Gradient.Length, 11);
        float[] values = weights["linear.weight"].Values.ToArray();
        Assert.Equal(clips, values.Any(value => Math.Abs(Math.Tanh(value)) > 1.01 * result.Effective.Max(Math.Abs)));
        for (int i = 0; i < arrived.Length; i++)
            Assert.Equal(arrived[i] * (1 - Math.Pow(Math.Tanh(values[i]), 2)), result.Gradient[i], 2e-6);
    }

    [Theory]
    [InlineData(CellKind.Rnn)]
    [InlineData(CellKind.Lstm)]
    [InlineData(CellKind.Gru)]
    public void InputAndRecurrentWeights_ShareTheScale_OnEveryLaneType(CellKind cell)
    {
        ModelSpec spec = Models.Language(Quantizer.BalancedMean, 3, cell: cell)
            .WithWeights((layer, weights) => layer is EmbeddingSpec ? weights : weights with { Clips = false });
        TensorSet weights = Models.Weights(spec);
        Dictionary<string, QuantizedResult> expected = LaneDispatch.Run(LaneWidth.Scalar32, new QuantizeModelCase(spec, weights, 100));
        string[] names = [.. expected.Keys.Where(name => name.Contains("weight_", StringComparison.Ordinal))];
        Assert.Equal(expected[names[0]].Packed.Scales, expected[names[1]].Packed.Scales);
        float greatest = names.Max(name => weights[name].Values.ToArray().Max(Math.Abs));
        Assert.Equal(2 * Math.Tanh(greatest), expected[names[0]].Packed.Scales.Max(scale => scale.Scale), 1e-6);
        foreach (LaneWidth width in LaneTypes.All)
        {
            Dictionary<string, QuantizedResult> found = LaneDispatch.Run(width, new QuantizeModelCase(spec, weights, 2));
            foreach ((string name, QuantizedResult result) in found) Assert.Equal(expected[name].Effective, result.Effective);
        }
    }

    [Fact]
    public void OtherMethods_HaveNoSuchChoice()
    {
        foreach (Quantizer quantizer in new[] { Quantizer.BalancedMedian, Quantizer.Uniform, Quantizer.BalancedMean })
        {
            // Codes of relu(e) over [0, 1] are those of activations: an embedding has no choice either.
            ModelSpec spec = Models.Language(quantizer, 2).WithWeights(
                (layer, weights) => weights with { Clips = quantizer == Quantizer.BalancedMean && layer is not EmbeddingSpec });
            Assert.Throws<NotSupportedException>(() => new ModelQuantizers(spec));
        }

        ModelSpec mixed = Models.Language(Quantizer.BalancedMean, 2);
        mixed = mixed with
        {
            Layers = new EquatableArray<LayerSpec>((RecurrentSpec)mixed.Layers[1] with { InputWeights = Unclipped(2) }),
        };
        Assert.Contains("expected weights of one scale", Assert.Throws<NotSupportedException>(() => new ModelQuantizers(mixed)).Message, StringComparison.Ordinal);
    }
}
