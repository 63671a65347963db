using System;
using System.Linq;
using Cases;
using KernelGen.Training;
using Xunit;

namespace KernelGen.Generated.Tests.Training;

/// <summary>Streams of a window that end before it: nothing depends on what stands beyond their ends.</summary>
public sealed class StreamLengthTests
{
    public static TheoryData<string> Models => new(
    [
        .. TrainedCase.ValueAndLabelNames,
        nameof(GruTrained), nameof(TwinLstm), nameof(LearnedLstms), nameof(BalancedRnn), nameof(AlternatingGru), nameof(LayerNormGru), nameof(BernoulliGrus),
        nameof(StridedClasses), nameof(StridedTokens),
    ]);

    [Theory]
    [MemberData(nameof(Models))]
    public void WhatStandsBeyondAStream_ChangesNoBit(string model)
    {
        TrainingOptions options = new() { Threads = 2, LearningRate = 0.1f, Dropout = 0.2f };
        using TrainerCore plain = TrainedCase.Create(model, options), wrong = TrainedCase.Create(model, options);
        for (ulong seed = 0; seed < 6; seed++)
        {
            RaggedWindow window = RaggedWindow.Make(plain, seed, plain.Steps);
            RaggedWindow padded = window.WithWrongPadding(plain.Batch);
            Assert.Equal(window.Step(plain, seed == 0), padded.Step(wrong, seed == 0));
            Assert.Equal(window.Evaluate(plain), padded.Evaluate(wrong));
            Assert.Equal(TrainedCase.Bits(plain), TrainedCase.Bits(wrong));
            foreach ((StreamState one, StreamState other) in plain.Graph.States.Zip(wrong.Graph.States))
                Assert.Equal(one.Value.ToArray(), other.Value.ToArray());
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void AnEvaluation_IsThatOfEveryStreamAlone(string model)
    {
        using TrainerCore trainer = TrainedCase.Create(model);
        bool isOneWindow = trainer is TokenTrainer or SequenceTrainer or TokenSequenceTrainer || trainer.Spec.ReadsWholeSequences;
        RaggedWindow window = RaggedWindow.Make(trainer, seed: 7, isOneWindow ? trainer.Steps : 2 * trainer.Steps + 1);
        (double expected, long predictions) = (0, 0);
        for (int stream = 0; stream < trainer.Batch; stream++)
        {
            (double loss, long count) = window.Alone(stream, trainer.Batch).Evaluate(trainer);
            expected += loss / trainer.Batch;
            predictions += count / trainer.Batch;
        }

        (double found, long foundPredictions) = window.Evaluate(trainer);
        Assert.Equal(expected, found, 1e-9 * expected);
        Assert.Equal(predictions, foundPredictions);
    }

    /// <summary>2 mean|h| / sqrt(Q_P) over the streams is the mean of theirs, each as often as it has time steps.</summary>
    [Fact]
    public void AFirstStep_IsMeasuredOverTheTimeStepsThatCount()
    {
        using ProbabilitiesOverSteps.Trainer trainer = new();
        RaggedWindow window = RaggedWindow.Make(trainer, seed: 3, trainer.Steps);
        double expected = Enumerable.Range(0, trainer.Batch).Sum(stream => Measured(window.Alone(stream, trainer.Batch)) * window.Lengths[stream]);
        Assert.NotEqual(trainer.Batch * trainer.Steps, window.Lengths.Sum());
        Assert.Equal(expected / window.Lengths.Sum(), Measured(window), 1e-7);

        static double Measured(RaggedWindow window)
        {
            using ProbabilitiesOverSteps.Trainer trainer = new(new TrainingOptions { LearningRate = 1e-20f });
            window.Step(trainer, beginsStreams: true);
            return trainer.Graph.Parameters.Single(static parameter => parameter.Name.Contains("step", StringComparison.Ordinal)).Values[0];
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void TheStateThatIsCarriedOn_IsThatAfterTheLastStepThatCounts(string model)
    {
        using TrainerCore trainer = TrainedCase.Create(model), alone = TrainedCase.Create(model);
        RaggedWindow window = RaggedWindow.Make(trainer, seed: 5, trainer.Steps);
        CarriedBy(trainer, window);
        for (int stream = 0; stream < trainer.Batch; stream++)
        {
            CarriedBy(alone, window.Alone(stream, trainer.Batch));
            foreach ((StreamState found, StreamState expected) in trainer.Graph.States.Zip(alone.Graph.States))
            {
                int units = found.Value.Length / trainer.Batch;
                Assert.Equal(expected.Value.Slice(stream * units, units).ToArray(), found.Value.Slice(stream * units, units).ToArray());
            }
        }

        // The pass of an evaluation, which leaves its window in the graph, from the beginning of the streams.
        static void CarriedBy(TrainerCore trainer, RaggedWindow window)
        {
            window.Evaluate(trainer);
            trainer.ResetState();
            trainer.Graph.Forward();
        }
    }
}
