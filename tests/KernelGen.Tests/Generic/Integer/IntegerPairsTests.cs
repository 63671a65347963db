using System;
using System.Linq;
using KernelGen.Formats;
using KernelGen.Generic;
using KernelGen.Integers;
using KernelGen.Spec;
using Xunit;

namespace KernelGen.Tests.Generic.Integer;

/// <summary>Interpreted integer-only networks that read sequences from both ends: their ranges, and their outputs against those of the float twin.</summary>
public sealed class IntegerPairsTests
{
    public static TheoryData<CellKind, ProductNorm, int, int, double> Networks => new()
    {
        // The root of the mean squared difference as a share of the outputs' deviation: what was measured, rounded up.
        { CellKind.Lstm, ProductNorm.None, 8, 1, 0.02 },
        { CellKind.Lstm, ProductNorm.Layer, 8, 2, 0.05 },
        { CellKind.Gru, ProductNorm.None, 8, 2, 0.02 },
        { CellKind.Rnn, ProductNorm.MeanDeviation, 8, 1, 0.02 },
        { CellKind.Gru, ProductNorm.None, 4, 1, 0.2 },
    };

    [Theory]
    [MemberData(nameof(Networks))]
    public void Outputs_AreThoseOfTheFloatTwinUpToRounding(CellKind cell, ProductNorm norm, int bits, int pairs, double bound) =>
        Assert.InRange(Difference(IntegerNetworks.Pairs(cell, norm, bits, pairs)), bound / 8, bound);

    [Theory]
    [InlineData(CellKind.Lstm)]
    [InlineData(CellKind.Rnn)]
    public void OutputsOfAResidualPair_AreThoseOfTheFloatTwinUpToRounding(CellKind cell)
    {
        // The layer that is residual needs as many values as it puts out: the pair below makes them.
        ModelSpec spec = IntegerNetworks.Residual(IntegerNetworks.Pairs(cell, layers: 2));
        Assert.Equal(["cell.range_y_l1"], spec.Tensors.Select(tensor => tensor.Name).Where(name => name.Contains("range_y", StringComparison.Ordinal)));
        Assert.InRange(Difference(spec), 0.002, 0.05);
    }

    [Fact]
    public void HThatLeaves_IsThatOfTheFloatTwinUpToRounding()
    {
        ModelSpec spec = IntegerNetworks.Pairs(CellKind.Lstm);
        Assert.InRange(Difference(spec with { Layers = new EquatableArray<LayerSpec>([.. spec.Layers.Where(layer => layer is not LinearSpec)]) }), 0.002, 0.02);
    }

    [Fact]
    public void APair_HasOneRangeOfH_AndOneOfCADirection()
    {
        ModelSpec spec = IntegerNetworks.Pairs(CellKind.Lstm);
        Assert.Equal(
            ["cell.range_h_l0", "cell.range_c_l0", "cell.range_c_l0_reverse"],
            spec.Tensors.Select(tensor => tensor.Name).Where(name => name.Contains("range_", StringComparison.Ordinal)));
        PackedModel packed = PackedModel.Pack(spec, IntegerNetworks.Weights(spec));
        Assert.Equal(CodeRange.Of(packed, spec.Layers[1]), CodeRange.Of(packed, spec.Layers[2]));
    }

