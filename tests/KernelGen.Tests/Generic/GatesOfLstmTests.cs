using System;
using System.IO;
using System.Linq;
using KernelGen.Formats;
using KernelGen.Generic;
using KernelGen.Quantization;
using KernelGen.Spec;
using Xunit;

namespace KernelGen.Tests.Generic;

/// <summary>Peepholes and coupled gates of the LSTM: their equations in double precision, their tensors, their bytes and their files.</summary>
public sealed class GatesOfLstmTests
{
    private const int Inputs = 3, Units = 5, Steps = 6;

    public static TheoryData<bool, bool> Options => new() { { true, false }, { false, true }, { true, true }, { false, false } };

    [Theory]
    [MemberData(nameof(Options))]
    public void Steps_AreTheEquations(bool peepholes, bool coupled)
    {
        ModelSpec spec = Model(peepholes, coupled);
        TensorSet weights = RandomTensors.Of(spec, 3);
        float[] inputs = Features();
        float[] outputs = Run(PackedModel.Pack(spec, weights), inputs);
        double[] expected = Equations((RecurrentSpec)spec.Layers[0], weights, inputs);
        for (int index = 0; index < outputs.Length; index++) Assert.Equal(expected[index], outputs[index], 1e-5);
    }

    [Fact]
    public void PeepholesOfZero_ChangeNoBit()
    {
        ModelSpec plain = Model(peepholes: false, coupled: false), seeing = Model(peepholes: true, coupled: false);
        TensorSet weights = RandomTensors.Of(plain, 3), extended = RandomTensors.Of(plain, 3);
        foreach (char gate in "ifo") extended.Add($"weight_c{gate}_l0", new float[Units]);
        Assert.Equal(Run(PackedModel.Pack(plain, weights), Features()), Run(PackedModel.Pack(seeing, extended), Features()));
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void Tensors_AreThoseOfTheGates(bool peepholes, bool coupled)
    {
        ModelSpec spec = Model(peepholes, coupled);
        RecurrentSpec layer = (RecurrentSpec)spec.Layers[0];
        int rows = coupled ? 3 * Units : 4 * Units;
        string[] seeing = !peepholes ? [] : coupled ? ["weight_cf_l0", "weight_co_l0"] : ["weight_ci_l0", "weight_cf_l0", "weight_co_l0"];
        Assert.Equal(["weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0", .. seeing], spec.Tensors.Select(tensor => tensor.Name));
        Assert.Equal([rows, rows, rows, rows, .. seeing.Select(_ => Units)], spec.Tensors.Select(tensor => tensor.Rows));
        Assert.Equal(coupled ? "fgo" : "ifgo", layer.GateNames);
        PackedSize size = PackedSize.Of(spec);
        Assert.Equal(sizeof(float) * (rows + seeing.Length * Units), size.Biases);
        Assert.Equal(size.Bytes, PackedSize.FloatTwin(spec));
        RecurrentSpec backward = layer with { Direction = LayerDirection.Backward };
        Assert.Equal(seeing.Select(name => name + "_reverse"), ModelTensors.Peepholes(backward).Select(tensor => tensor.Name));
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void Files_KeepThem(bool peepholes, bool coupled)
    {
        ModelSpec spec = Model(peepholes, coupled);
        PackedModel packed = PackedModel.Pack(spec, RandomTensors.Of(spec, 3));
        using MemoryStream file = new();
        packed.Save(file);
        PackedModel loaded = PackedModel.Load(file.ToArray(), spec);
        Assert.Equal(Run(packed, Features()), Run(loaded, Features()));
        TensorSet floats = loaded.Dequantize();
        floats.Require(spec);
        Assert.Equal(Run(packed, Features()), Run(PackedModel.Pack(spec, floats), Features()));
        foreach (char gate in ((RecurrentSpec)spec.Layers[0]).PeepholeGates)
            Assert.Equal(floats[$"weight_c{gate}_l0"].Values.ToArray(), packed.Peephole(spec.Layers[0], gate).ToArray());
    }

    [Fact]
    public void OtherGates_AreRefused()
    {
        ModelSpec plain = Model(peepholes: false, coupled: false), seeing = Model(peepholes: true, coupled: false), coupled = Model(peepholes: false, coupled: true);
        using MemoryStream file = new();
        PackedModel.Pack(plain, RandomTensors.Of(plain, 3)).Save(file);
        byte[] bytes = file.ToArray();
        Assert.Contains("lstm.peepholes", Assert.Throws<WeightFormatException>(() => PackedModel.Load(bytes, seeing)).Message, StringComparison.Ordinal);
        Assert.Contains("lstm.coupled", Assert.Throws<WeightFormatException>(() => PackedModel.Load(bytes, coupled)).Message, StringComparison.Ordinal);
        Assert.Contains("weight_ci_l0", Assert.Throws<WeightFormatException>(() => PackedModel.Pack(seeing, RandomTensors.Of(plain, 3))).Message, StringComparison.Ordinal);
        Assert.Contains("weight_ci_l0", Assert.Throws<WeightFormatException>(() => PackedModel.Pack(plain, RandomTensors.Of(seeing, 3))).Message, StringComparison.Ordinal);
        Assert.Contains("weight_ih_l0", Assert.Throws<WeightFormatException>(() => PackedModel.Pack(coupled, RandomTensors.Of(plain, 3))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PostTraining_ReportsTheGatesThatThereAre()
    {
        ModelSpec spec = Model(peepholes: true, coupled: true).WithWeights((_, _) => new WeightSpec(Quantizer.Uniform, 4));
        Assert.Equal(["f", "g", "o"], PostTraining.Quantize(RandomTensors.Of(spec, 3), spec).Rows.Select(row => row.Gate).Where(gate => gate.Length > 0).Distinct());
    }

    private static ModelSpec Model(bool peepholes, bool coupled) => new("Model", new(
        Layers.Recurrent(CellKind.Lstm, Inputs, Units) with { Peepholes = peepholes, Coupled = coupled }));

    private static float[] Features() => [.. Enumerable.Range(0, Steps * Inputs).Select(index => MathF.Sin(index))];

    private static float[] Run(PackedModel packed, float[] inputs)
    {
        GenericModel model = new(packed);
        float[] outputs = new float[Steps * Units];
        model.Run(inputs, model.CreateState(), outputs);
        return outputs;
    }

    private static double[] Equations(RecurrentSpec layer, TensorSet weights, float[] inputs)
    {
        double[] h = new double[Units], c = new double[Units], outputs = new double[Steps * Units];
        for (int step = 0; step < Steps; step++)
        {
            double[] before = h;
            h = new double[Units];
            for (int j = 0; j < Units; j++)
            {
                double forget = Sigmoid(Sum('f', j) + Sees('f', j)), candidate = Math.Tanh(Sum('g', j));
                double input = layer.Coupled ? 1 - forget : Sigmoid(Sum('i', j) + Sees('i', j));
                c[j] = forget * c[j] + input * candidate;
                h[j] = outputs[step * Units + j] = Sigmoid(Sum('o', j) + Sees('o', j)) * Math.Tanh(c[j]);
            }

            double Sum(char gate, int unit)
            {
                int row = (layer.Coupled ? "fgo" : "ifgo").IndexOf(gate, StringComparison.Ordinal) * Units + unit;
                double sum = weights["bias_ih_l0"].Values[row] + weights["bias_hh_l0"].Values[row];
                for (int column = 0; column < Inputs; column++) sum += weights["weight_ih_l0"].Row(row)[column] * inputs[step * Inputs + column];
                for (int column = 0; column < Units; column++) sum += weights["weight_hh_l0"].Row(row)[column] * before[column];
                return sum;
            }
        }

        return outputs;

        double Sees(char gate, int unit) => layer.Peepholes ? weights[$"weight_c{gate}_l0"].Values[unit] * c[unit] : 0;
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
