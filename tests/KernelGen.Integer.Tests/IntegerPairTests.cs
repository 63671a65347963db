using System;
using System.Linq;
using KernelGen.Formats;
using KernelGen.Generic;
using KernelGen.Lanes;
using KernelGen.Spec;
using KernelGen.Tests;
using Xunit;

namespace KernelGen.Integer.Tests;

/// <summary>Emitted integer-only networks that read sequences from both ends, against the interpreted ones, integer for integer, on every lane type.</summary>
public sealed class IntegerPairTests
{
    private const int Steps = 23;

    public static TheoryData<string> Cases => [.. IntegerCase.NamesOfPairs];

    [Theory]
    [MemberData(nameof(Cases))]
    public void SequenceAfterSequence_IsThatOfTheGenericRuntime(string name)
    {
        ModelSpec spec = IntegerCase.SpecOf(name);
        PackedModel packed = IntegerCase.Packed(name);
        var generic = new IntegerModel(packed);
        foreach (LaneWidth lanes in LaneTypes.All)
        {
            PairCase.Sequence run = PairCase.Bind(name, packed, lanes, Steps);
            foreach (int steps in (int[])[Steps, 1, 4, Steps])
            {
                int[] tokens = Tokens(spec, steps), expected = new int[steps * spec.OutputSize], outputs = new int[expected.Length];
                sbyte[] codes = IntegerCase.Codes(spec, steps, 12);
                if (spec.Embedding is null) generic.Run(codes, expected);
                else generic.Run(tokens, expected);
                run(tokens, codes, outputs);
                Assert.True(steps < Steps || expected.Distinct().Count() > 3, "The outputs do not vary: the case shows nothing.");
                Assert.Equal(expected, outputs);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void BothEnds_MatterToEveryStep(string name)
    {
        ModelSpec spec = IntegerCase.SpecOf(name);
        PairCase.Sequence run = PairCase.Bind(name, IntegerCase.Packed(name), LaneTypes.Widest, Steps);
        int[] tokens = Tokens(spec, 6), outputs = new int[6 * spec.OutputSize], changed = new int[outputs.Length];
        sbyte[] codes = IntegerCase.Codes(spec, 6, 12);
        run(tokens, codes, outputs);
        if (spec.Embedding is null) Array.Reverse(codes, codes.Length - spec.InputSize, spec.InputSize);
        else tokens[^1] = (tokens[^1] + 1) % spec.InputSize;
        run(tokens, codes, changed);
        Assert.NotEqual(outputs[..spec.OutputSize], changed[..spec.OutputSize]);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void ASequence_AllocatesNothing(string name)
    {
        ModelSpec spec = IntegerCase.SpecOf(name);
        PairCase.Sequence run = PairCase.Bind(name, IntegerCase.Packed(name), LaneTypes.Widest, Steps);
        int[] tokens = Tokens(spec, Steps), outputs = new int[Steps * spec.OutputSize];
        sbyte[] codes = IntegerCase.Codes(spec, Steps, 16);
        run(tokens, codes, outputs);
        Allocations.Settle();
        run(tokens, codes, outputs);
        long before = Allocations.OfThisThread();
        run(tokens, codes, outputs);
        Assert.Equal(before, Allocations.OfThisThread());
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void OutputUnits_AreThoseOfTheGenericRuntime(string name)
    {
        PackedModel packed = IntegerCase.Packed(name);
        Type type = IntegerCase.TypeOf(name);
        object model = type.GetMethod("Of", [typeof(PackedModel)])!.Invoke(null, [packed])!;
        Assert.Equal(new IntegerModel(packed).OutputUnit, type.GetProperty("OutputUnit")!.GetValue(model));
    }

    [Fact]
    public void WhatDoesNotFit_IsRefused_AndSaysWhy()
    {
        PackedModel packed = IntegerCase.Packed("LstmPair8");
        PairCase.Sequence run = PairCase.Bind("LstmPair8", packed, LaneTypes.Widest, 4);
        Assert.Contains(
            "5 time steps; the workspace takes 4", Assert.Throws<ArgumentException>(() => run([], new sbyte[5 * 13], new int[5 * 11])).Message, StringComparison.Ordinal);
        Assert.Contains("empty", Assert.Throws<ArgumentException>(() => run([], [], [])).Message, StringComparison.Ordinal);
        Assert.Contains("14 codes; expected whole time steps of 13", Assert.Throws<ArgumentException>(() => run([], new sbyte[14], new int[11])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => run([], new sbyte[13], new int[10]));
    }

    private static int[] Tokens(ModelSpec spec, int steps) => spec.Embedding is null ? [] : IntegerCase.Tokens(spec, steps, 11);
}
