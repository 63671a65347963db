using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using KernelGen.Formats;
using KernelGen.Lanes;
using KernelGen.Quantization;
using KernelGen.Spec;
using KernelGen.Tests.Formats;
using Xunit;

namespace KernelGen.Tests.Quantization;

/// <summary>Biases that are rounded as weights are (Ott et al., papers sections 1.2, 1.3): values, bytes, files, and second biases.</summary>
public sealed class QuantizedBiasTests
{
    private static readonly float[] ott = [-1.4f, -1.0f, -0.5f, -0.25f, -0.1f, 0.0f, 0.1f, 0.25f, 0.3f, 0.5f, 0.7f, 1.6f];

    public static TheoryData<Quantizer, int, double[]> Golden => new()
    {
        { Quantizer.Binarization, 1, [-1, -1, -1, -1, -1, 1, 1, 1, 1, 1, 1, 1] },
        { Quantizer.PowerOfTwoTernarization, 2, [-.5, -.5, -.5, -.5, 0, 0, 0, .5, .5, .5, .5, .5] },
        { Quantizer.FixedPoint, 4, [-.875, -.875, -.5, -.25, -.125, 0, .125, .25, .25, .5, .75, .875] },
        { Quantizer.Exponential, 7, [-1, -1, -.5, -.25, -.125, -Math.ScaleB(1, -22), .125, .25, .25, .5, .5, 2] },
        { Quantizer.FullPrecision, 32, [-1.4, -1, -.5, -.25, -.1, 0, .1, .25, .3, .5, .7, 1.6] },
    };

    [Theory]
    [MemberData(nameof(Golden))]
    public void Biases_TakeTheLevelsOfTheMethod(Quantizer quantizer, int bits, double[] expected) =>
        AssertBiases(expected, Linear(new WeightSpec(quantizer, bits), inputs: 6));

    [Fact]
    public void Ternarization_TakesTheBoundOfTheMatrixOfWhatEnters()
    {
        // W0 = sqrt(6 / (6 + 12)): thresholds at 0.289.
        double bound = Math.Sqrt(6.0 / 18);
        AssertBiases(
            [-bound, -bound, -bound, 0, 0, 0, 0, 0, bound, bound, bound, bound],
            Linear(new WeightSpec(Quantizer.Ternarization, 2), inputs: 6));
    }

    [Theory]
    [InlineData(CellKind.Rnn)]
    [InlineData(CellKind.Lstm)]
    [InlineData(CellKind.Gru)]
    public void Ternarization_TakesTheBoundOfAGate(CellKind cell)
    {
        ModelSpec spec = WithBiases(cell, new WeightSpec(Quantizer.Ternarization, 2));
        RecurrentSpec layer = (RecurrentSpec)spec.Layers[1];
        PackedModel packed = PackedModel.Pack(spec, Models.Weights(spec));
        float bound = (float)Math.Sqrt(6.0 / (7 + 5));
        Assert.Equal([-bound, 0, bound], packed.Bias(layer).ToArray().Distinct().Order());
        Assert.All(packed.CandidateBias(layer).ToArray(), value => Assert.Equal(0, value));
    }

    // 20 biases: planes and codes are streams that end on a byte, coefficients stand once a plane.
    [Theory]
    [InlineData(Quantizer.Binarization, 1, 3 + 4)]
    [InlineData(Quantizer.Ternarization, 2, 2 * (3 + 4))]
    [InlineData(Quantizer.PowerOfTwoTernarization, 2, 2 * (3 + 4))]
    [InlineData(Quantizer.FixedPoint, 5, 13 + 4)]
    [InlineData(Quantizer.Exponential, 7, 18)]
    [InlineData(Quantizer.FullPrecision, 32, 80)]
    public void Bytes_AreCountedAndStored(Quantizer quantizer, int bits, long expected)
    {
        ModelSpec spec = WithBiases(CellKind.Lstm, new WeightSpec(quantizer, bits));
        PackedModel packed = PackedModel.Pack(spec, Models.Weights(spec));
        QuantizedMatrix bias = packed.Matrix("lstm.bias_ih_l0");
        Assert.Equal(expected, PackedSize.Of(spec.Layers[1]).Biases);
        Assert.Equal(expected, bias.Format == NumberFormat.Float ? 4 * bias.Columns : bias.Codes.Length + 4 * bias.Coefficients.Length);
        Assert.Equal(4 * (11 * 7 + 20 * (7 + 5 + 1) + 11 * (5 + 1)), PackedSize.FloatTwin(spec));
    }

