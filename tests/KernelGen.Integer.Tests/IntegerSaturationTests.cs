using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using KernelGen.Formats;
using KernelGen.Generic;
using KernelGen.Integers;
using KernelGen.Lanes;
using KernelGen.Spec;
using Xunit;

namespace KernelGen.Integer.Tests;

/// <summary>What integer-only networks count of values held to the ends of their range, on weights and ranges with which many are.</summary>
public sealed class IntegerSaturationTests
{
    private const int Steps = 60, Streams = 7;
    private const float Magnitude = 30, Share = 0.15f;

    public static TheoryData<string> Cases => [.. IntegerCase.CountingNames.Intersect(IntegerCase.NamesOfStreams)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Counts_AreThoseOfTheGenericRuntimeOnEveryLaneType(string name)
    {
        ModelSpec spec = IntegerCase.SpecOf(name);
        PackedModel packed = IntegerCase.Packed(name, Magnitude, Share);
        (int[] tokens, sbyte[] codes) = Inputs(spec, Steps);
        (IReadOnlyList<Saturation> expected, int[] outputs) = Generic(packed, tokens, codes, Steps);
        foreach (LaneWidth lanes in LaneTypes.All)
        {
            using IntegerCase model = IntegerCase.Of(name, packed, lanes);
            int[] output = new int[spec.OutputSize], run = new int[outputs.Length];
            for (int step = 0; step < Steps; step++) Step(model, tokens, codes, Steps, step, output);
            Assert.Equal(expected, model.Saturations);
            model.Reset();
            Assert.Equal(expected, model.Saturations);
            model.ResetSaturations();
            Assert.All(model.Saturations, layer => Assert.Equal(new Saturation(layer.Layer, default, default, default), layer));
            model.Run(tokens, codes, run);
            Assert.Equal(expected, model.Saturations);
            Assert.Equal(outputs, run);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Places_AreLookedAtOnceAStepAndSaturateAtBothEnds(string name)
    {
        ModelSpec spec = IntegerCase.SpecOf(name);
        (int[] tokens, sbyte[] codes) = Inputs(spec, Steps);
        (IReadOnlyList<Saturation> counted, _) = Generic(IntegerCase.Packed(name, Magnitude, Share), tokens, codes, Steps);
        RecurrentSpec[] layers = [.. spec.Layers.OfType<RecurrentSpec>()];
        Assert.Equal(layers.Length, counted.Count);
        foreach ((RecurrentSpec layer, Saturation saturation) in layers.Zip(counted))
        {
            int gates = layer.Cell == CellKind.Rnn ? 1 : 4;
            Assert.Equal(gates * layer.Hidden * Steps, saturation.PreActivations.Values);
            Assert.Equal(layer.Cell == CellKind.Lstm ? layer.Hidden * Steps : 0, saturation.Cell.Values);
            Assert.Equal(layer.Hidden * Steps, saturation.Hidden.Values);
            foreach (SaturationCount place in new[] { saturation.PreActivations, saturation.Cell, saturation.Hidden }.Where(place => place.Values > 0))
            {
                Assert.InRange(place.Least, 1, place.Values - place.Greatest - 1);
                Assert.InRange(place.Greatest, 1, place.Values - 1);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void ManyStreams_CountEachForItself(string name)
    {
        ModelSpec spec = IntegerCase.SpecOf(name);
        PackedModel packed = IntegerCase.Packed(name, Magnitude, Share);
        (int[] tokens, sbyte[] codes) = Inputs(spec, Streams);
        foreach (LaneWidth lanes in LaneTypes.All)
        {
            using IntegerCase model = IntegerCase.Of(name, packed, lanes);
            int[] output = new int[spec.OutputSize];
            model.StepMany(Streams, tokens, codes, new int[Streams * spec.OutputSize]);
            for (int stream = 0; stream < Streams; stream++)
            {
                model.Reset();
                model.ResetSaturations();
                Step(model, tokens, codes, Streams, stream, output);
                Assert.Equal(model.Saturations, model.SaturationsOfMany[stream]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void AModelThatDoesNotCount_ComputesTheSameFromTheSameFile(string name)
    {
        ModelSpec spec = IntegerCase.SpecOf(name);
        PackedModel counting = IntegerCase.Packed(name, Magnitude, Share), quiet = counting.With(spec.Integer! with { CountsSaturation = false });
        (int[] tokens, sbyte[] codes) = Inputs(spec, Steps);
        (IReadOnlyList<Saturation> none, int[] outputs) = Generic(quiet, tokens, codes, Steps);
        Assert.Empty(none);
        Assert.Equal(Generic(counting, tokens, codes, Steps).Outputs, outputs);
        Assert.Same(quiet, quiet.Require(spec));
    }

    [Fact]
    public void RangesThatHold_CountNothingAsHeld()
    {
        ModelSpec spec = IntegerCase.SpecOf(nameof(global::Cases.CountingLstm));
        (int[] tokens, sbyte[] codes) = Inputs(spec, Steps);
        Saturation counted = Generic(IntegerCase.Packed(spec.Name, share: 2), tokens, codes, Steps).Saturations.Single();
        Assert.Equal((0, 0, 0), (counted.PreActivations.Held, counted.Cell.Held, counted.Hidden.Held));
    }

    [Fact]
    public void BothDirectionsOfAPair_CountEachForItself_FromSequenceToSequence()
    {
        ModelSpec spec = IntegerCase.SpecOf(nameof(global::Cases.CountingPair));
        PackedModel packed = IntegerCase.Packed(spec.Name, Magnitude, Share);
        sbyte[] codes = IntegerCase.Codes(spec, Steps, 32);
        var generic = new IntegerModel(packed);
        IntegerState state = generic.CreateState();
        int[] expected = new int[Steps * spec.OutputSize], outputs = new int[expected.Length];
        using var model = global::Cases.CountingPair.Of(packed);
        foreach (LaneWidth lanes in LaneTypes.All)
        {
            model.LaneWidth = lanes;
            using global::Cases.CountingPair.Workspace workspace = model.CreateWorkspace(Steps);
            state.ResetSaturations();
            for (int sequence = 0; sequence < 2; sequence++)
            {
                generic.Run(codes, expected, state);
                model.Run(codes, outputs, workspace);
                Assert.Equal(expected, outputs);
                Assert.Equal(state.Saturations, workspace.Saturations);
            }

            Assert.Equal(2, workspace.Saturations.Count);
            Assert.All(workspace.Saturations, direction => Assert.InRange(direction.Hidden.Held, 1, direction.Hidden.Values - 1));
            Assert.Equal(2 * Steps * 37, workspace.Saturations[1].Hidden.Values);
        }
    }

    [Fact]
    public void CopiesAndSavedBytes_HoldNoCounts()
    {
        ModelSpec spec = IntegerCase.SpecOf(nameof(global::Cases.CountingLstm));
        using var model = global::Cases.CountingLstm.Of(IntegerCase.Packed(spec.Name, Magnitude, Share));
        using global::Cases.CountingLstm.State state = model.CreateState();
        int[] output = new int[spec.OutputSize], again = new int[spec.OutputSize];
        model.Step(3, state, output);
        using global::Cases.CountingLstm.State copy = state.Clone();
        Assert.Equal(0, copy.Saturations[0].PreActivations.Values);
        Assert.Equal(state.AsSpan().ToArray(), copy.AsSpan().ToArray());
        model.Step(4, state, output);
        model.Step(4, copy, again);
        Assert.Equal(output, again);
        Assert.Equal(2 * copy.Saturations[0].Hidden.Values, state.Saturations[0].Hidden.Values);
    }

    [Fact]
    public void Counts_TakeTheBytesThatStatesHaveForThem() => Assert.Equal(IntegerSpec.SaturationBytes, Unsafe.SizeOf<SaturationCounts>());

    [Fact]
    public void Counts_ArePrintedWithTheirLayer()
    {
        Saturation saturation = new("lstm_l1", new SaturationCount(8000, 1, 3), new SaturationCount(2000, 0, 0), default);
        Assert.Equal(
            "lstm_l1: pre-activations 4 of 8,000 held (0.050 %; 1 to the least, 3 to the greatest), c 0 of 2,000 held (0.000 %; 0 to the least, 0 to the greatest), codes of h none",
            saturation.ToString());
    }

    private static (int[] Tokens, sbyte[] Codes) Inputs(ModelSpec spec, int count) =>
        (spec.Embedding is null ? [] : IntegerCase.Tokens(spec, count, 31), IntegerCase.Codes(spec, count, 32));

    private static void Step(IntegerCase model, int[] tokens, sbyte[] codes, int count, int index, int[] output)
    {
        int size = codes.Length / count;
        model.Step(tokens.ElementAtOrDefault(index), codes.AsSpan(size * index, size), output);
    }

    private static (IReadOnlyList<Saturation> Saturations, int[] Outputs) Generic(PackedModel packed, int[] tokens, sbyte[] codes, int steps)
    {
        var model = new IntegerModel(packed);
        IntegerState state = model.CreateState();
        int[] outputs = new int[steps * model.OutputSize];
        int size = codes.Length / steps;
        for (int step = 0; step < steps; step++)
        {
            Span<int> output = outputs.AsSpan(step * model.OutputSize, model.OutputSize);
            if (tokens.Length > 0) model.Step(tokens[step], state, output);
            else model.Step(codes.AsSpan(step * size, size), state, output);
        }

        return (state.Saturations, outputs);
    }
}
