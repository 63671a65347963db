using System;
using System.Linq;
using KernelGen.Formats;
using KernelGen.Generic;
using KernelGen.Lanes;
using KernelGen.Spec;
using KernelGen.Tests;
using Xunit;

namespace KernelGen.Integer.Tests;

/// <summary>Emitted integer-only networks against the interpreted ones, integer for integer, on every lane type.</summary>
public sealed class IntegerOracleTests
{
    private const int Steps = 60, Streams = 7;

    public static TheoryData<string> Cases => [.. IntegerCase.NamesOfStreams];

    [Theory]
    [MemberData(nameof(Cases))]
    public void StepsAndRuns_AreThoseOfTheGenericRuntime(string name)
    {
        ModelSpec spec = IntegerCase.SpecOf(name);
        PackedModel packed = IntegerCase.Packed(name);
        int[] tokens = spec.Embedding is null ? [] : IntegerCase.Tokens(spec, Steps, 11);
        sbyte[] codes = IntegerCase.Codes(spec, Steps, 12);
        int[] expected = Generic(packed, tokens, codes);
        Assert.True(expected.Distinct().Count() > 10, "The outputs do not vary: the case shows nothing.");
        foreach (LaneWidth lanes in LaneTypes.All)
        {
            using IntegerCase model = IntegerCase.Of(name, packed, lanes);
            Assert.Equal(expected, Stepped(model, spec, tokens, codes));
            model.Reset();
            int[] run = new int[expected.Length];
            model.Run(tokens, codes, run);
            Assert.Equal(expected, run);
        }
    }

    [Theory]
    [InlineData("SharedBytes")]
    [InlineData("SharedTables")]
    public void ThreadsThatShareRows_ComputeTheSameIntegers(string name)
    {
        ModelSpec spec = IntegerCase.SpecOf(name);
        PackedModel packed = IntegerCase.Packed(name);
        int[] tokens = IntegerCase.Tokens(spec, Steps, 17), expected = Generic(packed, tokens, []), run = new int[expected.Length];
        foreach (LaneWidth lanes in LaneTypes.All)
        {
            using IntegerCase model = IntegerCase.Of(name, packed, lanes, threads: 3);
            Assert.Equal(expected, Stepped(model, spec, tokens, []));
            model.Run(tokens, [], run);
            Assert.Equal(expected, run);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void ManyStreams_AreThoseOfEachAlone(string name)
    {
        ModelSpec spec = IntegerCase.SpecOf(name);
        PackedModel packed = IntegerCase.Packed(name);
        int[] tokens = spec.Embedding is null ? [] : IntegerCase.Tokens(spec, Streams, 13);
        sbyte[] codes = IntegerCase.Codes(spec, Streams, 14);
        int[] together = new int[Streams * spec.OutputSize];
        foreach (LaneWidth lanes in LaneTypes.All)
        {
            using IntegerCase model = IntegerCase.Of(name, packed, lanes);
            model.StepMany(Streams, tokens, codes, together);
            for (int stream = 0; stream < Streams; stream++)
            {
                model.Reset();
                int[] alone = new int[spec.OutputSize];
                model.Step(tokens.ElementAtOrDefault(stream), codes.AsSpan(Math.Min(codes.Length, stream * spec.InputSize), codes.Length / Streams), alone);
                Assert.Equal(alone, together.AsSpan(stream * spec.OutputSize, spec.OutputSize).ToArray());
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void StepAndRun_AllocateNothing(string name)
    {
        ModelSpec spec = IntegerCase.SpecOf(name);
        using IntegerCase model = IntegerCase.Of(name, IntegerCase.Packed(name), LaneTypes.Widest);
        int[] tokens = spec.Embedding is null ? [] : IntegerCase.Tokens(spec, Steps, 15), outputs = new int[Steps * spec.OutputSize];
        sbyte[] codes = IntegerCase.Codes(spec, Steps, 16);
        Run();
        Allocations.Settle();
        long before = Allocations.OfThisThread();
        Run();
        Assert.Equal(0, Allocations.OfThisThread() - before);

        void Run()
        {
            model.Run(tokens, codes, outputs);
            for (int step = 0; step < 10; step++)
                model.Step(tokens.Length == 0 ? 0 : tokens[step], codes.AsSpan(0, codes.Length / Steps), outputs.AsSpan(0, spec.OutputSize));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void OutputUnits_AreThoseOfTheGenericRuntime(string name)
    {
        PackedModel packed = IntegerCase.Packed(name);
        using IntegerCase model = IntegerCase.Of(name, packed, LaneWidth.Scalar32);
        Assert.Equal(new IntegerModel(packed).OutputUnit, model.OutputUnit);
    }

    private static int[] Generic(PackedModel packed, int[] tokens, sbyte[] codes)
    {
        var model = new IntegerModel(packed);
        IntegerState state = model.CreateState();
        int[] outputs = new int[Steps * model.OutputSize];
        for (int step = 0; step < Steps; step++)
        {
            Span<int> output = outputs.AsSpan(step * model.OutputSize, model.OutputSize);
            if (tokens.Length > 0) model.Step(tokens[step], state, output);
            else model.Step(codes.AsSpan(step * packed.Spec.InputSize, packed.Spec.InputSize), state, output);
        }

        return outputs;
    }

    private static int[] Stepped(IntegerCase model, ModelSpec spec, int[] tokens, sbyte[] codes)
    {
        int[] outputs = new int[Steps * spec.OutputSize];
        for (int step = 0; step < Steps; step++)
        {
            model.Step(
                tokens.ElementAtOrDefault(step),
                codes.AsSpan(codes.Length / Steps * step, codes.Length / Steps),
                outputs.AsSpan(step * spec.OutputSize, spec.OutputSize));
        }

        return outputs;
    }
}
