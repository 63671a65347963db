using System;
using System.IO;
using System.Linq;
using KernelGen.Formats;
using KernelGen.Generic;
using KernelGen.Lanes;
using KernelGen.Quantization;
using KernelGen.Spec;
using KernelGen.Widening;
using Xunit;

namespace KernelGen.Tests.Generic;

/// <summary>Residual recurrent layers: x + h is handed on, the recurrence sees h alone.</summary>
public sealed class ResidualTests
{
    private const int Units = 5, Steps = 6;

    public static TheoryData<CellKind> Cells => [CellKind.Rnn, CellKind.Lstm, CellKind.Gru];

    [Theory]
    [MemberData(nameof(Cells))]
    public void ALayer_HandsOnWhatEntersAndH(CellKind cell)
    {
        RecurrentSpec layer = Layers.Recurrent(cell, Units, Units);
        ModelSpec plain = Model(layer), residual = Model(layer with { Residual = true });
        TensorSet weights = RandomTensors.Of(plain, 3);
        float[] inputs = Features(Units), h = Run(PackedModel.Pack(plain, weights), inputs);
        Assert.Equal(inputs.Zip(h, (x, value) => x + value), Run(PackedModel.Pack(residual, weights), inputs));

        GenericModel model = new(PackedModel.Pack(residual, weights));
        GenericState state = model.CreateState();
        model.Run(inputs, state, new float[Steps * Units]);
        Assert.Equal(h[^Units..], state.Hidden(0).ToArray());
    }

    [Fact]
    public void ALayerOfCodes_AddsTheLevelsAndCodesTheSum()
    {
        ActivationSpec entering = ActivationSpec.Affine(3, -1, 1), states = ActivationSpec.Affine(2, -1, 1), sums = ActivationSpec.Affine(4, -2, 2);
        RecurrentSpec layer = Layers.Recurrent(CellKind.Gru, Units, Units, inputs: entering, states: states);
        ModelSpec plain = Model(layer), residual = Model(layer with { Residual = true, ResidualCodes = sums });
        TensorSet weights = RandomTensors.Of(plain, 3);
        float[] inputs = Features(Units), h = Run(PackedModel.Pack(plain, weights), inputs);
        Assert.Equal(
            inputs.Zip(h, (x, value) => Level(sums, Level(entering, x) + value)),
            Run(PackedModel.Pack(residual, weights), inputs));
    }

    [Fact]
    public void APair_AddsWhatEntersToBothDirections()
    {
        RecurrentSpec layer = Layers.Recurrent(CellKind.Lstm, 2 * Units, Units) with { Direction = LayerDirection.Forward };
        ModelSpec plain = Model(layer, layer with { Direction = LayerDirection.Backward });
        ModelSpec residual = Model(layer with { Residual = true }, layer with { Direction = LayerDirection.Backward, Residual = true });
        TensorSet weights = RandomTensors.Of(plain, 3);
        float[] inputs = Features(2 * Units), h = new float[inputs.Length], sums = new float[inputs.Length];
        new GenericModel(PackedModel.Pack(plain, weights)).Run(inputs, h);
        new GenericModel(PackedModel.Pack(residual, weights)).Run(inputs, sums);
        Assert.Equal(inputs.Zip(h, (x, value) => x + value), sums);
    }

    [Fact]
    public void TheRangeOfASum_IsThatOfBoth()
    {
        Assert.Equal((-1.5f, 3), RecurrentSpec.RangeOfSum(ActivationSpec.Affine(4, -0.5f, 2), ActivationSpec.Affine(2, -1, 1)));
        Assert.Null(RecurrentSpec.RangeOfSum(ActivationSpec.Float, ActivationSpec.Affine(2, -1, 1)));
        Assert.Null(RecurrentSpec.RangeOfSum(ActivationSpec.Affine(2, -1, 1), ActivationSpec.BinaryCode(2)));
        Assert.Null(RecurrentSpec.RangeOfSum(ActivationSpec.Affine(2, -1, 1), ActivationSpec.Learned(3, Quantizer.LearnedStep, isSigned: true)));
    }

    [Fact]
    public void Files_OfOtherLayers_AreRefused()
    {
        RecurrentSpec layer = Layers.Recurrent(CellKind.Gru, Units, Units);
        ModelSpec plain = Model(layer), residual = Model(layer with { Residual = true }), coded = Model(layer with { Residual = true, ResidualCodes = ActivationSpec.BinaryCode(2) });
        PackedModel packed = PackedModel.Pack(residual, RandomTensors.Of(plain, 3));
        using MemoryStream file = new();
        packed.Save(file);
        byte[] bytes = file.ToArray();
        Assert.Equal(Run(packed, Features(Units)), Run(PackedModel.Load(bytes, residual), Features(Units)));
        Assert.Contains("gru.residual", Assert.Throws<WeightFormatException>(() => PackedModel.Load(bytes, plain)).Message, StringComparison.Ordinal);
        Assert.Contains("gru.residual_activation.format", Assert.Throws<WeightFormatException>(() => PackedModel.Load(bytes, coded)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WidthsOfResidualLayers_AreThoseOfWhatTheyRead()
    {
        ModelSpec model = Model(
            new LinearSpec("linear", 3, Units, ActivationSpec.Float, Layers.FloatWeights, Bias: true),
            new LayerNormSpec("layernorm", Units),
            Layers.Recurrent(CellKind.Gru, Units, Units, name: "gru") with { Residual = true },
            Layers.Recurrent(CellKind.Gru, Units, Units, name: "gru", index: 1),
            new LinearSpec("linear2", Units, 500, ActivationSpec.Float, Layers.FloatWeights, Bias: true),
            new LinearSpec("linear3", 500, 2, ActivationSpec.Float, Layers.FloatWeights, Bias: true));
        foreach (int layer in (int[])[0, 2])
            Assert.Contains("have one width", Assert.Throws<ArgumentOutOfRangeException>(() => ModelWidths.With(model, layer, 9)).Message, StringComparison.Ordinal);
        Assert.DoesNotContain(ModelWidths.Eligible(model), layer => layer < 3);
        Assert.Equal(9, ModelWidths.With(model, 3, 9).Layers[3].OutputSize);
    }

    private static ModelSpec Model(params LayerSpec[] layers) => new("Model", new(layers));

    private static float[] Features(int size) => [.. Enumerable.Range(0, Steps * size).Select(index => MathF.Sin(index))];

    private static float Level(ActivationSpec codes, float value)
    {
        AffineCode code = AffineCode.Of(codes);
        AffineActivation.Quantize<Lanes32>(ref value, 1, in code);
        return value;
    }

    private static float[] Run(PackedModel packed, float[] inputs)
    {
        GenericModel model = new(packed);
        float[] outputs = new float[Steps * model.OutputSize];
        model.Run(inputs, model.CreateState(), outputs);
        return outputs;
    }
}
