using System;
using System.IO;
using System.Threading;
using Cases;
using KernelGen.Formats;
using KernelGen.Spec;
using KernelGen.Text;
using KernelGen.Training;
using Xunit;

namespace KernelGen.Generated.Tests.Training;

/// <summary>A resumed run goes on with the bits of one that never stopped.</summary>
public sealed class CheckpointTests : IDisposable
{
    private static readonly TokenCorpus training = ToyText.Make(50, 1500, seed: 3);
    private static readonly TokenCorpus validation = ToyText.Make(50, 400, seed: 4);

    private readonly string path = Path.Combine(Path.GetTempPath(), $"kernelgen-{Guid.NewGuid():N}.safetensors");

    public void Dispose() => File.Delete(path);

    [Theory]
    [InlineData(OptimizerKind.Sgd)]
    [InlineData(OptimizerKind.Adam)]
    public void AResumedRun_HasTheBitsOfOneThatNeverStopped(OptimizerKind optimizer)
    {
        TrainingOptions options = Options(optimizer);
        using WordModelBalanced.Trainer whole = new(options);
        whole.Fit(training, validation);

        using WordModelBalanced.Trainer first = new(options with { CheckpointPath = path, Threads = 1 });
        using CancellationTokenSource cancellation = new();
        StopAt stop = new(80, cancellation);
        Assert.Throws<OperationCanceledException>(() => first.Fit(training, validation, stop, cancellation.Token));
        using WordModelBalanced.Trainer second = WordModelBalanced.Trainer.Resume(path, threads: 2);
        Assert.Equal(80, second.Updates);
        second.Fit(training, validation);

        Assert.Equal(whole.Updates, second.Updates);
        Assert.Equal(TrainedCase.Bits(whole), TrainedCase.Bits(second));
        Assert.Equal(whole.Evaluate(validation), second.Evaluate(validation));
    }

    [Fact]
    public void AFeatureTrainer_Resumes()
    {
        using GruTrained.Trainer whole = new(new TrainingOptions { LearningRate = 0.5f });
        using GruTrained.Trainer first = new(new TrainingOptions { LearningRate = 0.5f });
        for (ulong seed = 0; seed < 4; seed++) TrainedCase.Step(whole, seed);
        for (ulong seed = 0; seed < 2; seed++) TrainedCase.Step(first, seed);
        first.SaveCheckpoint(path);
        using GruTrained.Trainer second = GruTrained.Trainer.Resume(path);
        for (ulong seed = 2; seed < 4; seed++) TrainedCase.Step(second, seed);
        Assert.Equal(TrainedCase.Bits(whole), TrainedCase.Bits(second));
    }

    [Theory]
    [InlineData(OptimizerKind.Sgd)]
    [InlineData(OptimizerKind.Adam)]
    public void ASequenceTrainer_Resumes(OptimizerKind optimizer)
    {
        TrainingOptions options = new() { Optimizer = optimizer, LearningRate = 0.02f, Dropout = 0.1f, ClipNorm = 1 };
        using GruLabels.Trainer whole = new(options), first = new(options with { Threads = 1 });
        for (ulong seed = 0; seed < 6; seed++) TrainedCase.Step(whole, seed);
        for (ulong seed = 0; seed < 3; seed++) TrainedCase.Step(first, seed);
        first.SaveCheckpoint(path);
        using GruLabels.Trainer second = GruLabels.Trainer.Resume(path, threads: 2);
        for (ulong seed = 3; seed < 6; seed++) TrainedCase.Step(second, seed);
        Assert.Equal(TrainedCase.Bits(whole), TrainedCase.Bits(second));
        RaggedWindow window = RaggedWindow.Make(whole, seed: 9, whole.Steps);
        Assert.Equal(window.Evaluate(whole), window.Evaluate(second));
    }

    [Fact]
    public void AValueTrainer_Resumes()
    {
        using LstmValues.Trainer whole = new(new TrainingOptions { LearningRate = 0.1f }), first = new(new TrainingOptions { LearningRate = 0.1f });
        for (ulong seed = 0; seed < 4; seed++) TrainedCase.Step(whole, seed);
        for (ulong seed = 0; seed < 2; seed++) TrainedCase.Step(first, seed);
        first.SaveCheckpoint(path);
        using LstmValues.Trainer second = LstmValues.Trainer.Resume(path);
        for (ulong seed = 2; seed < 4; seed++) TrainedCase.Step(second, seed);
        Assert.Equal(TrainedCase.Bits(whole), TrainedCase.Bits(second));
    }

