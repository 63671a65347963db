using System;
using System.IO;
using System.Linq;
using KernelGen.Formats;
using KernelGen.Generic;
using KernelGen.Quantization;
using KernelGen.Spec;
using KernelGen.Widening;
using Xunit;

namespace KernelGen.Tests.Generic;

/// <summary>The projection of an LSTM: PyTorch's equations in double precision, its tensors, its codes, its bytes and its files.</summary>
public sealed class ProjectionTests
{
    private const int Inputs = 3, Units = 5, Values = 2, Steps = 6;

    [Theory]
    [InlineData(1)]
    [InlineData(Values)]
    [InlineData(Units - 1)]
    public void Steps_AreTheEquationsOfPyTorch(int values)
    {
        ModelSpec spec = Model(Floats(values));
        TensorSet weights = RandomTensors.Of(spec, 3);
        float[] inputs = Features(), outputs = Run(PackedModel.Pack(spec, weights), inputs);
        double[] expected = Equations(values, weights, inputs);
        Assert.Equal(expected.Length, outputs.Length);
        for (int index = 0; index < outputs.Length; index++) Assert.Equal(expected[index], outputs[index], 1e-5);
    }

    [Fact]
    public void WhatIsProjected_AndH_HaveCodesOfTheirOwn()
    {
        RecurrentSpec layer = Floats(Values) with { HiddenActivation = ActivationSpec.Affine(3, -2, 1) };
        Assert.Equal(ActivationSpec.Affine(3, -1, 1), layer.InterlinkActivation);
        Assert.Equal(ActivationSpec.Affine(3, 0, 1), (layer with { Activation = CellActivation.Sigmoid }).InterlinkActivation);
        Assert.Equal(ActivationSpec.BinaryCode(2), (layer with { HiddenActivation = ActivationSpec.BinaryCode(2) }).InterlinkActivation);

        // A projection that hands on single units, whose levels are then among those of h.
        ModelSpec spec = Model(layer);
        TensorSet random = RandomTensors.Of(spec, 3), weights = new();
        foreach (Tensor tensor in random)
            if (tensor.Name != "weight_hr_l0") weights.Add(tensor);
        weights.Add("weight_hr_l0", Values, Units, [1.5f, 0, 0, 0, 0, 0, -1.5f, 0, 0, 0]);
        AffineCode code = AffineCode.Of(layer.HiddenActivation);
        foreach (float value in Run(PackedModel.Pack(spec, weights), Features()))
        {
            float level = value;
            AffineActivation.Quantize<KernelGen.Lanes.Lanes32>(ref level, 1, in code);
            Assert.Equal(level, value);
        }
    }

    [Theory]
    [InlineData(CellActivation.Tanh, 0f)]
    [InlineData(CellActivation.Sigmoid, 0.5f)]
    public void AStream_BeginsWithHOfZero_AndTheCellsOwnC(CellActivation activation, float cell)
    {
        ModelSpec spec = Model(Floats(Values) with { Activation = activation, HiddenActivation = ActivationSpec.Affine(4, -2, 2) });
        GenericState state = new GenericModel(PackedModel.Pack(spec, RandomTensors.Of(spec, 3))).CreateState();
        AffineCode code = AffineCode.Of(ActivationSpec.Affine(4, -2, 2));
        float zero = 0;
        AffineActivation.Quantize<KernelGen.Lanes.Lanes32>(ref zero, 1, in code);
        Assert.Equal([zero, zero], state.Hidden(0).ToArray());
        Assert.Equal(Enumerable.Repeat(cell, Units), state.Cell(0).ToArray());
    }

    [Fact]
    public void Tensors_AreThoseOfPyTorch()
    {
        RecurrentSpec layer = Floats(Values);
        ModelSpec spec = Model(layer);
        Assert.Equal(
            [new TensorSpec("weight_ih_l0", 4 * Units, Inputs), new TensorSpec("weight_hh_l0", 4 * Units, Values), new TensorSpec("weight_hr_l0", Values, Units),
                new TensorSpec("bias_ih_l0", 4 * Units, 0), new TensorSpec("bias_hh_l0", 4 * Units, 0)],
            spec.Tensors);
        Assert.Equal("weight_hr_l0_reverse", ModelTensors.Of(layer with { Direction = LayerDirection.Backward }).ElementAt(2).Name);
        Assert.Equal(Values, layer.OutputSize);
        Assert.Equal(2 * Values, (layer with { Direction = LayerDirection.Backward }).OutputSize);
        PackedSize size = PackedSize.Of(spec);
        Assert.Equal(sizeof(float) * (4 * Units * (Inputs + Values) + Values * Units), size.Codes);
        Assert.Equal(size.Bytes, PackedSize.FloatTwin(spec));
        ModelSpec wider = ModelWidths.With(new ModelSpec("Model", new(layer, new LinearSpec("linear", Values, 2, ActivationSpec.Float, Layers.FloatWeights, Bias: true))), 0, 2 * Units);
        Assert.Equal(Values, ((LinearSpec)wider.Layers[1]).Input);
        Assert.Equal(new TensorSpec("weight_hr_l0", Values, 2 * Units), ModelTensors.Of(wider.Layers[0]).ElementAt(2));
    }

