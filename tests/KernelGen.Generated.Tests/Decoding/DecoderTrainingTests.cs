using System;
using System.IO;
using System.Linq;
using Cases;
using KernelGen.Arithmetic;
using KernelGen.Formats;
using KernelGen.Lanes;
using KernelGen.Tests;
using KernelGen.Training;
using Xunit;

namespace KernelGen.Generated.Tests.Decoding;

/// <summary>Encoder and decoder trained together: gradients, padding, threads, checkpoints, what is refused, and that they learn.</summary>
public sealed class DecoderTrainingTests
{
    private const float Distance = 4e-3f;
    private const double Absolute = 3e-4, Relative = 0.02;

    private static readonly int[][] sources = [[3, 4, 5, 19], [7, 1, 2, 8, 9, 4], [1]], targets = [[3, 4, 1], [2, 5, 6, 6, 1, 2], []];

    [Fact]
    public void Gradients_OfTheInnerProduct_AreTheSlopesOfTheLoss()
    {
        using DecoderFloat.Trainer trainer = new(Options);
        AssertSlopes(trainer, (int)trainer.Evaluate(sources, targets).Tokens);
    }

    [Fact]
    public void Gradients_OfTheAdditiveScore_AreTheSlopesOfTheLoss()
    {
        using DecoderAdditive.Trainer trainer = new(Options);
        AssertSlopes(trainer, (int)trainer.Evaluate(sources, targets).Tokens);
    }

    [Fact]
    public void Gradients_ThroughAnEncoderOfStrides_AreTheSlopesOfTheLoss()
    {
        using DecoderPyramid.Trainer trainer = new(Options);
        AssertSlopes(trainer, (int)trainer.Evaluate(Features(16, 9, 5), targets).Tokens);
    }

    [Fact]
    public void SourcesOfStrides_HaveTheSameLoss_AloneAndBesideLongerOnes_WithoutWhatFillsNoStride()
    {
        using DecoderPyramid.Trainer trainer = new(Options);
        float[][] features = Features(16, 11, 6);
        double sum = 0;
        for (int pair = 0; pair < targets.Length; pair++)
            sum += trainer.Evaluate([features[pair]], [targets[pair]]) is var alone ? alone.MeanNats * alone.Tokens : 0;
        var together = trainer.Evaluate(features, targets);
        Assert.Equal(sum, together.MeanNats * together.Tokens, 1e-6);

        float[][] cut = [features[0], features[1][..40], features[2][..20]];
        Assert.Equal(together, trainer.Evaluate(cut, targets));
    }

