using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using KernelGen.Decoding;
using KernelGen.Formats;
using KernelGen.Generic;
using KernelGen.Integers;
using KernelGen.Lanes;
using KernelGen.Spec;
using KernelGen.Tests;
using Xunit;

namespace KernelGen.Integer.Tests;

/// <summary>Emitted integer-only decoders that attend to an encoder, against the interpreted ones, integer for integer, on every lane type.</summary>
public sealed class IntegerDecoderOracleTests
{
    private const int Longest = 12;

    public static TheoryData<string> Cases => [.. IntegerCase.NamesOfDecoders];

    [Theory]
    [MemberData(nameof(Cases))]
    public void SourceAfterSource_StepsRunsAndManyStreams_AreThoseOfTheGenericRuntime(string name)
    {
        ModelSpec spec = IntegerCase.SpecOf(name);
        PackedModel packed = IntegerCase.Packed(name);
        var generic = new IntegerModel(packed);
        int[] tokens = [SequenceDecoder.Boundary, .. IntegerCase.Tokens(spec, 7, 5)];
        HashSet<int> seen = [];
        foreach (LaneWidth lanes in LaneTypes.All)
        {
            using DecoderCase model = DecoderCase.Of(name, packed, lanes);

            // A short source behind a long one: what is left of the rows of that must not matter.
            foreach (int steps in (int[])[spec.Attention!.Longest, 1, spec.Attention.Longest - 1, 3])
            {
                (int[] source, sbyte[] codes) = Source(spec, steps, seed: 30 + steps);
                IntegerSource expectedSource = spec.Encoder!.Embedding is null ? generic.Encode(codes) : generic.Encode(source);
                model.Encode(source, codes);
                int[] expected = Expected(generic, expectedSource, tokens);
                seen.UnionWith(expected);

                model.Reset();
                int[] outputs = new int[expected.Length];
                for (int step = 0; step < tokens.Length; step++) model.Step(tokens[step], outputs.AsSpan(step * spec.OutputSize, spec.OutputSize));
                Assert.Equal(expected, outputs);

                model.Reset();
                Array.Clear(outputs);
                model.Run(tokens, outputs);
                Assert.Equal(expected, outputs);

                // Sources of different lengths share scratch.
                (int[] others, sbyte[] otherCodes) = Source(spec, 1 + steps / 2, seed: 60 + steps);
                model.EncodeOther(others, otherCodes);
                IntegerSource expectedOther = spec.Encoder.Embedding is null ? generic.Encode(otherCodes) : generic.Encode(others);
                int[] many = new int[5 * spec.OutputSize];
                int[] alone = [.. tokens.Take(5).SelectMany((token, stream) => Expected(generic, stream % 2 == 0 ? expectedSource : expectedOther, [token]))];
                model.StepMany(tokens.AsSpan(0, 5), many);
                Assert.Equal(alone, many);
            }
        }

        Assert.True(seen.Count > 3, "The outputs do not vary: the case shows nothing.");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Targets_AreEqualOnEveryLaneType_AndTheirUnitIsThatOfTheGenericRuntime(string name)
    {
        ModelSpec spec = IntegerCase.SpecOf(name);
        PackedModel packed = IntegerCase.Packed(name);
        (int[] source, sbyte[] codes) = Source(spec, spec.Attention!.Longest - 1, 5);
        int[]? first = null;
        foreach (LaneWidth lanes in LaneTypes.All)
        {
            using DecoderCase model = DecoderCase.Of(name, packed, lanes);
            Assert.Equal(new IntegerModel(packed).OutputUnit, model.OutputUnit);
            Assert.Equal(spec.Encoder!.Embedding is null ? new IntegerModel(packed).Encoder!.Features : null, model.Features);
            int[] target = new int[Longest];
            target = target[..model.Decode(source, codes, target)];
            Assert.Equal(first ??= target, target);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Calls_AllocateNothing(string name)
    {
        ModelSpec spec = IntegerCase.SpecOf(name);
        using DecoderCase model = DecoderCase.Of(name, IntegerCase.Packed(name), LaneTypes.Widest);
        (int[] source, sbyte[] codes) = Source(spec, spec.Attention!.Longest, 5);
        int[] output = new int[spec.OutputSize], outputs = new int[5 * spec.OutputSize], target = new int[Longest], tokens = IntegerCase.Tokens(spec, 5, 6);
        Call();
        Allocations.Settle();
        Call();
        long before = Allocations.OfThisThread();
        Call();
        Assert.Equal(before, Allocations.OfThisThread());

        void Call()
        {
            model.Encode(source, codes);
            model.Step(1, output);
            model.Run(tokens, outputs);
            model.Decode(source, codes, target);
        }
    }

    [Fact]
    public void TheDecoder_CountsAsTheGenericRuntimeDoes_AndItsEncoderDoesNot()
    {
        ModelSpec spec = IntegerCase.SpecOf("Counting");
        PackedModel packed = IntegerCase.Packed("Counting", share: 0.3f);
        var generic = new IntegerModel(packed);
        IntegerState state = generic.CreateState();
        (int[] source, _) = Source(spec, 9, 5);
        IntegerSource read = generic.Encode(source);
        int[] tokens = IntegerCase.Tokens(spec, 20, 6), output = new int[spec.OutputSize];
        foreach (int token in tokens) generic.Step(token, read, state, output);
        Assert.Equal(2, state.Saturations.Count);
        foreach (LaneWidth lanes in LaneTypes.All)
        {
            using DecoderCase model = DecoderCase.Of("Counting", packed, lanes);
            model.Encode(source, []);
            foreach (int token in tokens) model.Step(token, output);
            Assert.Equal(state.Saturations, model.Saturations);
        }

        Assert.Contains(state.Saturations, layer => layer.Hidden.Held > 0);
    }

    [Theory]
    [InlineData("IntegerDecoder", "916EF32A6045AEA9")]
    [InlineData("FewBits", "DC49950B3A032B4F")]
    [InlineData("AdditiveScores", "0DD9B4825B0A700A")]
    public void TenThousandTokensOfTargets_HashToTheSameNumberEverywhere(string name, string expected)
    {
        ModelSpec spec = IntegerCase.SpecOf(name);
        PackedModel packed = IntegerCase.Packed(name);
        foreach (LaneWidth lanes in LaneTypes.All)
        {
            using DecoderCase model = DecoderCase.Of(name, packed, lanes);
            ulong hash = OutputHash.Basis;
            int[] output = new int[spec.OutputSize];
            for (int pair = 0; pair < 400; pair++)
            {
                (int[] source, sbyte[] codes) = Source(spec, 1 + pair % spec.Attention!.Longest, pair);
                model.Encode(source, codes);
                model.Reset();
                foreach (int token in IntegerCase.Tokens(spec, 25, pair))
                {
                    model.Step(token, output);
                    hash = OutputHash.Added(hash, output);
                }
            }

            Assert.Equal(expected, hash.ToString("X16", CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void WhatDoesNotFit_IsRefused_AndSaysWhy()
    {
        using DecoderCase model = DecoderCase.Of("FewBits", IntegerCase.Packed("FewBits"), LaneTypes.Widest);
        Assert.Contains("Encode", Assert.Throws<InvalidOperationException>(() => model.Step(1, new int[9])).Message, StringComparison.Ordinal);
        Assert.Contains("41 time steps; expected 40", Assert.Throws<ArgumentException>(() => model.Encode([], new sbyte[41 * 7])).Message, StringComparison.Ordinal);
        Assert.Contains("8 codes; expected whole time steps of 7", Assert.Throws<ArgumentException>(() => model.Encode([], new sbyte[8])).Message, StringComparison.Ordinal);
        Assert.Contains("empty", Assert.Throws<ArgumentException>(() => model.Encode([], [])).Message, StringComparison.Ordinal);
        Assert.Contains("room for 11 tokens; expected 12", Assert.Throws<ArgumentException>(() => model.Decode([], new sbyte[7], new int[11])).Message, StringComparison.Ordinal);
    }

    private static (int[] Tokens, sbyte[] Codes) Source(ModelSpec spec, int steps, int seed) =>
        (spec.Encoder!.Embedding is null ? [] : IntegerCase.Tokens(spec.Encoder, steps, seed), IntegerCase.Codes(spec.Encoder, steps, seed));

    private static int[] Expected(IntegerModel generic, IntegerSource source, int[] tokens)
    {
        IntegerState state = generic.CreateState();
        return [.. tokens.SelectMany(token =>
        {
            int[] output = new int[generic.OutputSize];
            generic.Step(token, source, state, output);
            return output;
        })];
    }
}