    [Fact]
    public void BalancedRows_HaveAScaleOfTheirOwn()
    {
        ModelSpec spec = Model(Layers.Recurrent(CellKind.Lstm, Inputs, Units, new WeightSpec(Quantizer.BalancedMean, 4)) with { Projection = Values });
        PackedModel packed = PackedModel.Pack(spec, RandomTensors.Of(spec, 3));
        Assert.Equal(["scale_l0", "scale_projection_l0"], PackedSize.StoredScales(spec.Layers[0]).Select(group => group.Name));
        Assert.Equal("scale_projection_l0", Assert.Single(packed.Matrix("weight_hr_l0").Scales).Name);
    }

    [Theory]
    [InlineData(Quantizer.FullPrecision, 32, ProductNorm.None)]
    [InlineData(Quantizer.BalancedMean, 4, ProductNorm.Layer)]
    [InlineData(Quantizer.Alternating, 2, ProductNorm.Batch)]
    [InlineData(Quantizer.TernaryWeight, 2, ProductNorm.Batch)]
    public void Files_KeepIt(Quantizer quantizer, int bits, ProductNorm norm)
    {
        WeightSpec weights = new(quantizer, bits) { TakesNorm = norm == ProductNorm.Batch };
        ModelSpec spec = Model(Layers.Recurrent(CellKind.Lstm, Inputs, Units, weights) with { Projection = Values, Norm = norm });
        PackedModel packed = PackedModel.Pack(spec, RandomTensors.Of(spec, 3));
        using MemoryStream file = new();
        packed.Save(file);
        Assert.Equal(Run(packed, Features()), Run(PackedModel.Load(file.ToArray(), spec), Features()));
    }

    [Fact]
    public void BatchNormalisation_IsNotFoldedIntoIt()
    {
        RecurrentSpec plain = Floats(Values);
        ModelSpec spec = Model(plain with { Norm = ProductNorm.Batch, RecurrentWeights = plain.RecurrentWeights with { TakesNorm = true } });
        TensorSet weights = RandomTensors.Of(spec, 3);
        Assert.Equal(weights["weight_hr_l0"].Values.ToArray(), PackedModel.Pack(spec, weights).Matrix("weight_hr_l0").Values.ToArray());
    }

    [Fact]
    public void OtherProjections_AreRefused()
    {
        ModelSpec plain = Model(Layers.Recurrent(CellKind.Lstm, Inputs, Units)), projected = Model(Floats(Values)), other = Model(Floats(Values + 1));
        using MemoryStream file = new();
        PackedModel.Pack(projected, RandomTensors.Of(projected, 3)).Save(file);
        byte[] bytes = file.ToArray();
        Assert.Contains("lstm.projection: the file has 2, the model has 3", Message(() => PackedModel.Load(bytes, other)), StringComparison.Ordinal);
        Assert.Contains("lstm.projection", Message(() => PackedModel.Load(bytes, plain)), StringComparison.Ordinal);
        Assert.Contains("weight_hh_l0", Message(() => PackedModel.Pack(projected, RandomTensors.Of(plain, 3))), StringComparison.Ordinal);
        Assert.Contains("weight_hh_l0", Message(() => PackedModel.Pack(plain, RandomTensors.Of(projected, 3))), StringComparison.Ordinal);
    }

    [Fact]
    public void PostTraining_ReportsItWhole()
    {
        ModelSpec spec = Model(Floats(Values)).WithWeights((_, _) => new WeightSpec(Quantizer.Uniform, 4));
        Assert.Equal([""], PostTraining.Quantize(RandomTensors.Of(spec, 3), spec).Rows.Where(row => row.Tensor == "weight_hr_l0").Select(row => row.Gate));
    }

    private static string Message(Action action) => Assert.Throws<WeightFormatException>(action).Message;

    private static RecurrentSpec Floats(int values) => Layers.Recurrent(CellKind.Lstm, Inputs, Units) with { Projection = values };

    private static ModelSpec Model(RecurrentSpec layer) => new("Model", new(layer));

    private static float[] Features() => [.. Enumerable.Range(0, Steps * Inputs).Select(index => MathF.Sin(index))];

    private static float[] Run(PackedModel packed, float[] inputs)
    {
        GenericModel model = new(packed);
        float[] outputs = new float[Steps * model.OutputSize];
        model.Run(inputs, model.CreateState(), outputs);
        return outputs;
    }

    /// <summary>torch.nn.LSTM with proj_size: i, f, g, o of W_ih x + b_ih + W_hh h + b_hh; c' = f c + i g; h' = W_hr (o tanh(c')).</summary>
    private static double[] Equations(int values, TensorSet weights, float[] inputs)
    {
        double[] h = new double[values], c = new double[Units], outputs = new double[Steps * values];
        for (int step = 0; step < Steps; step++)
        {
            double[] put = new double[Units], before = h;
            for (int j = 0; j < Units; j++)
            {
                c[j] = Sigmoid(Sum(Units + j)) * c[j] + Sigmoid(Sum(j)) * Math.Tanh(Sum(2 * Units + j));
                put[j] = Sigmoid(Sum(3 * Units + j)) * Math.Tanh(c[j]);
            }

            h = [.. Enumerable.Range(0, values).Select(row => Dot("weight_hr_l0", row, column => put[column], Units))];
            h.CopyTo(outputs, step * values);

            double Sum(int row) => weights["bias_ih_l0"].Values[row] + weights["bias_hh_l0"].Values[row]
                + Dot("weight_ih_l0", row, column => inputs[step * Inputs + column], Inputs) + Dot("weight_hh_l0", row, column => before[column], values);
        }

        return outputs;

        double Dot(string matrix, int row, Func<int, double> vector, int columns) =>
            Enumerable.Range(0, columns).Sum(column => weights[matrix].Row(row)[column] * vector(column));
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
