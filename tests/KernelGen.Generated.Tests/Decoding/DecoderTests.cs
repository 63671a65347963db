using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using Cases;
using KernelGen.Formats;
using KernelGen.Generated.Tests.Inference;
using KernelGen.Generic;
using KernelGen.Lanes;
using KernelGen.Tests;
using Xunit;

namespace KernelGen.Generated.Tests.Decoding;

/// <summary>Decoders that attend to an encoder: the bits of the plain interpreter on every lane type, however they are called.</summary>
public sealed class DecoderTests
{
    private static readonly int[] source = [3, 19, 4, 0, 7, 1], target = [0, 3, 1, 6, 6, 2, 4, 5];

    [Fact]
    public void FloatDecoder_EqualsTheGenericRuntime()
    {
        PackedModel packed = PackedModel.Pack(DecoderFloat.Spec, new ExampleData(DecoderFloat.Spec).Weights);
        float[] expected = Expected(packed, generic => generic.Encode(source));
        foreach (LaneWidth lanes in LaneTypes.All)
        {
            using DecoderFloat model = DecoderFloat.Of(packed);
            model.LaneWidth = lanes;
            using DecoderFloat.Source read = model.CreateSource();
            model.Encode(source, read);
            using DecoderFloat.State state = model.CreateState();
            Assert.Equal(Bits(expected), Bits(Steps((token, output) => model.Step(token, read, state, output), DecoderFloat.OutputSize)));
            AssertRunAndMany(model, read, expected);
        }
    }

    [Fact]
    public void AdditiveDecoder_EqualsTheGenericRuntime()
    {
        PackedModel packed = PackedModel.Pack(DecoderAdditive.Spec, new ExampleData(DecoderAdditive.Spec).Weights);
        int[] longest = [.. Enumerable.Range(0, DecoderAdditive.LongestSource).Select(step => step % 20)];
        float[] expected = Expected(packed, generic => generic.Encode(longest));
        foreach (LaneWidth lanes in LaneTypes.All)
        {
            using DecoderAdditive model = DecoderAdditive.Of(packed);
            model.LaneWidth = lanes;
            using DecoderAdditive.Source read = model.CreateSource();
            model.Encode(longest, read);
            using DecoderAdditive.State state = model.CreateState();
            Assert.Equal(Bits(expected), Bits(Steps((token, output) => model.Step(token, read, state, output), DecoderAdditive.OutputSize)));
        }
    }

    [Fact]
    public void OnLineDecoder_EqualsTheGenericRuntime()
    {
        PackedModel packed = PackedModel.Pack(DecoderOnLine.Spec, new ExampleData(DecoderOnLine.Spec).Weights);
        float[] features = [.. Enumerable.Range(0, 35).Select(index => MathF.Sin(index))];
        float[] expected = Expected(packed, generic => generic.Encode(features));
        foreach (LaneWidth lanes in LaneTypes.All)
        {
            using DecoderOnLine model = DecoderOnLine.Of(packed);
            model.LaneWidth = lanes;
            using DecoderOnLine.Source read = model.CreateSource();
            model.Encode(features, read);
            using DecoderOnLine.State state = model.CreateState();
            Assert.Equal(Bits(expected), Bits(Steps((token, output) => model.Step(token, read, state, output), DecoderOnLine.OutputSize)));
        }
    }

    [Fact]
    public void LearnedDecoder_EqualsTheGenericRuntime()
    {
        PackedModel packed = PackedModel.Pack(DecoderLearned.Spec, new ExampleData(DecoderLearned.Spec).Weights);
        float[] expected = Expected(packed, generic => generic.Encode(source));
        foreach (LaneWidth lanes in LaneTypes.All)
        {
            using DecoderLearned model = DecoderLearned.Of(packed);
            model.LaneWidth = lanes;
            using DecoderLearned.Source read = model.CreateSource();
            model.Encode(source, read);
            using DecoderLearned.State state = model.CreateState();
            Assert.Equal(Bits(expected), Bits(Steps((token, output) => model.Step(token, read, state, output), DecoderLearned.OutputSize)));
        }
    }

