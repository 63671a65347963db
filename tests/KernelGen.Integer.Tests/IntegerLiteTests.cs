using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Arithmetic;
using KernelGen.Formats;
using KernelGen.Generic;
using KernelGen.Integers;
using KernelGen.Lanes;
using KernelGen.Spec;
using KernelGen.Text;
using KernelGen.Training;
using TrainedTwins;
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

    /// <summary>The integers of what a float twin with the same normalised sums has learned predict almost as well.</summary>
    [Fact]
    public void NormalisedSumsThatAFloatTwinWasTrainedWith_PredictAlmostAsWellInIntegers()
    {
        TokenCorpus text = Text(1_500, seed: 1), unread = Text(400, seed: 2);
        TrainingOptions options = new() { Optimizer = OptimizerKind.Adam, LearningRate = 0.01f, Threads = 1 };
        using LiteNormedFloat.Trainer trainer = new(options);
        double blind = trainer.Evaluate(unread).MeanNats;
        for (int epoch = 0; epoch < 6; epoch++) trainer.TrainEpoch(text, unread);
        double learned = Nats(new GenericModel(PackedModel.Pack(LiteNormedFloat.Spec, trainer.Weights)), unread);
        TensorSet weights = Calibration.Observe(LiteNormedIntegers.Spec, trainer.Weights, [text.Tokens.ToArray()]);
        double integers = Nats(new IntegerModel(PackedModel.Pack(LiteNormedIntegers.Spec, weights)), unread);
        Assert.True(learned < 0.5 * blind, FormattableString.Invariant($"{blind:F3} nats a token before training, {learned:F3} after."));
        Assert.True(integers < 1.02 * learned, FormattableString.Invariant($"{learned:F4} nats a token in floats, {integers:F4} in integers."));
    }

    /// <summary>A text in which one of two tokens may follow each.</summary>
    private static TokenCorpus Text(int tokens, ulong seed)
    {
        CounterRandom random = new(seed, 0);
        int[] text = new int[tokens];
        for (int index = 1; index < tokens; index++) text[index] = ((text[index - 1] * 3) + 1 + random.NextInteger(2)) % LiteNormedFloat.OutputSize;
        return new TokenCorpus(text);
    }

    private static double Nats(GenericModel model, TokenCorpus text)
    {
        GenericState state = model.CreateState();
        float[] logits = new float[model.OutputSize];
        return Nats(text, token =>
        {
            model.Step(token, state, logits);
            return [.. logits];
        });
    }

    private static double Nats(IntegerModel model, TokenCorpus text)
    {
        IntegerState state = model.CreateState();
        int[] sums = new int[model.OutputSize];
        return Nats(text, token =>
        {
            model.Step(token, state, sums);
            return [.. sums.Select(sum => sum * model.OutputUnit)];
        });
    }

    /// <summary>The mean negative log likelihood of every token but the first.</summary>
    private static double Nats(TokenCorpus text, Func<int, double[]> logitsBehind)
    {
        double nats = 0;
        for (int index = 0; index + 1 < text.Count; index++)
        {
            double[] logits = logitsBehind(text.Tokens[index]);
            double most = logits.Max();
            nats += most + Math.Log(logits.Sum(logit => Math.Exp(logit - most))) - logits[text.Tokens[index + 1]];
        }

        return nats / (text.Count - 1);
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