    [Fact]
    public void FeaturesThatEnterAPair_HaveOneRange()
    {
        ModelSpec spec = IntegerNetworks.Pairs(CellKind.Gru);
        ActivationSpec features = ActivationSpec.Observed(8) with { AreFeatures = true };
        spec = spec with { Layers = new EquatableArray<LayerSpec>([.. spec.Layers.Skip(1).Select(layer => layer is RecurrentSpec recurrent ? recurrent with { InputActivation = features } : layer)]) };
        Assert.Equal(
            ["cell.range_x_l0", "cell.range_h_l0"], spec.Tensors.Select(tensor => tensor.Name).Where(name => name.Contains("range_", StringComparison.Ordinal)));
        var random = new Random(5);
        float[] sequence = [.. Enumerable.Range(0, 70 * IntegerNetworks.Size).Select(_ => 2 * random.NextSingle() - 1)];
        PackedModel packed = PackedModel.Pack(spec, Calibration.Observe(spec, RandomTensors.Of(Calibration.TwinOf(spec), 1), [sequence]));
        Assert.Equal(CodeRange.Over(sequence.Min(), sequence.Max(), 8), CodeRange.Entering(packed, 0));
        Assert.Equal(CodeRange.Entering(packed, 0), CodeRange.Entering(packed, 1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void TheRangeOfH_HoldsBothDirections(int layer)
    {
        ModelSpec spec = IntegerNetworks.Pairs(CellKind.Rnn);
        TensorSet weights = RandomTensors.Of(Calibration.TwinOf(spec), 1);
        foreach (RecurrentSpec direction in spec.Layers.OfType<RecurrentSpec>().Where(direction => direction != spec.Layers[layer]))
        {
            foreach (string tensor in (string[])["weight_ih", "weight_hh", "bias_ih", "bias_hh"]) weights[ModelTensors.Qualified(direction, tensor)].Values.Clear();
        }

        // Only one direction puts out anything but zeros: with the other the range would have collapsed.
        TensorSet observed = Calibration.Observe(spec, weights, IntegerNetworks.Sequences(1));
        Assert.True(observed["cell.range_h_l0"].Values[0] < -0.5f && observed["cell.range_h_l0"].Values[1] > 0.5f);
    }

    [Fact]
    public void WhatRunsOverSequences_HasNoStep()
    {
        ModelSpec spec = IntegerNetworks.Pairs(CellKind.Rnn);
        var model = new IntegerModel(PackedModel.Pack(spec, IntegerNetworks.Weights(spec)));
        Assert.Contains("reads sequences from both ends", Assert.Throws<InvalidOperationException>(() => model.Step(3, model.CreateState(), new int[spec.OutputSize])).Message, StringComparison.Ordinal);
        Assert.Contains("empty", Assert.Throws<ArgumentException>(() => model.Run(Array.Empty<int>(), [])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => model.Run([1, 2], new int[spec.OutputSize]));
        Assert.Throws<InvalidOperationException>(() => model.Run(new sbyte[12], new int[spec.OutputSize]));
    }

    [Fact]
    public void AWholeSequence_IsThatOfItsSteps()
    {
        ModelSpec spec = IntegerNetworks.Spec(CellKind.Lstm, layers: 2);
        var model = new IntegerModel(PackedModel.Pack(spec, IntegerNetworks.Weights(spec)));
        int[] tokens = IntegerNetworks.Sequences(9)[0], whole = new int[tokens.Length * spec.OutputSize], stepped = new int[whole.Length];
        IntegerState state = model.CreateState();
        for (int step = 0; step < tokens.Length; step++) model.Step(tokens[step], state, stepped.AsSpan(step * spec.OutputSize, spec.OutputSize));
        model.Run(tokens, whole);
        Assert.Equal(stepped, whole);
    }

    private static double Difference(ModelSpec spec)
    {
        TensorSet weights = IntegerNetworks.Weights(spec);
        var twin = new GenericModel(PackedModel.Pack(Calibration.TwinOf(spec), IntegerNetworks.Twin(weights)));
        var model = new IntegerModel(PackedModel.Pack(spec, weights));
        double difference = 0, spread = 0;
        foreach (int[] sequence in IntegerNetworks.Sequences(77))
        {
            float[] expected = new float[sequence.Length * spec.OutputSize];
            int[] outputs = new int[expected.Length];
            twin.Run(sequence, expected);
            model.Run(sequence, outputs);
            float mean = expected.Average();
            for (int index = 0; index < outputs.Length; index++)
            {
                difference += Math.Pow(outputs[index] * model.OutputUnit - expected[index], 2);
                spread += Math.Pow(expected[index] - mean, 2);
            }
        }

        return Math.Sqrt(difference / spread);
    }
}
