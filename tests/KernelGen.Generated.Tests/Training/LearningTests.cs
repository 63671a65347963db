using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Cases;
using KernelGen.Text;
using KernelGen.Training;
using Xunit;

namespace KernelGen.Generated.Tests.Training;

/// <summary>Networks learn, and what is packed predicts as well as what was trained.</summary>
public sealed class LearningTests
{
    private const int Vocabulary = 50;

    private static readonly TokenCorpus training = ToyText.Make(Vocabulary, 4000, seed: 1);
    private static readonly TokenCorpus validation = ToyText.Make(Vocabulary, 1000, seed: 2);

    [Fact]
    public void AFloatNetwork_LearnsWhichWordsFollow()
    {
        using WordModelFloat.Trainer trainer = new(new TrainingOptions { LearningRate = 4, ClipNorm = 1, Epochs = 6, RotateCorpus = true });
        Evaluation before = trainer.Evaluate(validation);

        IReadOnlyList<EpochReport> reports = trainer.Fit(training, validation);

        Assert.InRange(before.Perplexity, 40, 60);
        Assert.Equal(6, reports.Count);
        Assert.True(reports[^1].Validation.Perplexity < 4, $"perplexity {reports[^1].Validation.Perplexity}");
    }

    [Fact]
    public void ABalancedNetwork_Learns_AndItsPackedFormPredictsTheSame()
    {
        TrainingOptions options = new() { Optimizer = OptimizerKind.Adam, LearningRate = 0.01f, ClipNorm = 10, Epochs = 6 };
        using WordModelBalanced.Trainer trainer = new(options);
        trainer.Fit(training, validation);
        Evaluation trained = trainer.Evaluate(validation);

        using WordModelBalanced packed = trainer.Pack();

        Assert.True(trained.Perplexity < 20, $"perplexity {trained.Perplexity}");
        AssertAgree(trained, Measure(() => packed.CreateState(), packed.Run, steps => packed.CreateWorkspace(steps)));
    }

    [Fact]
    public void AnAlternatingNetwork_BeginsWithFloatWeights_AndItsPackedFormPredictsTheSame()
    {
        using WordModelFloat.Trainer full = new(new TrainingOptions { LearningRate = 4, ClipNorm = 1, Epochs = 4 });
        full.Fit(training, validation);
        using WordModelAlternating.Trainer trainer = new(new TrainingOptions { LearningRate = 1, ClipNorm = 1, Epochs = 3 });
        trainer.LoadWeights(full.Weights);
        Evaluation started = trainer.Evaluate(validation);
        trainer.Fit(training, validation);
        Evaluation trained = trainer.Evaluate(validation);

        using WordModelAlternating packed = trainer.Pack();

        Assert.True(trained.Perplexity < started.Perplexity, $"perplexity {started.Perplexity}, then {trained.Perplexity}");
        Assert.All(trainer.Weights.SelectMany(tensor => tensor.Rows > 1 && tensor.Shape.Count > 1 ? tensor.Values.ToArray() : []), weight => Assert.InRange(weight, -1, 1));
        AssertAgree(trained, Measure(() => packed.CreateState(), packed.Run, steps => packed.CreateWorkspace(steps)));
    }

    [Fact]
    public void Progress_IsReported_AndCancellationKeepsWhatWasReached()
    {
        using WordModelFloat.Trainer trainer = new(new TrainingOptions { LearningRate = 4, Epochs = 2, ProgressInterval = 5 });
        using CancellationTokenSource cancellation = new();
        List<TrainingProgress> seen = [];
        Recorder recorder = new(progress =>
        {
            seen.Add(progress);
            if (progress.Updates == 10) cancellation.Cancel();
        });

        Assert.Throws<OperationCanceledException>(() => trainer.Fit(training, validation, recorder, cancellation.Token));

        Assert.Equal(10, trainer.Updates);
        Assert.Equal([5L, 10L], seen.Select(progress => progress.Updates));
        Assert.Equal(10 * 4 * 6, seen[^1].Tokens);
        trainer.Fit(training, validation);
        Assert.Equal(2, trainer.Epochs);
    }

    private static void AssertAgree(Evaluation trained, Evaluation packed)
    {
        Assert.Equal(trained.Tokens, packed.Tokens);
        Assert.InRange(packed.Perplexity, trained.Perplexity * 0.999, trained.Perplexity * 1.001);
    }

    private delegate void Run<TState, TWorkspace>(ReadOnlySpan<int> tokens, TState state, Span<float> outputs, TWorkspace workspace);

    private static Evaluation Measure<TState, TWorkspace>(
        Func<TState> createState, Run<TState, TWorkspace> run, Func<int, TWorkspace> createWorkspace)
    {
        return Perplexity.Measure(validation, 4, Vocabulary, () =>
        {
            TState state = createState();
            TWorkspace workspace = createWorkspace(Perplexity.DefaultChunk);
            return (tokens, outputs) => run(tokens, state, outputs, workspace);
        });
    }

    private sealed class Recorder(Action<TrainingProgress> record) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => record(value);
    }
}
