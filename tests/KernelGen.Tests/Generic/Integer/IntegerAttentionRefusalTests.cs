using System;
using System.Linq;
using KernelGen.Formats;
using KernelGen.Generic;
using KernelGen.Integers;
using KernelGen.Spec;
using Xunit;

namespace KernelGen.Tests.Generic.Integer;

/// <summary>What integer-only encoders and decoders refuse, and the twins that they are declared by.</summary>
public sealed class IntegerAttentionRefusalTests
{
    private static readonly ModelSpec spec = IntegerDecoders.Integers(IntegerDecoders.Floats(CellKind.Gru));
    private static readonly TensorSet weights = IntegerDecoders.Weights(spec);

    [Theory]
    [InlineData(CellKind.Lstm)]
    [InlineData(CellKind.Gru)]
    public void TheTwinOfFloats_IsTheNetworkThatAttributesDeclare(CellKind cell)
    {
        ModelSpec declared = IntegerNetworks.Spec(cell, layers: 2);
        Assert.Equal(declared, IntegerTwin.Of(Calibration.TwinOf(declared), declared.Integer));
        ModelSpec pairs = IntegerNetworks.Pairs(cell);
        Assert.Equal(pairs, IntegerTwin.Of(Calibration.TwinOf(pairs), pairs.Integer));
    }

    [Fact]
    public void TheTwinOfATwin_IsTheSame() => Assert.Equal(IntegerDecoders.Floats(CellKind.Gru), Calibration.TwinOf(spec));