    [Fact]
    public void CodedDecoder_EqualsTheGenericRuntime_AndSoDoesItsFile()
    {
        PackedModel packed = PackedModel.Pack(DateDecoder.Spec, new ExampleData(DateDecoder.Spec).Weights);
        float[] expected = Expected(packed, generic => generic.Encode(source));
        using MemoryStream file = new();
        packed.Save(file);
        foreach (LaneWidth lanes in LaneTypes.All)
        {
            using DateDecoder model = DateDecoder.Load(file.ToArray());
            model.LaneWidth = lanes;
            using DateDecoder.Source read = model.CreateSource();
            model.Encode(source, read);
            using DateDecoder.State state = model.CreateState();
            Assert.Equal(Bits(expected), Bits(Steps((token, output) => model.Step(token, read, state, output), DateDecoder.OutputSize)));
        }

        Assert.Equal(DateDecoder.PackedBytes, packed.Size.Bytes);
    }

    [Fact]
    public void DecoderBehindStrides_EqualsTheGenericRuntime_AndLeavesOutWhatFillsNoStride()
    {
        PackedModel packed = PackedModel.Pack(DecoderPyramid.Spec, new ExampleData(DecoderPyramid.Spec).Weights);
        float[] features = [.. Enumerable.Range(0, 5 * 15).Select(index => MathF.Sin(index))];
        float[] expected = Expected(packed, generic => generic.Encode(features));
        Assert.Equal(Bits(expected), Bits(Expected(packed, generic => generic.Encode(features.AsSpan(0, 5 * 12)))));
        foreach (LaneWidth lanes in LaneTypes.All)
        {
            using DecoderPyramid model = DecoderPyramid.Of(packed);
            model.LaneWidth = lanes;
            using DecoderPyramid.Source read = model.CreateSource();
            model.Encode(features, read);
            Assert.Equal((3, 24, 4), (read.Length, DecoderPyramid.LongestSource, DecoderPyramid.SourceStride));
            using DecoderPyramid.State state = model.CreateState();
            Assert.Equal(Bits(expected), Bits(Steps((token, output) => model.Step(token, read, state, output), DecoderPyramid.OutputSize)));
            string refused = Assert.Throws<ArgumentException>(() => model.Encode(new float[15], read)).Message;
            Assert.Contains("There are 3 time steps; expected at least 4, the stride of the model", refused, StringComparison.Ordinal);
            Assert.Contains("25 time steps; expected 24", Assert.Throws<ArgumentException>(() => model.Encode(new float[125], read)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void CodedDecoderBehindAStrideOfTokens_EqualsTheGenericRuntime()
    {
        PackedModel packed = PackedModel.Pack(DecoderOfPairs.Spec, new ExampleData(DecoderOfPairs.Spec).Weights);
        float[] expected = Expected(packed, generic => generic.Encode([.. source, 5]));
        foreach (LaneWidth lanes in LaneTypes.All)
        {
            using DecoderOfPairs model = DecoderOfPairs.Of(packed);
            model.LaneWidth = lanes;
            using DecoderOfPairs.Source read = model.CreateSource();
            model.Encode(source, read);
            using DecoderOfPairs.State state = model.CreateState();
            Assert.Equal(Bits(expected), Bits(Steps((token, output) => model.Step(token, read, state, output), DecoderOfPairs.OutputSize)));
        }
    }

    [Fact]
    public void Calls_AllocateNothing()
    {
        using DateDecoder model = DateDecoder.Pack(new ExampleData(DateDecoder.Spec).Weights);
        using DateDecoder.Source read = model.CreateSource();
        using DateDecoder.State state = model.CreateState();
        DateDecoder.Decoder decoder = model.CreateDecoder(beam: 3, longest: 7);
        float[] output = new float[DateDecoder.OutputSize];
        int[] found = new int[7];
        for (int call = 0; call < 3; call++) Call();
        Allocations.Settle();
        Call();

        long before = Allocations.OfThisThread();
        Call();
        Assert.Equal(before, Allocations.OfThisThread());

        void Call()
        {
            model.Encode(source, read);
            model.Step(1, read, state, output);
            decoder.Decode(source, found);
        }
    }

    [Fact]
    public void WhatDoesNotFit_IsRefused_AndLeavesTheSourceAsItWas()
    {
        using DecoderFloat model = DecoderFloat.Pack(new ExampleData(DecoderFloat.Spec).Weights);
        using DecoderFloat.Source read = model.CreateSource();
        using DecoderFloat.State state = model.CreateState();
        float[] output = new float[DecoderFloat.OutputSize];
        Assert.Contains("Encode", Assert.Throws<InvalidOperationException>(() => model.Step(1, read, state, output)).Message, StringComparison.Ordinal);
        model.Encode(source, read);
        Assert.Contains("10 time steps; expected 9", Assert.Throws<ArgumentException>(() => model.Encode(new int[10], read)).Message, StringComparison.Ordinal);
        Assert.Contains("empty", Assert.Throws<ArgumentException>(() => model.Encode([], read)).Message, StringComparison.Ordinal);
        Assert.Contains("Token 20 at position 1", Assert.Throws<ArgumentOutOfRangeException>(() => model.Encode([1, 20], read)).Message, StringComparison.Ordinal);
        Assert.Equal(source.Length, read.Length);
        Assert.Throws<ArgumentNullException>(() => model.Step(1, null!, state, output));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.CreateDecoder(beam: 0));
        DecoderFloat.Decoder decoder = model.CreateDecoder(beam: 2, longest: 5);
        Assert.Contains("room for 4 tokens; expected 5", Assert.Throws<ArgumentException>(() => decoder.Decode(source, new int[4])).Message, StringComparison.Ordinal);
    }

    private static void AssertRunAndMany(DecoderFloat model, DecoderFloat.Source read, float[] expected)
    {
        int size = DecoderFloat.OutputSize;
        using DecoderFloat.Workspace workspace = model.CreateWorkspace(3);
        using DecoderFloat.State state = model.CreateState();
        float[] outputs = new float[expected.Length];
        model.Run(target, read, state, outputs, workspace);
        Assert.Equal(Bits(expected), Bits(outputs));

        using DecoderFloat.Source other = model.CreateSource();
        model.Encode([5, 6], other);
        DecoderFloat.State[] states = [.. Enumerable.Range(0, 4).Select(_ => model.CreateState())];
        float[] many = new float[4 * size], alone = new float[size];
        for (int step = 0; step < target.Length; step++)
        {
            int token = target[step];
            model.StepMany([token, token, token, token], [read, other, read, other], states, many, workspace);
            Assert.Equal(Bits(expected.AsSpan(step * size, size)), Bits(many.AsSpan(0, size)));
            Assert.Equal(Bits(expected.AsSpan(step * size, size)), Bits(many.AsSpan(2 * size, size)));
            Assert.Equal(Bits(many.AsSpan(size, size)), Bits(many.AsSpan(3 * size, size)));
        }

        Assert.NotEqual(Bits(many.AsSpan(0, size)), Bits(many.AsSpan(size, size)));
        Assert.Throws<ArgumentException>(() => model.StepMany([1, 2], [read], states.AsSpan(0, 2), many.AsSpan(0, 2 * size), workspace));
    }

    private static float[] Expected(PackedModel packed, Func<GenericModel, GenericSource> encode)
    {
        GenericModel generic = new(packed);
        GenericSource read = encode(generic);
        GenericState state = generic.CreateState();
        return Steps((token, output) => generic.Step(token, read, state, output), generic.OutputSize);
    }

    private static float[] Steps(Action<int, float[]> step, int size)
    {
        float[] output = new float[size];
        return [.. target.SelectMany(token => Step(token))];

        float[] Step(int token)
        {
            step(token, output);
            return [.. output];
        }
    }

    private static int[] Bits(ReadOnlySpan<float> values) => MemoryMarshal.Cast<float, int>(values).ToArray();
}