    [Theory]
    [InlineData(CellKind.Lstm, Quantizer.Exponential, 5)]
    [InlineData(CellKind.Gru, Quantizer.Ternarization, 2)]
    [InlineData(CellKind.Rnn, Quantizer.FullPrecision, 32)]
    public void Files_HoldTheCodesOfBiases(CellKind cell, Quantizer quantizer, int bits)
    {
        ModelSpec spec = WithBiases(cell, new WeightSpec(quantizer, bits));
        PackedModel packed = PackedModel.Pack(spec, Models.Weights(spec));
        using MemoryStream file = new();
        packed.Save(file);
        PackedModel loaded = PackedModel.Load(file.ToArray(), spec);
        foreach (LayerSpec layer in spec.Layers) Assert.Equal(packed.Bias(layer).ToArray(), loaded.Bias(layer).ToArray());

        // Values on levels are kept as they are.
        TensorSet floats = loaded.Dequantize();
        floats.Require(spec);
        Assert.Equal(packed.Bias(spec.Layers[1]).ToArray(), PackedModel.Pack(spec, floats).Bias(spec.Layers[1]).ToArray());

        ModelSpec other = WithBiases(cell, new WeightSpec(Quantizer.Binarization, 1));
        WeightFormatException refused = Assert.Throws<WeightFormatException>(() => PackedModel.Load(file.ToArray(), other));
        Assert.EndsWith("bias_weights.quantizer", refused.Subject, StringComparison.Ordinal);
        Assert.Contains($"the file has {quantizer}, the model has Binarization", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CellKind.Lstm)]
    [InlineData(CellKind.Gru)]
    public void ASecondBias_MayBeThereAndMustBeZero(CellKind cell)
    {
        ModelSpec spec = WithBiases(cell, new WeightSpec(Quantizer.Ternarization, 2));
        RecurrentSpec layer = (RecurrentSpec)spec.Layers[1];
        string name = ModelTensors.Qualified(layer, "bias_hh");
        TensorSet weights = Models.Weights(spec);
        Assert.Null(weights.TryGet(name));
        float[] second = new float[layer.Gates * layer.Hidden];
        weights.Add(name, second);
        PackedModel.Pack(spec, weights);

        second[^1] = 0.25f;
        WeightFormatException refused = Assert.Throws<WeightFormatException>(() => PackedModel.Pack(spec, weights));
        Assert.Equal(name, refused.Subject);
        Assert.Equal(
            $"{name}: 0.25 at index {second.Length - 1}; expected zeros or no such tensor, since quantized biases are one a gate, bias_ih.",
            refused.Message);

        TensorSet wrong = Models.Weights(spec);
        wrong.Add(name, new float[3]);
        Assert.Contains("shape [3]", Assert.Throws<WeightFormatException>(() => PackedModel.Pack(spec, wrong)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Quantizer.Alternating, 2)]
    [InlineData(Quantizer.BalancedMean, 4)]
    [InlineData(Quantizer.LearnedStep, 4)]
    [InlineData(Quantizer.BalancedMean, 32)]
    public void OtherMethods_HaveNoFormForBiases(Quantizer quantizer, int bits)
    {
        ModelSpec spec = WithBiases(CellKind.Lstm, new WeightSpec(quantizer, bits));
        Assert.Contains("lstm.bias_ih_l0", Assert.Throws<NotSupportedException>(() => new ModelQuantizers(spec)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PostTrainingAndSensitivity_HaveARowForBiases()
    {
        ModelSpec spec = WithBiases(CellKind.Lstm, new WeightSpec(Quantizer.Binarization, 1));
        TensorSet weights = Models.Weights(spec);
        QuantizationRow row = Assert.Single(PostTraining.Quantize(weights, spec).Rows, row => row.Tensor == "lstm.bias_ih_l0");
        float[] values = weights["lstm.bias_ih_l0"].Values.ToArray();
        double error = values.Sum(value => Math.Pow(value - (value < 0 ? -1.0 : 1), 2)) / values.Sum(value => (double)value * value);
        Assert.Equal(error, row.RelativeError, 1e-6);
        Assert.Equal(7, row.Bytes);

        IReadOnlyList<SensitivityRow> sensitivity = Sensitivity.Measure(weights, spec, set => set["lstm.bias_ih_l0"].Values[0]);
        Assert.Equal(values[0] < 0 ? -1 : 1, Assert.Single(sensitivity, row => row.Tensor == "lstm.bias_ih_l0").Loss, 1e-6);
    }

    [Fact]
    public void DrawnBiases_AreTheirWeightsInTheMean()
    {
        const int Draws = 4000;
        ModelSpec spec = new("Model", new EquatableArray<LayerSpec>(
            new LinearSpec("", 6, ott.Length, ActivationSpec.Float, new WeightSpec(Quantizer.FullPrecision, 32), true)
            {
                BiasWeights = new WeightSpec(Quantizer.Binarization, 1, Stochastic: true),
            }));
        ModelQuantizers quantizers = new(spec);
        double[] sums = new double[ott.Length];
        float[] drawn = new float[ott.Length];
        for (ulong update = 0; update < Draws; update++)
        {
            quantizers.Draw(seed: 3, update);
            quantizers["bias"].QuantizeRows<Lanes32>(in ott[0], ref drawn[0], 0, 1);
            for (int index = 0; index < drawn.Length; index++) sums[index] += drawn[index];
        }

        for (int index = 0; index < drawn.Length; index++) Assert.Equal(Math.Clamp(ott[index], -1, 1), sums[index] / Draws, 0.08);
    }

    private static ModelSpec WithBiases(CellKind cell, WeightSpec biases)
    {
        ModelSpec spec = Models.Language(Quantizer.FullPrecision, 32, cell: cell);
        return spec with
        {
            Layers = new EquatableArray<LayerSpec>(
                spec.Layers[0], (RecurrentSpec)spec.Layers[1] with { BiasWeights = biases }, (LinearSpec)spec.Layers[2] with { BiasWeights = biases }),
        };
    }

    private static PackedModel Linear(WeightSpec biases, int inputs)
    {
        ModelSpec spec = new("Model", new EquatableArray<LayerSpec>(
            new LinearSpec("", inputs, ott.Length, ActivationSpec.Float, new WeightSpec(Quantizer.FullPrecision, 32), true) { BiasWeights = biases }));
        TensorSet weights = new();
        weights.Add("weight", ott.Length, inputs, new float[ott.Length * inputs]);
        weights.Add("bias", [.. ott]);
        return PackedModel.Pack(spec, weights);
    }

    private static void AssertBiases(double[] expected, PackedModel packed)
    {
        float[] found = packed.Bias(packed.Spec.Layers[0]).ToArray();
        for (int index = 0; index < expected.Length; index++) Assert.Equal(expected[index], found[index], 1e-7);
    }
}