    [Fact]
    public void NetworksWithoutATwin_AreRefusedByName()
    {
        Assert.Contains("is integer-only already", Assert.Throws<ArgumentException>(() => IntegerTwin.Of(spec)).Message, StringComparison.Ordinal);
        ModelSpec straight = With(IntegerDecoders.Floats(CellKind.Gru), layer => layer is LinearSpec linear ? linear with { Activation = LinearActivation.None } : layer);
        Assert.StartsWith("decoder.linear.weight: there is no integer-only form of an affine layer with the activation None here", Assert.Throws<NotSupportedException>(() => IntegerTwin.Of(straight)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsNotProvedToFit_IsRefusedWithItsLimit()
    {
        Assert.Contains("sources of 65537 time steps, of which sums are proved to fit 32 bits up to 65536", Refused(attention => attention with { Longest = 65_537 }), StringComparison.Ordinal);
        Assert.Contains("inputs, memory or outputs without codes", Refused(attention => attention with { MemoryActivation = ActivationSpec.Float }), StringComparison.Ordinal);
        int units = IntegerSpec.MostUnits + 1;
        Assert.Contains("16385 units", Refused(attention => attention with { Units = units }), StringComparison.Ordinal);

        static string Refused(Func<AttentionSpec, AttentionSpec> change)
        {
            ModelSpec changed = With(spec, layer => layer is AttentionSpec attention ? change(attention) : layer);
            TensorSet own = new();
            foreach (TensorSpec tensor in changed.Tensors)
            {
                float[] values = Enumerable.Range(0, (int)tensor.Count).Select(index => 0.5f - index % 2).Reverse().ToArray();
                if (tensor.Columns == 0) own.Add(tensor.Name, values);
                else own.Add(tensor.Name, tensor.Rows, tensor.Columns, values);
            }

            return Assert.Throws<NotSupportedException>(() => new IntegerModel(PackedModel.Pack(changed, own))).Message;
        }
    }

    [Theory]
    [InlineData("decoder.attention.range_q")]
    [InlineData("decoder.attention.range_k")]
    [InlineData("decoder.attention.range_y")]
    [InlineData("decoder.linear.range_y")]
    public void ARangeThatHasCollapsedOrIsTooSmall_IsRefusedWithItsTensor(string tensor)
    {
        TensorSet own = new();
        foreach (Tensor other in weights) own.Add(new Tensor(other.Name, other.Shape, other.Values.ToArray()));
        own[tensor].Values.Clear();
        Assert.StartsWith(tensor, Refused(), StringComparison.Ordinal);
        own[tensor].Values[1] = 1e-9f;
        Assert.StartsWith(tensor, Refused(), StringComparison.Ordinal);
        Assert.Contains("the 2^16th part of an integer", Refused(), StringComparison.Ordinal);

        string Refused() => Assert.Throws<WeightFormatException>(() => new IntegerModel(PackedModel.Pack(spec, own))).Message;
    }

    [Fact]
    public void SourcesAndStreamsThatDoNotFit_AreRefused()
    {
        IntegerModel model = new(PackedModel.Pack(spec, weights)), other = new(PackedModel.Pack(spec, weights));
        IntegerSource source = model.Encode([1, 2]);
        int[] output = new int[spec.OutputSize];
        Assert.Contains("source is empty", Assert.Throws<ArgumentException>(() => model.Encode(Array.Empty<int>())).Message, StringComparison.Ordinal);
        Assert.Contains("15 time steps; expected 14 at most", Assert.Throws<ArgumentException>(() => model.Encode(new int[15])).Message, StringComparison.Ordinal);
        Assert.Contains("Token 19 at position 1", Assert.Throws<ArgumentOutOfRangeException>(() => model.Encode([1, 19])).Message, StringComparison.Ordinal);
        Assert.Contains("takes tokens", Assert.Throws<InvalidOperationException>(() => model.Encode(new sbyte[3])).Message, StringComparison.Ordinal);
        Assert.Contains("Token 7", Assert.Throws<ArgumentOutOfRangeException>(() => model.Step(7, source, model.CreateState(), output)).Message, StringComparison.Ordinal);
        Assert.Contains("another model", Assert.Throws<ArgumentException>(() => other.Step(1, source, other.CreateState(), output)).Message, StringComparison.Ordinal);
        Assert.Contains("different models", Assert.Throws<ArgumentException>(() => model.CreateState().CopyTo(other.CreateState())).Message, StringComparison.Ordinal);
        Assert.Contains("Encode one", Assert.Throws<InvalidOperationException>(() => model.Step(1, model.CreateState(), output)).Message, StringComparison.Ordinal);
        Assert.Contains("Encode one", Assert.Throws<InvalidOperationException>(() => model.Run([1], output)).Message, StringComparison.Ordinal);
        Assert.Contains("has no encoder", Assert.Throws<InvalidOperationException>(() => model.Encoder!.Encode([1, 2])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PairsThatSayLittle_AreRefused()
    {
        int[][] sources = IntegerDecoders.Sequences(1, IntegerDecoders.Sources), targets = IntegerDecoders.Sequences(1, IntegerDecoders.Targets);
        TensorSet twin = IntegerNetworks.Twin(weights);
        Assert.Contains("30 sources and 29 targets", Refused(sources, targets[1..]), StringComparison.Ordinal);
        Assert.Contains("The targets have 30 time steps; expected at least 64", Refused(sources, [.. targets.Select(target => target[..1])]), StringComparison.Ordinal);
        Assert.Contains("The sources hold the same token throughout", Refused([.. sources.Select(source => new int[source.Length])], targets), StringComparison.Ordinal);
        Assert.Contains("over pairs of sources and targets", Assert.Throws<ArgumentException>(() => Calibration.Observe(spec, twin, sources)).Message, StringComparison.Ordinal);
        Assert.Contains("has no encoder", Assert.Throws<ArgumentException>(() => Calibration.Observe(IntegerNetworks.Spec(CellKind.Rnn), twin, sources, targets)).Message, StringComparison.Ordinal);

        string Refused(int[][] own, int[][] others) => Assert.Throws<ArgumentException>(() => Calibration.Observe(spec, twin, own, others)).Message;
    }

    [Fact]
    public void AttentionWhoseKeysAreZeros_IsRefusedWithTheirRange()
    {
        TensorSet twin = IntegerNetworks.Twin(weights);
        TensorSet own = new();
        foreach (Tensor other in twin) own.Add(new Tensor(other.Name, other.Shape, other.Values.ToArray()));
        own["decoder.attention.weight_memory"].Values.Clear();
        Assert.StartsWith(
            "decoder.attention.range_k",
            Assert.Throws<WeightFormatException>(() => Calibration.Observe(spec, own, IntegerDecoders.Sequences(1, IntegerDecoders.Sources), IntegerDecoders.Sequences(1, IntegerDecoders.Targets))).Message,
            StringComparison.Ordinal);
    }

    private static ModelSpec With(ModelSpec model, Func<LayerSpec, LayerSpec> change) => model with { Layers = new EquatableArray<LayerSpec>([.. model.Layers.Select(change)]) };
}