    [Fact]
    public void ThePackedModelBehindStrides_ScoresWhatTrainingScores()
    {
        using DecoderPyramid.Trainer trainer = new(Options);
        using DecoderPyramid model = trainer.Pack();
        using DecoderPyramid.Source source = model.CreateSource();
        using DecoderPyramid.State state = model.CreateState();
        float[][] features = Features(14, 9, 5);
        model.Encode(features[0], source);
        double nats = 0;
        float[] logits = new float[DecoderPyramid.OutputSize];
        int[] read = [0, .. targets[0]], predicted = [.. targets[0], 0];
        for (int step = 0; step < read.Length; step++)
        {
            model.Step(read[step], source, state, logits);
            nats += Softmax.Loss<Lanes32>(in logits[0], logits.Length, predicted[step]);
        }

        Assert.Equal(trainer.Evaluate([features[0]], [targets[0]]).MeanNats, nats / read.Length, 1e-5);
        Assert.Contains(
            "Source 1 has 3 time steps; expected 4 to 24.", Assert.Throws<ArgumentException>(() => trainer.Step(Features(8, 3), [[1], [2]])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Updates_HaveTheSameBits_OnEveryLaneTypeAndNumberOfThreads()
    {
        int[]? expected = null;
        foreach (LaneWidth lanes in LaneTypes.All)
        {
            foreach (int threads in (int[])[1, 3])
            {
                using DateDecoder.Trainer trainer = new(Options with { Threads = threads, Dropout = 0.3f }, lanes);
                for (int update = 0; update < 4; update++) trainer.Step(sources, targets);
                int[] bits = [.. trainer.Graph.Parameters.SelectMany(parameter => parameter.Values.ToArray()).Select(BitConverter.SingleToInt32Bits)];
                expected ??= bits;
                Assert.Equal(expected, bits);
            }
        }
    }

    [Fact]
    public void APair_HasTheSameLoss_AloneAndBesideLongerOnes()
    {
        using DecoderFloat.Trainer trainer = new(Options);
        double sum = 0;
        for (int pair = 0; pair < sources.Length; pair++)
            sum += trainer.Evaluate([sources[pair]], [targets[pair]]) is var alone ? alone.MeanNats * alone.Tokens : 0;
        var together = trainer.Evaluate(sources, targets);
        Assert.Equal(targets.Sum(target => target.Length + 1), together.Tokens);
        Assert.Equal(sum, together.MeanNats * together.Tokens, 1e-6);
    }

    [Fact]
    public void TrainingGoesOn_WhereACheckpointWasSaved()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            using DateDecoder.Trainer trainer = new(Options with { Dropout = 0.2f });
            for (int update = 0; update < 3; update++) trainer.Step(sources, targets);
            trainer.SaveCheckpoint(path);
            using DateDecoder.Trainer resumed = DateDecoder.Trainer.Resume(path, threads: 1);
            Assert.Equal(trainer.Step(sources, targets), resumed.Step(sources, targets));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void CodedPairs_AreLearned_AndDecodedByThePackedModel()
    {
        using DateDecoder.Trainer trainer = new(new TrainingOptions { Optimizer = OptimizerKind.Adam, LearningRate = 0.01f, Threads = 1, InitialWeights = Wide });
        for (int update = 0; update < 300; update++) trainer.Step(sources, targets);
        using DateDecoder model = trainer.Pack();
        foreach (int beam in (int[])[1, 4])
        {
            DateDecoder.Decoder decoder = model.CreateDecoder(beam, longest: 7);
            int[] found = new int[7];
            for (int pair = 0; pair < sources.Length; pair++)
            {
                int count = decoder.Decode(sources[pair], found);
                Assert.Equal(targets[pair], found[..count]);
                Assert.True(decoder.IsComplete);
            }
        }
    }

    [Fact]
    public void ThePackedModel_ScoresWhatTrainingScores()
    {
        using DateDecoder.Trainer trainer = new(Options);
        using DateDecoder model = trainer.Pack();
        using DateDecoder.Source source = model.CreateSource();
        using DateDecoder.State state = model.CreateState();
        model.Encode(sources[0], source);
        double nats = 0;
        float[] logits = new float[DateDecoder.OutputSize];
        int[] read = [0, .. targets[0]], predicted = [.. targets[0], 0];
        for (int step = 0; step < read.Length; step++)
        {
            model.Step(read[step], source, state, logits);
            nats += Softmax.Loss<Lanes32>(in logits[0], logits.Length, predicted[step]);
        }

        Assert.Equal(trainer.Evaluate([sources[0]], [targets[0]]).MeanNats, nats / read.Length, 1e-5);
    }

    [Fact]
    public void PairsThatDoNotFit_AreRefused_AndNothingHasChanged()
    {
        using DecoderFloat.Trainer trainer = new(Options);
        double before = trainer.Evaluate(sources, targets).MeanNats;
        Refused("Source 0 has 10 time steps; expected 1 to 9", [new int[10]], [[1]]);
        Refused("Source 0 has 0 time steps", [[]], [[1]]);
        Refused("Token 1 of source 0 is 20; expected 0 to 19", [[1, 20]], [[1]]);
        Refused("Target 0 has 8 tokens; expected 7", [[1]], [new int[8]]);
        Refused("Token 0 of target 0 is 0; expected 1 to 6", [[1]], [[0]]);
        Refused("Token 1 of target 0 is 7", [[1]], [[1, 7]]);
        Refused("1 sources and 2 targets", [[1]], [[1], [2]]);
        Refused("5 sources", [[1], [1], [1], [1], [1]], [[1], [1], [1], [1], [1]]);
        Refused("Source 1 is null", [[1], null!], [[1], [2]]);
        Assert.Equal(0, trainer.Updates);
        Assert.Equal(before, trainer.Evaluate(sources, targets).MeanNats);

        void Refused(string message, int[][] wrongSources, int[][] wrongTargets) =>
            Assert.Contains(message, Assert.Throws<ArgumentException>(() => trainer.Step(wrongSources, wrongTargets)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FeaturesThatDoNotFit_AreRefused()
    {
        using DecoderOnLine.Trainer trainer = new(Options);
        Refused("Source 0 has 11 values; expected whole time steps of 5", [new float[11]]);
        Refused("Source 0 has 11 time steps; expected 1 to 10", [new float[55]]);
        Refused("NaN", [[1, 2, float.NaN, 4, 5]]);
        Assert.True(double.IsFinite(trainer.Step([new float[10]], [[1, 2]])));

        void Refused(string message, float[][] wrong) =>
            Assert.Contains(message, Assert.Throws<ArgumentException>(() => trainer.Step(wrong, [[1]])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FiftyUpdates_AllocateNothing()
    {
        using DecoderOnLine.Trainer trainer = new(Options with { Dropout = 0.2f });
        float[][] features = [new float[30], new float[10]];
        int[][] labels = [[1, 2, 3], [4]];
        for (int update = 0; update < 3; update++) trainer.Step(features, labels);
        Allocations.Settle();
        trainer.Step(features, labels);

        long before = Allocations.OfThisThread();
        for (int update = 0; update < 50; update++) trainer.Step(features, labels);
        Assert.Equal(before, Allocations.OfThisThread());
    }

    private static InitialWeights Wide => new() { EmbeddingRange = 0.5f, LinearRange = 0.4f, RecurrentRange = 0.4f };

    private static TrainingOptions Options => new() { Threads = 1, InitialWeights = Wide };

    /// <summary>Sources of so many time steps.</summary>
    private static float[][] Features(params int[] steps) =>
        [.. steps.Select((count, pair) => (float[])[.. Enumerable.Range(0, 5 * count).Select(index => MathF.Sin(index * (pair + 1)))])];

    /// <summary>Slopes over the pairs that were evaluated last, which are in the graph.</summary>
    private static void AssertSlopes(TrainerCore trainer, int predictions)
    {
        TrainingGraph graph = trainer.Graph;
        graph.IsTraining = true;
        graph.Dropout = new DropoutSetting(0.3f, Seed: 5, Step: 7);
        Loss(withGradient: true);
        graph.ComputeGradients();
        CounterRandom random = new(17, 0);
        foreach (Parameter parameter in graph.Parameters)
        {
            for (int probe = 0; probe < 5; probe++)
            {
                int index = random.NextInteger(parameter.Count);
                double gradient = parameter.Gradients[index];
                float value = parameter.Values[index];
                parameter.Values[index] = value + Distance;
                double above = Loss(withGradient: false);
                parameter.Values[index] = value - Distance;
                double below = Loss(withGradient: false);
                parameter.Values[index] = value;
                double slope = (above - below) / (2.0 * Distance);
                Assert.True(
                    Math.Abs(slope - gradient) <= Absolute + Relative * Math.Abs(slope),
                    $"{parameter.Name}[{index}]: gradient {gradient}, slope {slope}.");
            }
        }

        double Loss(bool withGradient)
        {
            trainer.ResetState();
            graph.TakeParameters();
            graph.Forward();
            return graph.Loss(predictions, withGradient) / predictions;
        }
    }
}
