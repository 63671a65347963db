using System;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using Cases;
using KernelGen.Arithmetic;
using KernelGen.Formats;
using KernelGen.Generic;
using KernelGen.Lanes;
using KernelGen.Spec;
using KernelGen.Tests;
using Xunit;

namespace KernelGen.Generated.Tests.Inference;

/// <summary>Models with strides that keep a state: the bits of the plain interpreter on every lane type, by strides and by sequences.</summary>
public sealed class StridedModelTests
{
    private const int Steps = 26;

    private static readonly Type[] types =
    [
        .. typeof(StridedModelTests).Assembly.GetTypes()
            .Where(type => type.Namespace == "Cases" && type.GetNestedType("State") is not null && type.GetNestedType("Source") is null
                && type.GetProperty("Spec")?.GetValue(null) is ModelSpec { Stride: > 1 })
            .OrderBy(type => type.Name, StringComparer.Ordinal),
    ];

    private delegate void StepCall<TInput, TState>(ReadOnlySpan<TInput> inputs, TState state, Span<float> output);

    private delegate void RunCall<TInput, TState, TWorkspace>(ReadOnlySpan<TInput> inputs, TState state, Span<float> outputs, TWorkspace workspace);

    /// <summary>A call on some time steps of the example.</summary>
    private delegate void Call(int firstStep, int steps, Span<float> outputs);

