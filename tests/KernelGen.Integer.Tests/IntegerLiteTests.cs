using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Formats;
using KernelGen.Generic;
using KernelGen.Lanes;
using KernelGen.Spec;
using Xunit;

namespace KernelGen.Integer.Tests;

/// <summary>
/// Emitted networks of <see cref="IntegerProfile.TensorFlowLite"/> against the transcription of papers section 3.3 in the generic runtime: 10,000 random steps on
/// every lane type.
/// </summary>
public sealed class IntegerLiteTests
{
    private const int Steps = 10_000, Streams = 20;

    public static TheoryData<string> Cases => [.. Names];

    public static TheoryData<string> CasesThatAreNotNormalised =>
        [.. Names.Where(name => IntegerCase.SpecOf(name).Layers.OfType<RecurrentSpec>().All(layer => !layer.NormalisesSums))];

    private static IEnumerable<string> Names => IntegerCase.NamesOfStreams.Where(name => IntegerCase.SpecOf(name).Integer is { TakesTables: true });

    [Theory]
    [MemberData(nameof(Cases))]
    public void TenThousandRandomSteps_AreThoseOfTheTranscriptionByStepAndRun(string name)
    {
        ModelSpec spec = IntegerCase.SpecOf(name);
        PackedModel packed = IntegerCase.Packed(name, magnitude: 2);
        (int[] tokens, sbyte[] codes) = Inputs(spec);
        int[] expected = Transcribed(packed, tokens, codes, Steps);
        Assert.True(expected.Distinct().Count() > 100, "The outputs do not vary: the case shows nothing.");
        int size = codes.Length / Steps;
        foreach (LaneWidth lanes in LaneTypes.All)
        {
            using IntegerCase model = IntegerCase.Of(name, packed, lanes);
            int[] outputs = new int[expected.Length];
            for (int step = 0; step < Steps; step++)
                model.Step(tokens.ElementAtOrDefault(step), codes.AsSpan(step * size, size), outputs.AsSpan(step * spec.OutputSize, spec.OutputSize));
            Assert.Equal(expected, outputs);
            model.Reset();
            outputs.AsSpan().Clear();
            model.Run(tokens, codes, outputs);
            Assert.Equal(expected, outputs);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void TenThousandRandomSteps_AreThoseOfTheTranscriptionByStepMany(string name)
    {
        // Twenty streams of 500 steps: a round of inputs holds a step of each.
        ModelSpec spec = IntegerCase.SpecOf(name);
        PackedModel packed = IntegerCase.Packed(name, magnitude: 2);
        (int[] tokens, sbyte[] codes) = Inputs(spec);
        int outputs = spec.OutputSize, size = codes.Length / Steps;
        int[][] expected = [.. Enumerable.Range(0, Streams).Select(stream => Transcribed(packed, Own(tokens, 1, stream), Own(codes, size, stream), Steps / Streams))];
        int[] together = new int[Streams * outputs];
        foreach (LaneWidth lanes in LaneTypes.All)
        {
            using IntegerCase model = IntegerCase.Of(name, packed, lanes);
            for (int round = 0; round < Steps / Streams; round++)
            {
                ReadOnlySpan<int> own = tokens.Length == 0 ? [] : tokens.AsSpan(round * Streams, Streams);
                model.StepMany(Streams, own, codes.AsSpan(round * Streams * size, Streams * size), together, goesOn: round > 0);
                for (int stream = 0; stream < Streams; stream++)
                    Assert.True(expected[stream].AsSpan(round * outputs, outputs).SequenceEqual(together.AsSpan(stream * outputs, outputs)), $"{lanes}, stream {stream}, step {round}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(CasesThatAreNotNormalised))]
    public void TheSameWeightsWithPieces_ComputeOtherIntegers(string name)
    {
        PackedModel packed = IntegerCase.Packed(name);
        (int[] tokens, sbyte[] codes) = Inputs(packed.Spec);
        int[] tables = Transcribed(packed, tokens, codes, 50), pieces = Transcribed(packed.With(new IntegerSpec()), tokens, codes, 50);
        Assert.NotEqual(tables, pieces);
    }

    private static (int[] Tokens, sbyte[] Codes) Inputs(ModelSpec spec) =>
        (spec.Embedding is null ? [] : IntegerCase.Tokens(spec, Steps, 41), IntegerCase.Codes(spec, Steps, 42));

    /// <summary>What one of the streams reads of inputs that stand round after round.</summary>
    private static T[] Own<T>(T[] inputs, int size, int stream) =>
        inputs.Length == 0 ? [] : [.. Enumerable.Range(0, Steps / Streams).SelectMany(round => inputs.Skip((round * Streams + stream) * size).Take(size))];

    private static int[] Transcribed(PackedModel packed, int[] tokens, sbyte[] codes, int steps)
    {
        var model = new IntegerModel(packed);
        IntegerState state = model.CreateState();
        int[] outputs = new int[steps * model.OutputSize];
        for (int step = 0; step < steps; step++)
        {
            Span<int> output = outputs.AsSpan(step * model.OutputSize, model.OutputSize);
            if (tokens.Length > 0) model.Step(tokens[step], state, output);
            else model.Step(codes.AsSpan(step * packed.Spec.InputSize, packed.Spec.InputSize), state, output);
        }

        return outputs;
    }
}