    [Fact]
    public void ACheckpointOfAnotherLoss_IsRefused()
    {
        using ReferenceSquares.Trainer trainer = new();
        trainer.SaveCheckpoint(path);
        WeightFormatException refused = Assert.Throws<WeightFormatException>(() => ReferenceProbabilities.Trainer.Resume(path));
        Assert.Equal("training.loss: MeanSquaredError; expected BinaryCrossEntropy.", refused.Message);
    }

    [Fact]
    public void DrawnCodes_Resume_AndDoNotReachEvaluation()
    {
        TokenCorpus text = ToyText.Make(11, 100, seed: 5);
        TrainingOptions options = new() { LearningRate = 0.5f, Threads = 1 };
        using DrawnLstm.Trainer whole = new(options), first = new(options), other = new(options with { Seeds = new TrainingSeeds(Draws: 9) });
        Assert.Equal(whole.Evaluate(text), other.Evaluate(text));
        for (ulong seed = 0; seed < 4; seed++) TrainedCase.Step(whole, seed);
        for (ulong seed = 0; seed < 2; seed++)
        {
            TrainedCase.Step(first, seed);
            TrainedCase.Step(other, seed);
            Assert.Equal(first.Evaluate(text), first.Evaluate(text));
        }

        Assert.NotEqual(TrainedCase.Bits(first), TrainedCase.Bits(other));
        first.SaveCheckpoint(path);
        using DrawnLstm.Trainer second = DrawnLstm.Trainer.Resume(path, threads: 2);
        for (ulong seed = 2; seed < 4; seed++) TrainedCase.Step(second, seed);
        Assert.Equal(TrainedCase.Bits(whole), TrainedCase.Bits(second));
        Assert.Equal(whole.Evaluate(text), second.Evaluate(text));
    }

    [Fact]
    public void DrawnBiases_Resume()
    {
        TrainingOptions options = new() { LearningRate = 0.5f, Threads = 1 };
        using DrawnBiases.Trainer whole = new(options), first = new(options);
        for (ulong seed = 0; seed < 4; seed++) TrainedCase.Step(whole, seed);
        for (ulong seed = 0; seed < 2; seed++) TrainedCase.Step(first, seed);
        first.SaveCheckpoint(path);
        using DrawnBiases.Trainer second = DrawnBiases.Trainer.Resume(path, threads: 2);
        for (ulong seed = 2; seed < 4; seed++) TrainedCase.Step(second, seed);
        Assert.Equal(TrainedCase.Bits(whole), TrainedCase.Bits(second));
    }

    [Fact]
    public void Evaluation_LeavesTrainingAsItWas()
    {
        using WordModelFloat.Trainer asked = new(Options(OptimizerKind.Sgd)), left = new(Options(OptimizerKind.Sgd));
        for (ulong seed = 0; seed < 4; seed++)
        {
            Assert.Equal(TrainedCase.Step(left, seed), TrainedCase.Step(asked, seed));
            asked.Evaluate(validation);
        }

        Assert.Equal(TrainedCase.Bits(left), TrainedCase.Bits(asked));
    }