    public static TheoryData<string> Names => [.. types.Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void EmittedModel_EqualsTheGenericRuntime_ByStridesAndBySequences(string name)
    {
        ModelSpec spec = SpecOf(name);
        PackedModel packed = PackedModel.Pack(spec, new ExampleData(spec).Weights);
        (int[] tokens, float[] features) = Inputs(spec);
        int[] expected = Bits(Expected(packed, tokens, features));
        foreach (LaneWidth lanes in LaneTypes.All)
        {
            foreach (int workspace in (int[])[1, spec.Stride + 1, 2 * spec.Stride, Steps])
            {
                (_, Call run) = Bind(name, packed, lanes, workspace);
                float[] whole = new float[Steps / spec.Stride * spec.OutputSize];
                run(0, Steps, whole);
                Assert.Equal(expected, Bits(whole));
            }

            (Call step, _) = Bind(name, packed, lanes, Steps);
            float[] each = new float[Steps / spec.Stride * spec.OutputSize];
            for (int row = 0; row < Steps / spec.Stride; row++)
                step(row * spec.Stride, spec.Stride, each.AsSpan(row * spec.OutputSize, spec.OutputSize));
            Assert.Equal(expected, Bits(each));

            // What fills no stride comes again with the next call.
            (_, Call again) = Bind(name, packed, lanes, Steps);
            int first = 2 * spec.Stride + 1;
            float[] parts = new float[each.Length];
            again(0, first, parts.AsSpan(0, 2 * spec.OutputSize));
            again(2 * spec.Stride, Steps - 2 * spec.Stride, parts.AsSpan(2 * spec.OutputSize));
            Assert.Equal(expected, Bits(parts));
        }
    }

    /// <summary>Streams of the example at different places, so that their states differ, in workspaces of a stream, of some and of all.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void ManyStreams_TakeAStrideEach_WithTheBitsOfOneAfterTheOther(string name)
    {
        const int Streams = 5;
        ModelSpec spec = SpecOf(name);
        PackedModel packed = PackedModel.Pack(spec, new ExampleData(spec).Weights);
        foreach (LaneWidth lanes in LaneTypes.All)
        {
            foreach (int workspace in (int[])[1, (2 * spec.Stride) + 1, Streams * spec.Stride])
            {
                ManyStreams streams = ManyStreams.Of(packed, TypeOf(name), lanes, Streams, workspace);
                float[] together = new float[Streams * spec.OutputSize], alone = new float[Streams * spec.OutputSize];
                for (int round = 0; round < 3; round++)
                {
                    streams.Draw(round);
                    streams.StepMany(together);
                    streams.StepEach(alone);
                    Assert.Equal(Bits(alone), Bits(together));
                    Assert.True(streams.AreAlike(), "A state differs.");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void TheGenericRuntime_GivesSequencesTheBitsOfTheirParts_AndHasNoSingleStep(string name)
    {
        ModelSpec spec = SpecOf(name);
        PackedModel packed = PackedModel.Pack(spec, new ExampleData(spec).Weights);
        (int[] tokens, float[] features) = Inputs(spec);
        float[] whole = Expected(packed, tokens, features), parts = new float[whole.Length];
        GenericModel generic = new(packed);
        GenericState state = generic.CreateState();
        for (int row = 0; row < Steps / spec.Stride; row++)
        {
            Span<float> output = parts.AsSpan(row * spec.OutputSize, spec.OutputSize);
            if (spec.Embedding is not null) generic.Run(tokens.AsSpan(row * spec.Stride, spec.Stride), state, output);
            else generic.Run(features.AsSpan(row * spec.Stride * spec.InputSize, spec.Stride * spec.InputSize), state, output);
        }

        Assert.Equal(Bits(whole), Bits(parts));
        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(() =>
        {
            if (spec.Embedding is not null) generic.Step(1, state, parts);
            else generic.Step(features.AsSpan(0, spec.InputSize), state, parts);
        });
        Assert.Contains($"one row for {spec.Stride} time steps", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void StridesAndSequences_AllocateNothing(string name)
    {
        ModelSpec spec = SpecOf(name);
        PackedModel packed = PackedModel.Pack(spec, new ExampleData(spec).Weights);
        (Call step, Call run) = Bind(name, packed, LaneTypes.Widest, Steps);
        ManyStreams streams = ManyStreams.Of(packed, TypeOf(name), LaneTypes.Widest, count: 3, Steps);
        streams.Draw(0);
        float[] outputs = new float[Steps / spec.Stride * spec.OutputSize], many = new float[3 * spec.OutputSize];
        for (int call = 0; call < 3; call++) Both();
        Allocations.Settle();
        Both();

        long before = Allocations.OfThisThread();
        Both();
        Assert.Equal(before, Allocations.OfThisThread());

        void Both()
        {
            step(0, spec.Stride, outputs.AsSpan(0, spec.OutputSize));
            run(0, Steps, outputs);
            streams.StepMany(many);
        }
    }

    /// <summary>A strided stack at the beginning of a model is what <see cref="StackedFrames"/> makes outside of one.</summary>
    [Fact]
    public void AStrideInsideAModel_IsThatOfStackedFrames()
    {
        const int Size = 13, Frames = 5, Stride = 3;
        float[] features = new float[Steps * Size], stacked = new float[Steps / Stride * Frames * Size];
        new CounterRandom(3, 0).Fill(features, -1, 1);
        StackedFrames.Stack(features, stacked, Size, Frames, Stride);
        TensorSet weights = new ExampleData(StackedInside.Spec).Weights;
        float[] inside = new float[Steps / Stride * StackedInside.OutputSize], outside = new float[inside.Length];
        using StackedInside strided = StackedInside.Pack(weights);
        strided.Run(features, strided.CreateState(), inside, strided.CreateWorkspace());
        using StackedOutside plain = StackedOutside.Pack(weights);
        plain.Run(stacked, plain.CreateState(), outside, plain.CreateWorkspace());
        Assert.Equal(Bits(outside), Bits(inside));
        Assert.Equal((3, StackedFrames.StepsOf(Steps, Stride)), (StackedInside.Stride, inside.Length / StackedInside.OutputSize));
    }

    [Fact]
    public void AFileTellsTheStride_AndOneOfAnotherStrideIsRefused()
    {
        TensorSet weights = new ExampleData(StackedInside.Spec).Weights;
        using System.IO.MemoryStream file = new();
        PackedModel.Pack(StackedInside.Spec, weights).Save(file);
        using StackedInside model = StackedInside.Load(file.ToArray());
        WeightFormatException refused = Assert.Throws<WeightFormatException>(() => StackedByTwo.Load(file.ToArray()));
        Assert.Contains("stride", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatFillsNoStride_OrHasOtherLengths_IsRefused_AndTheStateStays()
    {
        using StridesOfWords words = StridesOfWords.Pack(new ExampleData(StridesOfWords.Spec).Weights);
        using StridesOfWords.State state = words.CreateState();
        using StridesOfWords.Workspace workspace = words.CreateWorkspace(steps: 4);
        byte[] before = state.AsSpan().ToArray();
        float[] outputs = new float[2 * StridesOfWords.OutputSize];
        Refused("There are 2 time steps; expected at least 3, the stride of the model: fewer make no output.", () => words.Run([1, 2], state, [], workspace));
        Refused("There are 0 time steps; expected at least 3", () => words.Run([], state, [], workspace));
        Refused("Expected 21 values, found 42.", () => words.Run([1, 2, 3, 4, 5], state, outputs, workspace));
        Refused("Expected 3 values, found 2.", () => words.Step([1, 2], state, outputs.AsSpan(0, 21)));
        Refused("Expected 3 values, found 4.", () => words.Step([1, 2, 3, 4], state, outputs.AsSpan(0, 21)));
        Refused("Token 17 at position 2", () => words.Step([1, 2, 17], state, outputs.AsSpan(0, 21)));
        Refused("Expected 3 values, found 2.", () => words.StepMany([1, 2], [state], outputs.AsSpan(0, 21), workspace));
        Refused("Expected 6 values, found 3.", () => words.StepMany([1, 2, 3], [state, words.CreateState()], outputs, workspace));
        Refused("Token 17 at position 3", () => words.StepMany([1, 2, 3, 17, 5, 6], [state, words.CreateState()], outputs, workspace));
        Refused("The state of stream 1 stands in the call twice", () => words.StepMany([1, 2, 3, 4, 5, 6], [state, state], outputs, workspace));
        Assert.Throws<ArgumentOutOfRangeException>(() => words.CreateWorkspace(0));
        using StridesOfFeatures features = StridesOfFeatures.Pack(new ExampleData(StridesOfFeatures.Spec).Weights);
        Refused("Expected 78 values, found 13.", () => features.Step(new float[13], features.CreateState(), new float[9]));
        Assert.Equal(before, state.AsSpan().ToArray());

        static void Refused(string message, Action action) =>
            Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(action).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SequencesShorterThanAStride_AreRefusedWhereALayerReadsBackward()
    {
        using StridesAroundPair model = StridesAroundPair.Pack(new ExampleData(StridesAroundPair.Spec).Weights);
        using StridesAroundPair.Workspace workspace = model.CreateWorkspace(8);
        Assert.Contains(
            "There are 3 time steps; expected at least 4", Assert.Throws<ArgumentException>(() => model.Run(new float[39], [], workspace)).Message, StringComparison.Ordinal);
        float[] features = new float[13 * 7], cut = new float[9], all = new float[9];
        new CounterRandom(5, 0).Fill(features, -1, 1);
        model.Run(features, all, workspace);
        model.Run(features.AsSpan(0, 13 * 4), cut, workspace);
        Assert.Equal(Bits(cut), Bits(all));
    }

    private static ModelSpec SpecOf(string name) => (ModelSpec)TypeOf(name).GetProperty("Spec")!.GetValue(null)!;

    private static Type TypeOf(string name) => types.Single(type => type.Name == name);

    private static (int[] Tokens, float[] Features) Inputs(ModelSpec spec)
    {
        CounterRandom random = new(11, 0);
        float[] features = new float[spec.Embedding is null ? Steps * spec.InputSize : 0];
        random.Fill(features, -1, 1);
        return ([.. Enumerable.Range(0, Steps).Select(_ => random.NextInteger(spec.InputSize))], features);
    }

    private static float[] Expected(PackedModel packed, int[] tokens, float[] features)
    {
        GenericModel generic = new(packed);
        float[] outputs = new float[Steps / packed.Spec.Stride * generic.OutputSize];
        if (packed.Spec.Embedding is not null) generic.Run(tokens, outputs);
        else generic.Run(features, outputs);
        return outputs;
    }

    private static (Call Step, Call Run) Bind(string name, PackedModel packed, LaneWidth lanes, int workspace)
    {
        Type type = TypeOf(name);
        object model = type.GetMethod("Of", [typeof(PackedModel)])!.Invoke(null, [packed])!;
        type.GetProperty("LaneWidth")!.SetValue(model, lanes);
        object state = type.GetMethod("CreateState")!.Invoke(model, [1])!, scratch = type.GetMethod("CreateWorkspace")!.Invoke(model, [workspace, 1])!;
        (int[] tokens, float[] features) = Inputs(packed.Spec);
        MethodInfo bind = typeof(StridedModelTests).GetMethod(nameof(BindOf), BindingFlags.NonPublic | BindingFlags.Static)!;
        bool isOfTokens = packed.Spec.Embedding is not null;
        return ((Call, Call))bind.MakeGenericMethod(isOfTokens ? typeof(int) : typeof(float), state.GetType(), scratch.GetType())
            .Invoke(null, [model, state, scratch, isOfTokens ? tokens : features, isOfTokens ? 1 : packed.Spec.InputSize])!;
    }

    private static (Call Step, Call Run) BindOf<TInput, TState, TWorkspace>(object model, TState state, TWorkspace workspace, TInput[] inputs, int size)
    {
        var step = model.GetType().GetMethod("Step", [typeof(ReadOnlySpan<TInput>), typeof(TState), typeof(Span<float>)])!.CreateDelegate<StepCall<TInput, TState>>(model);
        var run = model.GetType().GetMethod("Run")!.CreateDelegate<RunCall<TInput, TState, TWorkspace>>(model);
        return (
            (first, steps, outputs) => step(inputs.AsSpan(first * size, steps * size), state, outputs),
            (first, steps, outputs) => run(inputs.AsSpan(first * size, steps * size), state, outputs, workspace));
    }

    private static int[] Bits(float[] values) => MemoryMarshal.Cast<float, int>(values).ToArray();
}
