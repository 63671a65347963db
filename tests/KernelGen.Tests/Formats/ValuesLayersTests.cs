using System.IO;
using System.Linq;
using KernelGen.Formats;
using KernelGen.Spec;
using KernelGen.Tests.Generic;
using Xunit;

namespace KernelGen.Tests.Formats;

/// <summary>Layers without a matrix in packed models and their files.</summary>
public sealed class ValuesLayersTests
{
    private static readonly ModelSpec spec = new(
        "Model",
        new EquatableArray<LayerSpec>(
            new LayerNormSpec("layernorm", 5) { OutputCodes = ActivationSpec.BinaryCode(2) },
            new FrameStackingSpec("stacking", 5, 3),
            new LinearSpec("linear", 15, 4, ActivationSpec.Float, Layers.FloatWeights, Bias: true) { Dropout = 0.5f },
            new LogSoftmaxSpec("logsoftmax", 4)));

    [Fact]
    public void GainsAndBiases_SurviveTheFile()
    {
        TensorSet weights = RandomTensors.Of(spec, seed: 3);
        using MemoryStream stream = new();
        PackedModel.Pack(spec, weights).Save(stream);
        stream.Position = 0;
        TensorSet found = PackedModel.Load(stream, spec).Dequantize();
        Assert.Equal(["layernorm.bias", "layernorm.weight", "linear.bias", "linear.weight"], spec.Tensors.Select(tensor => tensor.Name).Order(System.StringComparer.Ordinal));
        foreach (TensorSpec tensor in spec.Tensors) Assert.Equal(weights[tensor.Name].Values.ToArray(), found[tensor.Name].Values.ToArray());
    }

    [Fact]
    public void GainsAndBiases_Count() => Assert.Equal(4 * (5 + 5), PackedSize.Of(spec.Layers[0]).Bytes);

    [Fact]
    public void FloatTwin_CountsThemToo() => Assert.Equal(4 * (5 + 5 + 15 * 4 + 4), PackedSize.FloatTwin(spec));

    [Fact]
    public void WhatDiffers_IsNamed()
    {
        Assert.Contains("stacking.frames", Refused(1, new FrameStackingSpec("stacking", 5, 4)), System.StringComparison.Ordinal);
        Assert.Contains("stacking.stride", Refused(1, new FrameStackingSpec("stacking", 5, 3) { Stride = 2 }), System.StringComparison.Ordinal);
        Assert.Contains("layernorm.output_activation", Refused(0, new LayerNormSpec("layernorm", 5)), System.StringComparison.Ordinal);
    }

    [Fact]
    public void Dropout_MayChange() =>
        PackedModel.Pack(spec, RandomTensors.Of(spec, seed: 3)).Require(With(2, spec.Layers[2] with { Dropout = null }));

    private static string Refused(int index, LayerSpec layer) =>
        Assert.Throws<WeightFormatException>(() => PackedModel.Pack(spec, RandomTensors.Of(spec, seed: 3)).Require(With(index, layer))).Message;

    private static ModelSpec With(int index, LayerSpec layer)
    {
        LayerSpec[] layers = [.. spec.Layers];
        layers[index] = layer;
        return spec with { Layers = new EquatableArray<LayerSpec>(layers) };
    }
}