    [Fact]
    public void AnotherTextInTheMiddleOfAnEpoch_IsRefused()
    {
        using WordModelFloat.Trainer trainer = new(Options(OptimizerKind.Sgd));
        using CancellationTokenSource cancellation = new();
        StopAt stop = new(10, cancellation);
        Assert.Throws<OperationCanceledException>(() => trainer.Fit(training, validation, stop, cancellation.Token));
        ArgumentException refused = Assert.Throws<ArgumentException>(() => trainer.Fit(validation, validation));
        Assert.Contains("400 tokens", refused.Message, StringComparison.Ordinal);
        Assert.Contains("1500 tokens", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ACheckpointOfAnotherModel_IsRefused()
    {
        using WordModelFloat.Trainer trainer = new(Options(OptimizerKind.Sgd));
        trainer.SaveCheckpoint(path);
        WeightFormatException refused = Assert.Throws<WeightFormatException>(() => WordModelBalanced.Trainer.Resume(path));
        Assert.Contains("embedding.weights", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WeightsThatAreNoCheckpoint_AreRefused()
    {
        using WordModelFloat.Trainer trainer = new(Options(OptimizerKind.Sgd));
        trainer.Weights.Save(path);
        WeightFormatException refused = Assert.Throws<WeightFormatException>(() => WordModelFloat.Trainer.Resume(path));
        Assert.Contains("kernelgen.checkpoint", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("training.learning_rate", "NaN")]
    [InlineData("training.learning_rate", "-1")]
    [InlineData("training.updates", "-1")]
    [InlineData("options.clip_norm", "0", "options.ClipNorm")]
    [InlineData("options.initial.linear_range", "Infinity", "options.LinearRange")]
    [InlineData("options.rotate_corpus", "perhaps")]
    [InlineData("position.epoch", "-1")]
    [InlineData("position.steps", "-20")]
    [InlineData("position.tokens", "-1")]
    [InlineData("schedule.learning_rate", "0")]
    public void NumbersThatNoRunHas_AreRefusedByTheirField(string field, string value, string? subject = null)
    {
        using WordModelFloat.Trainer trainer = new(Options(OptimizerKind.Adam));
        TrainedCase.Step(trainer, 1);
        trainer.SaveCheckpoint(path);
        TensorSet file = TensorSet.Load(path);
        file.Metadata[field] = value;
        file.Save(path);
        Assert.Equal(subject ?? field, Assert.Throws<WeightFormatException>(() => WordModelFloat.Trainer.Resume(path)).Subject);
    }

    [Fact]
    public void AsManyUpdatesAsANumberHolds_AreGoneOnFromAtOnce()
    {
        using WordModelFloat.Trainer trainer = new(Options(OptimizerKind.Adam));
        trainer.SaveCheckpoint(path);
        TensorSet file = TensorSet.Load(path);
        file.Metadata["training.updates"] = "4611686018427387904";
        file.Save(path);
        using TrainerCore resumed = WordModelFloat.Trainer.Resume(path);
        Assert.True(double.IsFinite(TrainedCase.Step(resumed, 1)) && double.IsFinite(TrainedCase.Step(resumed, 2)));
    }

    [Fact]
    public void AnExtendedRun_EndsLikeALongerOne()
    {
        using WordModelFloat.Trainer whole = new(Options(OptimizerKind.Sgd));
        whole.Fit(training, validation);
        using (WordModelFloat.Trainer first = new(Options(OptimizerKind.Sgd) with { Epochs = 1 }))
        {
            first.Fit(training, validation);
            first.SaveCheckpoint(path);
        }

        using WordModelFloat.Trainer resumed = (WordModelFloat.Trainer)WordModelFloat.Trainer.Resume(path);
        Assert.True(resumed.IsFinished);
        resumed.ExtendTo(3);
        resumed.Fit(training, validation);

        foreach (TensorSpec tensor in whole.Spec.Tensors)
            Assert.Equal(whole.Weights.Get(tensor.Name).Values.ToArray(), resumed.Weights.Get(tensor.Name).Values.ToArray());
        ArgumentOutOfRangeException refused = Assert.Throws<ArgumentOutOfRangeException>(() => resumed.ExtendTo(2));
        Assert.Contains("3 or more", refused.Message, StringComparison.Ordinal);
    }

    private static TrainingOptions Options(OptimizerKind optimizer) => new()
    {
        Optimizer = optimizer,
        LearningRate = optimizer == OptimizerKind.Adam ? 0.01f : 1,
        Momentum = optimizer == OptimizerKind.Adam ? 0 : 0.9f,
        Dropout = 0.2f,
        Epochs = 3,
        RotateCorpus = true,
        ProgressInterval = 1,
        Seeds = new TrainingSeeds(11, 12, 13, 14),
    };

    private sealed class StopAt(long updates, CancellationTokenSource cancellation) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.Updates == updates) cancellation.Cancel();
        }
    }
}
